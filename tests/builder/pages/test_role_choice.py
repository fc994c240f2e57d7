"""Tests of the choice of a role on the home page."""

import re
from pathlib import Path

from builder.curriculum.concepts import load_concepts
from builder.curriculum.paths import load_stages, minimum_path, role_path
from builder.pages.role_choice import role_choice
from builder.text.vocabulary import ROLE_PAGES, ROLES

ROOT = Path(__file__).resolve().parents[3]


def made_root(tmp_path):
    """Return a project that has the four role pages and nothing else."""
    for role, address in ROLE_PAGES.items():
        page = tmp_path / f"docs/{address.rstrip('/')}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {ROLES[role]}\ndescription: Does <{role}> work.\n---\n# T\n")
    return tmp_path


def test_each_role_says_its_job_its_hours_and_what_it_may_skip(tmp_path):
    concepts, _ = load_concepts(ROOT)
    stages, _ = load_stages(ROOT, concepts)
    html = role_choice(made_root(tmp_path), concepts, stages, "docs/index.md")
    items = re.findall(r"<li .*?</li>", html)
    assert len(items) == len(ROLES)
    for role, item in zip(ROLES, items, strict=True):
        whole, minimum = (f(concepts, stages, role) for f in (role_path, minimum_path))
        skipped = [c for c in concepts.values() if c.roles[role] == "skip"]
        assert f'href="{ROLE_PAGES[role]}"' in item
        assert f"Does &lt;{role}&gt; work." in item
        assert f"{len(whole.stops)} lessons, {whole.minutes / 60:.0f} h" in item
        assert f"{len(minimum.stops)} lessons, {minimum.minutes / 60:.0f} h" in item
        assert f"{len(skipped)} of {len(concepts)} concepts" in item
