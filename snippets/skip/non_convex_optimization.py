"""One loss with two valleys: where gradient descent ends depends on where it starts."""

# --8<-- [start:descend]
losses = {}
for start in (-1.5, 1.5):
    w = start
    for _ in range(200):
        # The slope of the loss (w² - 1)² + 0.3 w
        w = w - 0.05 * (4 * w * (w**2 - 1) + 0.3)
    losses[start] = (w**2 - 1) ** 2 + 0.3 * w
    print(f"from {start:4.1f} to {w:5.2f}, loss {losses[start]:5.2f}")
# --8<-- [end:descend]
