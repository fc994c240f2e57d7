"""Nothing that is kept may show: a site that grew change by change is that of a cold build.

`make changes` makes many more changes than these.
"""

import shutil
from pathlib import Path

import cold_builds
import pytest
from made_changes import Changes, small_project

# Each round ends with a cold build. What all pages depend on changes first, and what few pages
# depend on last: else a page that was wrongly kept would be made anew before anyone looks.
ROUNDS = (
    (
        ("template", "icon", "style", "setting", "extension"),
        ("new page", "template of our own", "nav", "picture comes or goes"),
        ("planned", "data"),
    ),
    (
        ("minutes", "goals", "page renamed", "touched"),
        ("summary", "level", "lesson gone"),
        ("output", "data file", "exercise", "exercise's test"),
        ("sentence", "quiz"),
    ),
)


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    """Return what builds are told: the address at which the site is served, too."""
    return {"SITE_URL": cold_builds.free_address()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """Return a small project that has been built."""
    root = tmp_path_factory.mktemp("incremental") / "project"
    small_project(root)
    assert cold_builds.build(root, environment).said == ""
    return root


def test_a_fault_leaves_no_trace_once_it_is_mended(project, environment):
    good, site = cold_builds.tree(project), cold_builds.site_of(project / "site")
    changes = Changes(project, seed=2)
    what = [changes.make(name) for name in ("a broken link", "unsafe HTML", "sentence")]

    assert cold_builds.build(project, environment).site is None, what
    assert cold_builds.site_of(project / "site") == site

    cold_builds.restore(project, good)
    mended = cold_builds.build(project, environment)
    assert mended.site, mended.said
    assert cold_builds.differences(mended.site, site) == "", what


def test_after_every_kind_of_change_build_and_serve_show_what_a_cold_build_makes(
    project, environment, tmp_path
):
    changes = Changes(project, seed=1)
    shutil.copytree(project, tmp_path / "project")
    with cold_builds.Served(tmp_path / "project", environment["SITE_URL"]) as server:
        for groups in ROUNDS:
            steps = []
            for group in groups:
                what = [changes.make(name) for name in group]
                files = cold_builds.tree(project)
                steps.append((what, files, server.rebuild(files)))
            kept = cold_builds.build(project, environment)
            wanted = cold_builds.cold_build(files, environment, project / ".cache/snippets")
            assert (kept.said, wanted.said) == ("", ""), [what for what, *_ in steps]
            found = {
                "build": cold_builds.differences(kept.site, wanted.site),
                "serve": cold_builds.differences(steps[-1][2], wanted.site),
            }
            assert found == {"build": "", "serve": ""}, first_wrong(steps, environment)


def first_wrong(steps, environment):
    """Return the first changes after which `serve` did not show the site of a cold build."""
    for what, files, site in steps:
        cold = cold_builds.cold_build(files, environment).site
        if differ := cold_builds.differences(site, cold or {}):
            return f"under serve the site differs first after {what}:\n{differ}"
    return f"under serve all is well; with build one of these: {[what for what, *_ in steps]}"
