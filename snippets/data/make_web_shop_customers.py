"""Write web_shop_customers.csv: python snippets/data/make_web_shop_customers.py."""

from pathlib import Path

import numpy as np

CUSTOMERS = 1200
COLUMNS = "days_since_order,orders,left"
FILE = Path(__file__).with_name("web_shop_customers.csv")


def make_customers(rng: np.random.Generator) -> np.ndarray:
    """Return made-up customers of a small web shop, one a row, as `README.md` describes them.

    Args:
        rng: Source of randomness.

    Returns:
        Whole numbers, shape (CUSTOMERS, 3): days since the last order, orders in the year
        before, and 1 for those who then left. The log-odds of leaving are linear in the first
        two columns, so a logistic regression can find the true weights.
    """
    # A customer who orders often has ordered recently: gaps shrink as orders grow.
    orders = np.minimum(1 + rng.negative_binomial(2, 0.3, CUSTOMERS), 20)
    days = np.minimum(np.ceil(rng.gamma(1.8, 60 / (1 + orders / 4))), 180).astype(int)
    log_odds = -1.1 + 0.024 * (days - 45) - 0.28 * (orders - 5)
    left = rng.random(CUSTOMERS) < 1 / (1 + np.exp(-log_odds))
    return np.column_stack([days, orders, left.astype(int)])


if __name__ == "__main__":
    customers = make_customers(np.random.default_rng(seed=20))
    np.savetxt(FILE, customers, fmt="%d", delimiter=",", header=COLUMNS, comments="")
