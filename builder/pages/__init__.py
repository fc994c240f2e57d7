"""Whole pages and the parts that are computed: roles, map, skip, reference, cards, copies.

`assembly` makes Markdown with slots of any page, `lists` names every computed part.
"""
