"""A first model: predict tomorrow's ice-cream sales from the weather forecast.

Source: the data are made up by snippets/data/make_ice_cream_days.py.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:load]
data = np.loadtxt("data/ice_cream_days.csv", delimiter=",", skiprows=1)
summer = data[:123]  # one row per day, May to August
print("day  temperature  weekend  cones")
print(summer[:4].astype(int))
day, temperature, weekend, cones = summer.T
# --8<-- [end:load]

# --8<-- [start:plot_days]
fig, ax = plt.subplots()
for value, marker, name in [(1, "s", "weekend"), (0, "o", "weekday")]:
    chosen = weekend == value
    ax.plot(temperature[chosen], cones[chosen], marker, label=name)
ax.set(xlabel="temperature in °C", ylabel="cones sold", xticks=[15, 20, 25, 30])
ax.set_title("Warm days sell more, weekends more still")
ax.legend()
fig.set_label(
    "Cones sold against temperature, one mark per day. Both clouds rise from left to right in a "
    "straight band; the weekends lie above the weekdays."
)
# --8<-- [end:plot_days]

# --8<-- [start:split]
rng = np.random.default_rng(seed=1)
shuffled = rng.permutation(len(summer))  # the row numbers, in random order
test, train = shuffled[:25], shuffled[25:]
print(f"learn from {len(train)} days, keep back {len(test)}")
# --8<-- [end:split]

# --8<-- [start:baseline]
usual = cones[train].mean()
baseline_error = np.abs(cones[test] - usual).mean()
print(f"usual: {usual:.0f} cones, off by {baseline_error:.1f}")
# --8<-- [end:baseline]

# --8<-- [start:fit]
X = np.column_stack([temperature, weekend, np.ones(len(summer))])
w, *_ = np.linalg.lstsq(X[train], cones[train])
print(f"cones = {w[2]:.0f} + {w[0]:.1f} * temperature")
print(f"            + {w[1]:.1f} * weekend")
# --8<-- [end:fit]

# --8<-- [start:evaluate]
predicted = X[test] @ w
model_error = np.abs(cones[test] - predicted).mean()
print(f"model: off by {model_error:.1f}")
# --8<-- [end:evaluate]

# --8<-- [start:use]
saturday = np.array([27.0, 1.0, 1.0])  # 27 °C, weekend, constant
print(f"{saturday @ w:.0f} cones")
# --8<-- [end:use]

# --8<-- [start:september]
september = data[123:]
day_9, temperature_9, weekend_9, cones_9 = september.T
X_9 = np.column_stack([temperature_9, weekend_9, np.ones(len(september))])
too_many = X_9 @ w - cones_9  # predicted minus sold
print(f"September: off by {np.abs(too_many).mean():.1f}")
for value, name in [(1, "weekends"), (0, "weekdays")]:
    print(f"  {name}: {too_many[weekend_9 == value].mean():+.0f} cones")
# --8<-- [end:september]

# --8<-- [start:plot_season]
fig, ax = plt.subplots()
errors = np.concatenate([X @ w - cones, too_many])
for value, marker, name in [(1, "s", "weekend"), (0, "o", "weekday")]:
    chosen = data[:, 2] == value
    ax.plot(data[chosen, 0], errors[chosen], marker, label=name)
ax.axhline(0, color="black", linewidth=1)
ax.axvline(123.5, color="black", linestyle=":", linewidth=1)
ax.text(121, 60, "September", ha="right")
ax.set(xlabel="day of the season", ylabel="cones predicted too many")
ax.set_title("From September on, weekdays go wrong")
ax.legend(loc="upper left")
ax.set_ylim(-30, 75)
fig.set_label(
    "Error per day of the season: predicted minus sold. Until the end of August the marks scatter "
    "around zero; in September the weekdays jump to about 40 too many, the weekends do not."
)
# --8<-- [end:plot_season]

per_degree, per_weekend = w[0], w[1]  # for the text of the page
weekday_miss = too_many[weekend_9 == 0].mean()
weekend_miss = too_many[weekend_9 == 1].mean()
september_error = np.abs(too_many).mean()
