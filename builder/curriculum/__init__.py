"""What there is to know, for whom, after what: concepts, links, paths, the skip rule, hours.

All of it is computed from the concepts that front matter and `docs/_data/` describe.
"""
