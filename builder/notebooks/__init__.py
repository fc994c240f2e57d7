"""Notebooks: their form in the repository, as Python for the runner, and as downloads."""
