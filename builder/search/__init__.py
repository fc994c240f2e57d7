"""The search: its index, what learners type, and the rows of reference pages that it finds."""
