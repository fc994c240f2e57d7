"""Write ice_cream_days.csv: python snippets/data/make_ice_cream_days.py."""

from pathlib import Path

import numpy as np

DAYS = 153  # May to September
SCHOOL_STARTS = 123  # the first day of September, counted from 0
COLUMNS = "day,temperature,weekend,cones"
FILE = Path(__file__).with_name("ice_cream_days.csv")


def make_days(rng: np.random.Generator) -> np.ndarray:
    """Return made-up days of a small ice-cream stand, one a row, as `README.md` describes them.

    Args:
        rng: Source of randomness.

    Returns:
        Whole numbers, shape (DAYS, 4): the day, the highest temperature, 1 on weekends, and the
        cones sold. Sales are linear in temperature and weekend, plus noise; from the day that
        school starts, weekdays sell fewer.
    """
    day = np.arange(1, DAYS + 1)
    weekend = (day % 7 < 2).astype(int)
    season = 22 + 5 * np.sin(np.pi * (day - 15) / 140)
    temperature = np.round(season + rng.normal(0, 3, DAYS)).astype(int)
    school = (day > SCHOOL_STARTS) & (weekend == 0)
    cones = 6.0 * temperature - 30 + 35 * weekend - 40 * school + rng.normal(0, 11, DAYS)
    cones = np.maximum(np.round(cones), 0).astype(int)
    return np.column_stack([day, temperature, weekend, cones])


if __name__ == "__main__":
    days = make_days(np.random.default_rng(seed=7))
    np.savetxt(FILE, days, fmt="%d", delimiter=",", header=COLUMNS, comments="")
