"""The whole project: `project` composes it, `mkdocs_hooks` renders it, `state` finishes it.

Only `mkdocs_hooks` knows MkDocs. Nothing imports from here but the command line.
"""
