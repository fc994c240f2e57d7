"""The words that front matter may use: topics, roles, levels and formats, in their order."""

TOPICS = {
    "foundations": "Foundations",
    "linear-algebra": "Linear algebra",
    "calculus": "Calculus",
    "probability": "Probability",
    "statistics": "Statistics",
    "optimization": "Optimization",
    "evaluation": "Evaluation",
    "information-theory": "Information theory",
    "neural-networks": "Neural networks",
}

ROLES = {
    "engineer": "ML engineer",
    "data-scientist": "Data scientist",
    "deep-learning": "Deep learning engineer",
    "research": "Research scientist",
}

LEVELS = ("skip", "recognize", "use", "derive")  # from least to most

LESSON_FORMATS = ("lesson", "on-ramp")
NOTE_FORMAT = "skip-note"

SEEDS = (0, 1, 2, 3)

# The page of each role, from the site's root.
ROLE_PAGES = {
    "engineer": "roles/ml-engineer/",
    "data-scientist": "roles/data-scientist/",
    "deep-learning": "roles/deep-learning-engineer/",
    "research": "roles/research-scientist/",
}
