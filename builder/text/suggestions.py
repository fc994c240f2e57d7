"""Turn a mistyped name into a fix that a contributor can paste."""

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the name in `known` that `word` most likely stands for, or None.

    Args:
        word: A name, perhaps mistyped.
        known: The names that exist.
        cutoff: How alike two names must be, from 0 (not at all) to 1 (the same).
    """
    by_plain = {plain(name): name for name in known}
    match = get_close_matches(plain(word), by_plain, n=1, cutoff=cutoff)
    return by_plain[match[0]] if match else None


def plain(word: str) -> str:
    """Return `word` without capitals, spaces and underscores, for comparison."""
    return word.strip().lower().replace("_", "-").replace(" ", "-")


def did_you_mean(word: str, known: Iterable[str], *, limit: int = 12) -> str:
    """Return a fix for the unknown name `word`: the closest name, else the names there are.

    Args:
        word: The name that was not found.
        known: The names that exist, in the order to show them.
        limit: How many names to list at most where none is close.

    Returns:
        One sentence, for example "Did you mean `use`?".
    """
    names = list(known)
    match = closest(word, names)
    if match:
        return f"Did you mean `{match}`?"
    if not names:
        return "There are none yet."
    listed = ", ".join(f"`{name}`" for name in names[:limit])
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return f"Use one of {listed}{more}."
