"""Take the prose out of Markdown: lines with their kind, paragraphs, sentences, words."""

import re

ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "vs.", "cf.", "Fig.", "Eq.", "Sec.", "No.", "Dr.", "St.")
SENTENCE_END = re.compile(r"[.?!][\"”’)*_]*(?=\s+[\"“‘(*_\[`$]*[A-Z0-9$`{\[])")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a prose text.

    A sentence ends with a mark that white space and a capital letter follow, so that
    "about 3.5 percent", "e.g. this" and "p. 12" stay whole.
    """
    sentences, start = [], 0
    for end in SENTENCE_END.finditer(text):
        piece = text[start : end.end()].strip()
        if piece.split()[-1].lstrip("(").endswith(ABBREVIATIONS):
            continue
        sentences.append(piece)
        start = end.end()
    rest = text[start:].strip()
    return [*sentences, rest] if rest else sentences
