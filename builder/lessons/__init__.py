"""What a lesson is made of, and its rules: anatomy, prose, formulas, quizzes, exercises.

Turns parts of a page into Markdown or HTML one by one; `pages` puts the whole page together.
"""
