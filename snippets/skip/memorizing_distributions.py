"""How often a busy hour comes: simulated instead of recalled from a formula."""

import numpy as np

# --8<-- [start:simulate]
rng = np.random.default_rng(seed=7)
tickets = rng.poisson(lam=12, size=100_000)
busy = np.mean(tickets >= 20)
print(f"{busy:.3f} of the hours bring 20 tickets or more")
# --8<-- [end:simulate]
