"""The colors of docs/assets/css/tokens.css can be read and told apart, light and dark."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

TOKENS = Path(__file__).parents[2] / "docs/assets/css/tokens.css"
SCHEMES = ("light", "dark")
PAPERS = ("paper", "panel")
TEXT = (
    *("ink", "ink-soft", "ink-faint", "accent", "accent-strong"),
    *(f"code-{part}" for part in ("ink", "keyword", "string", "number", "function", "builtin")),
    *("code-comment", "code-operator"),
    *(f"topic-{name}" for name in ("foundations", "linear-algebra", "calculus", "probability")),
    *(f"topic-{name}" for name in ("statistics", "optimization", "evaluation")),
    *("topic-information-theory", "topic-neural-networks"),
)
WASHES = (
    *(("right", "right-wash"), ("wrong", "wrong-wash"), ("on-accent", "accent")),
    *(("ink", "right-wash"), ("ink", "wrong-wash"), ("ink", "panel-2"), ("accent", "accent-wash")),
)
SIGNS = (
    *(f"level-{level}" for level in ("skip", "recognize", "use", "derive")),
    *("rule-strong", "focus"),
)
# How the colors of light (linear RGB) reach people who lack one kind of cone.
# Source: Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of
#         color vision deficiency, table 1, severity 1.
VISION = {
    "full": np.eye(3),
    "no red cones": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green cones": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue cones": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def read_colors(scheme: str) -> dict[str, np.ndarray]:
    """Return each token that differs between the schemes as linear RGB, shape (3,)."""
    pairs = re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS.read_text("utf-8")
    )
    return {name: linear(pair[SCHEMES.index(scheme)]) for name, *pair in pairs}


def linear(color: str) -> np.ndarray:
    """Return `#rrggbb` as linear RGB, each part from 0 to 1."""
    value = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    """Return the contrast of WCAG 2.2, from 1 to 21."""
    low, high = sorted(float(np.dot([0.2126, 0.7152, 0.0722], color)) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def oklab(color: np.ndarray) -> np.ndarray:
    """Return linear RGB as OKLab, in which equal distances look equal."""
    to_cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    to_lab = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    return np.array(to_lab) @ np.cbrt(np.array(to_cones) @ np.clip(color, 0, 1))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_has_a_contrast_of_4_5_on_paper_and_panel(scheme: str) -> None:
    colors = read_colors(scheme)
    weak = [
        f"{name} on {paper}: {found:.2f}"
        for name in TEXT
        for paper in PAPERS
        if (found := contrast(colors[name], colors[paper])) < 4.5
    ]
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_has_a_contrast_of_4_5_on_washes(scheme: str) -> None:
    colors = read_colors(scheme)
    weak = [
        f"{name} on {paper}: {found:.2f}"
        for name, paper in WASHES
        if (found := contrast(colors[name], colors[paper])) < 4.5
    ]
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_figure_colors_have_a_contrast_of_4_5_for_labels_are_written_in_them(scheme: str) -> None:
    colors = read_colors(scheme)
    weak = [
        f"fig-{n}: {found:.2f}"
        for n in range(1, 7)
        if (found := contrast(colors[f"fig-{n}"], colors["fig-paper"])) < 4.5
    ]
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_signs_have_a_contrast_of_3(scheme: str) -> None:
    colors = read_colors(scheme)
    weak = [
        f"{name} on {paper}: {found:.2f}"
        for name in SIGNS
        for paper in PAPERS
        if (found := contrast(colors[name], colors[paper])) < 3
    ]
    assert not weak


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_two_figure_colors_look_alike(scheme: str, vision: str) -> None:
    colors = read_colors(scheme)
    seen = {f"fig-{n}": oklab(VISION[vision] @ colors[f"fig-{n}"]) for n in range(1, 7)}
    alike = [
        f"{one} and {other}: {found:.3f}"
        for one, other in combinations(seen, 2)
        if (found := float(np.linalg.norm(seen[one] - seen[other]))) < 0.08
    ]
    assert not alike
