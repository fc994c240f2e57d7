"""The pictures that a reader can move, drawn as they begin; the numbers in them are computed here.

Uses nothing of the build but its templates. Pages ask `pictures` for them by name.
"""
