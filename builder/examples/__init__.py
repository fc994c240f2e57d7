"""The runner: runs snippets, formulas and answers in processes of their own, and keeps results.

Needs no curriculum and no MkDocs. Others use `runner`, `results`, `sections` and `figures`;
what runs in a child process is listed in `cache.SOURCES`.
"""
