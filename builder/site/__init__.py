"""The whole project: composed, rendered by the site builder, finished; and the command line.

`project` composes, `mkdocs_hooks` renders and alone knows MkDocs, `state` keeps what is between.
Nothing imports from here but the command line.
"""
