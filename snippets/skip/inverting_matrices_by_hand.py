"""Solving a system against inverting its matrix, where the columns are nearly dependent."""

import numpy as np

# --8<-- [start:solve]
# Ten equations, ten unknowns, and columns that are nearly dependent.
row, column = np.indices((10, 10))
A = 1.0 / (row + column + 1)
# Every unknown is 1, so the right side is the sum of each row.
b = A.sum(axis=1)

answers = {"solve": np.linalg.solve(A, b), "inv": np.linalg.inv(A) @ b}
for name, x in answers.items():
    wrong_by = np.abs(x - 1).max()
    left_over = np.abs(A @ x - b).max()
    print(f"{name:5}  wrong by {wrong_by:.0e}  left over {left_over:.0e}")
# --8<-- [end:solve]
