"""Distributions: a picture of each, from its formula, a fit, and a check of most by drawing.

Source: Casella and Berger, Statistical Inference (Duxbury, second edition, 2002), chapters 3 to 5.
"""

import math

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats

SHORT = (4.8, 2.1)  # width and height of the figures, in inches

# --8<-- [start:plot_bernoulli]
p = 0.2  # probability that a customer leaves
x = np.array([0, 1])
bernoulli_pmf = p**x * (1 - p) ** (1 - x)

fig, ax = plt.subplots(figsize=SHORT)
ax.bar(x, bernoulli_pmf, width=0.5)
ax.set(title="One customer, two outcomes", ylabel="probability", ylim=(0, 1))
ax.set_xticks(x, ["0: stays", "1: leaves"])
fig.set_label("Two bars: a customer stays with probability 0.8 and leaves with probability 0.2.")
# --8<-- [end:plot_bernoulli]

# --8<-- [start:plot_binomial]
n, p = 20, 0.1  # visitors, probability that one buys
k = np.arange(n + 1)
ways = np.array([math.comb(n, i) for i in k])
binomial_pmf = ways * p**k * (1 - p) ** (n - k)

fig, ax = plt.subplots(figsize=SHORT)
ax.bar(k[:11], binomial_pmf[:11])
ax.set(title="Of 20 visitors most often 2 buy, and rarely 6", ylabel="probability")
ax.set(xlabel="buyers among 20 visitors", xticks=range(0, 11, 2))
fig.set_label(
    "Bars over 0 to 10 buyers: 0.12 for none, a peak of 0.29 at 2, then falling; from 6 buyers "
    "on the bars are almost invisible."
)
# --8<-- [end:plot_binomial]
binomial_none = binomial_pmf[0]

# --8<-- [start:plot_categorical]
queues = ["delivery", "refund", "hacked"]
p_queues = np.array([0.70, 0.28, 0.02])

fig, ax = plt.subplots(figsize=SHORT)
ax.barh(queues[::-1], p_queues[::-1])
ax.set(title="Which queue the next ticket belongs to", xlabel="probability", xlim=(0, 1))
fig.set_label("Three bars: delivery 0.70, refund 0.28, hacked account 0.02; together they make 1.")
# --8<-- [end:plot_categorical]

# --8<-- [start:plot_poisson]
rate = 3.0  # tickets per hour
k = np.arange(11)
factorials = np.array([math.factorial(i) for i in k])
poisson_pmf = rate**k * np.exp(-rate) / factorials

fig, ax = plt.subplots(figsize=SHORT)
ax.bar(k, poisson_pmf)
ax.set(title="Three tickets an hour, on average", xlabel="tickets in an hour")
ax.set(ylabel="probability", xticks=range(0, 11, 2))
fig.set_label(
    "Bars over 0 to 10 tickets: highest and equal at 2 and 3 with 0.22, 0.05 at 0, and a longer "
    "slope to the right than to the left."
)
# --8<-- [end:plot_poisson]
poisson_none = poisson_pmf[0]
poisson_seven = 1 - poisson_pmf[:7].sum()  # seven or more

# --8<-- [start:plot_geometric]
p = 0.25  # probability that one call is answered
k = np.arange(1, 13)
geometric_pmf = (1 - p) ** (k - 1) * p

fig, ax = plt.subplots(figsize=SHORT)
ax.bar(k, geometric_pmf)
ax.set(title="The first try is always the likeliest to be the one", ylabel="probability")
ax.set(xlabel="calls up to the first answer", xticks=range(1, 13))
fig.set_label(
    "Bars over 1 to 12 calls: 0.25 at the first, each following bar three quarters of the one "
    "before it."
)
# --8<-- [end:plot_geometric]
geometric_late = (1 - p) ** 8  # no answer in eight calls

# --8<-- [start:plot_uniform]
a, b = 0.0, 10.0  # minutes until the next bus
x = np.array([-2, a, a, b, b, 12])
uniform_pdf = np.array([0, 0, 1, 1, 0, 0]) / (b - a)

fig, ax = plt.subplots(figsize=SHORT)
ax.plot(x, uniform_pdf)
ax.fill_between(x, uniform_pdf, alpha=0.25)
ax.set(title="Every moment is as likely as every other", ylim=(0, 0.15))
ax.set(xlabel="minutes until the bus", ylabel="density")
fig.set_label("A flat block of height 0.1 from 0 to 10 minutes, and zero outside of it.")
# --8<-- [end:plot_uniform]

