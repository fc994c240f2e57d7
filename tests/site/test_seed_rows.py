"""Every row of the acceptance table has its place on the site.

`seed_rows/*.yml` map a row (F012, or D3 for a disagreement) to one or more addresses with anchors.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml
from site_pages import anchors_in

ROWS = Path(__file__).parent / "seed_rows"
# Framing to exercises; what to skip, study, questions and resources; disagreements.
ASKED = {
    *(f"F{number:03}" for number in range(1, 118)),
    *(f"F{number:03}" for number in range(168, 262)),
    *(f"D{number}" for number in range(1, 24)),
}


def placed_rows():
    """Return (row, address) for every address that the maps give."""
    pairs = []
    for path in sorted(ROWS.glob("*.yml")):
        for row, places in yaml.safe_load(path.read_text()).items():
            places = places if isinstance(places, list) else [places]
            pairs += [(row, place) for place in places]
    return pairs


def test_no_row_is_missing():
    assert sorted(ASKED - {row for row, _ in placed_rows()}) == []


def test_every_row_is_one_of_the_table():
    assert sorted({row for row, _ in placed_rows()} - ASKED) == []


def test_every_row_s_anchor_is_on_the_site(site):
    anchors = {}
    missing = []
    for row, place in placed_rows():
        path, _, anchor = place.partition("#")
        if path not in anchors:
            page = site / path / "index.html"
            html = page.read_text("utf-8") if page.exists() else ""
            anchors[path] = anchors_in(html.partition("<article")[2].partition("</article>")[0])
        if not anchor or anchor not in anchors[path]:
            missing.append(f"{row}: {place}")
    assert not missing


def test_no_anchor_stands_for_a_dozen_rows():
    crowded = Counter(place for _, place in placed_rows()).most_common(1)
    assert crowded[0][1] < 12, crowded


@pytest.mark.parametrize("path", sorted(ROWS.glob("*.yml")), ids=lambda path: path.stem)
def test_a_map_names_no_row_twice(path):
    rows = [line.split(":")[0] for line in path.read_text().splitlines() if line[:1] in "FD"]
    assert [row for row, times in Counter(rows).items() if times > 1] == []
