"""Reads and checks text: front matter, YAML, Markdown, HTML; and says what is wrong where.

Knows nothing of concepts or examples. All floors may import from here, above all `problems`.
"""