# --8<-- [start:plot_normal]
mu, sigma = 20.0, 0.5  # mean and standard deviation, in degrees Celsius
x = np.linspace(18, 22, 200)
normal_pdf = np.exp(-((x - mu) ** 2) / (2 * sigma**2)) / (sigma * np.sqrt(2 * np.pi))

fig, ax = plt.subplots(figsize=SHORT)
ax.plot(x, normal_pdf)
for width in (2, 1):
    inside = np.abs(x - mu) <= width * sigma
    ax.fill_between(x[inside], normal_pdf[inside], color="C0", alpha=0.2)
ax.set(title="68% within one deviation, 95% within two", ylabel="density")
ax.set(xlabel="reading of a sensor in °C", xticks=range(18, 23))
fig.set_label(
    "A bell around 20 degrees; dark between 19.5 and 20.5, one standard deviation to each side, "
    "lighter out to 19 and 21, two of them."
)
# --8<-- [end:plot_normal]
within_one, within_two, within_three = (math.erf(z / np.sqrt(2)) for z in (1, 2, 3))

# --8<-- [start:plot_exponential]
rate = 0.5  # tickets per minute
x = np.linspace(0, 10, 200)
exponential_pdf = rate * np.exp(-rate * x)

fig, ax = plt.subplots(figsize=SHORT)
ax.plot(x, exponential_pdf)
ax.fill_between(x, exponential_pdf, alpha=0.25)
ax.set(title="Short waits are common, long ones never stop", ylabel="density")
ax.set(xlabel="minutes until the next ticket")
fig.set_label(
    "A curve that starts at 0.5 for no wait at all and falls by half every 1.4 minutes, toward "
    "zero without reaching it."
)
# --8<-- [end:plot_exponential]
exponential_long = np.exp(-rate * 6)  # longer than six minutes

# --8<-- [start:plot_lognormal]
mu, sigma = np.log(200), 0.8  # of the logarithm; 200 ms is the median
x = np.linspace(1, 1200, 300)
lognormal_pdf = np.exp(-((np.log(x) - mu) ** 2) / (2 * sigma**2))
lognormal_pdf /= x * sigma * np.sqrt(2 * np.pi)
lognormal_median, lognormal_mean = np.exp(mu), np.exp(mu + sigma**2 / 2)

fig, ax = plt.subplots(figsize=SHORT)
ax.plot(x, lognormal_pdf)
ax.axvline(lognormal_median, color="black", linestyle=":")
ax.axvline(lognormal_mean, color="C1", linestyle="--")
ax.text(190, 0.0041, "median", ha="right")
ax.text(290, 0.0041, "mean", color="C1")
ax.set(title="A few slow answers pull the mean up", ylabel="density")
ax.set(xlabel="response time in ms", yticks=[0, 0.002, 0.004], ylim=(0, 0.005))
fig.set_label(
    "A hump near 105 ms with a long tail to the right; the median stands at 200 ms, the mean "
    "further right at 275 ms."
)
# --8<-- [end:plot_lognormal]

# --8<-- [start:plot_student_t]
nu = 3  # degrees of freedom: a sample of four
x = np.linspace(-5, 5, 200)
constant = math.gamma((nu + 1) / 2) / (math.sqrt(nu * math.pi) * math.gamma(nu / 2))
t_pdf = constant * (1 + x**2 / nu) ** (-(nu + 1) / 2)

fig, ax = plt.subplots(figsize=SHORT)
ax.plot(x, t_pdf)
ax.plot(x, np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi), linestyle="--")
ax.text(0.6, 0.37, "normal", color="C1")
ax.text(2.0, 0.08, r"t with $\nu = 3$", color="C0")
ax.set(title="Lower in the middle, heavier in the tails", ylabel="density")
ax.set(xlabel="t", ylim=(0, 0.45))
fig.set_label(
    "Two bells around zero: the t curve is lower at the center, 0.37 against 0.40, and above "
    "the dashed normal curve beyond plus and minus 2."
)
# --8<-- [end:plot_student_t]

# --8<-- [start:plot_chi_square]
x = np.linspace(0.02, 16, 300)
chi_square_pdfs = {}
for df in (2, 4, 8):  # degrees of freedom
    constant = 2 ** (df / 2) * math.gamma(df / 2)
    chi_square_pdfs[df] = x ** (df / 2 - 1) * np.exp(-x / 2) / constant

fig, ax = plt.subplots(figsize=SHORT)
for (df, pdf), line in zip(chi_square_pdfs.items(), ["-", "--", ":"], strict=True):
    ax.plot(x, pdf, linestyle=line, label=f"{df} degrees of freedom")
ax.set(title="More squares, a larger and rounder sum", ylabel="density")
ax.set(xlabel="sum of squares")
ax.legend()
fig.set_label(
    "Three curves over positive numbers: with 2 degrees of freedom it falls from the start, with "
    "4 it peaks at 2, with 8 it peaks at 6 and is flat and wide."
)
# --8<-- [end:plot_chi_square]

# --8<-- [start:plot_beta]
x = np.linspace(0, 0.4, 300)
beta_pdfs = {}
for visitors, sales in [(10, 1), (100, 10), (400, 40)]:
    a, b = 1 + sales, 1 + visitors - sales
    constant = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    beta_pdfs[a, b] = np.exp(constant) * x ** (a - 1) * (1 - x) ** (b - 1)

fig, ax = plt.subplots(figsize=SHORT)
for ((a, b), pdf), line in zip(beta_pdfs.items(), [":", "--", "-"], strict=True):
    ax.plot(x, pdf, linestyle=line, label=f"{a - 1} of {a + b - 2} bought")
ax.set(title="The more visitors, the surer the rate", ylabel="density")
ax.set(xlabel="conversion rate")
ax.legend()
fig.set_label(
    "Three curves with their peaks at a rate of 0.1: wide after 10 visitors, narrower after 100, "
    "and a tall spike after 400."
)
# --8<-- [end:plot_beta]
beta_peak = beta_pdfs[41, 361].max()

# --8<-- [start:plot_multivariate]
means = np.array([80.0, 300.0])  # size in m², price in thousand dollars
covariance = np.array([[400.0, 1200.0], [1200.0, 6400.0]])
rng = np.random.default_rng(seed=2)
homes = rng.multivariate_normal(means, covariance, size=150)
turn = np.linspace(0, 2 * np.pi, 80)
circle = np.stack([np.cos(turn), np.sin(turn)])
stretch = np.linalg.cholesky(covariance)  # turns circles into the ellipses

fig, ax = plt.subplots(figsize=(4.8, 2.8))
ax.scatter(*homes.T, s=9, alpha=0.6, linewidth=0)
for radius in (1, 2):
    ax.plot(*(means[:, None] + radius * stretch @ circle), color="C1", linewidth=1.5)
ax.set(title="Large homes cost more: a tilted cloud", xlabel="size in m²")
ax.set(ylabel="price in 1,000 $")
fig.set_label(
    "150 points and two tilted ellipses around 80 square meters and 300,000 dollars, rising to "
    "the right: larger homes tend to cost more."
)
# --8<-- [end:plot_multivariate]
correlation = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])

# --8<-- [start:fit]
waits = np.array([2.1, 3.4, 1.9, 5.0, 2.7, 3.3, 4.1, 2.2])  # in minutes
shift, shifted_scale = stats.expon.fit(waits)
_, scale = stats.expon.fit(waits, floc=0)
print(f"fit(waits)          starts at {shift:.2f}, scale {shifted_scale:.2f}")
print(f"fit(waits, floc=0)  starts at 0.00, scale {scale:.2f}")
# --8<-- [end:fit]
mean_wait = waits.mean()

# --8<-- [start:draw]
rng = np.random.default_rng(seed=3)
size = 100_000
draws = {  # the formula for the mean and for the variance, then numbers drawn
    "bernoulli": (0.2, 0.2 * 0.8, rng.random(size) < 0.2),
    "binomial": (20 * 0.1, 20 * 0.1 * 0.9, rng.binomial(20, 0.1, size)),
    "poisson": (3, 3, rng.poisson(3, size)),
    "geometric": (1 / 0.25, 0.75 / 0.25**2, rng.geometric(0.25, size)),
    "uniform": (10 / 2, 10**2 / 12, rng.uniform(0, 10, size)),
    "normal": (20, 0.5**2, rng.normal(20, 0.5, size)),
    "exponential": (1 / 0.5, 1 / 0.5**2, rng.exponential(1 / 0.5, size)),
    "t, 5 degrees": (0, 5 / 3, rng.standard_t(5, size)),
    "chi-square": (4, 2 * 4, rng.chisquare(4, size)),
    "beta": (2 / 12, 2 * 10 / (12**2 * 13), rng.beta(2, 10, size)),
}
print("                mean           variance")
print("              formula drawn  formula drawn")
for name, (mean, variance, x) in draws.items():
    left = f"{name:12} {mean:8.2f} {x.mean():z5.2f}"
    print(f"{left} {variance:8.2f} {x.var():5.2f}")
# --8<-- [end:draw]
