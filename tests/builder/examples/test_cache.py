import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from made_snippets import Lab, section

from builder.examples import cache as snippet_cache
from builder.examples import worker
from builder.examples.cache import ResultCache, cache_key, content_hash
from builder.examples.pool import child_environment


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of snippets whose results are kept."""
    folder = tmp_path_factory.mktemp("kept")
    project = Lab(folder / "project", cache=folder / "cache")
    (project.root / "snippets" / "data").mkdir()
    (project.root / "snippets" / "data" / "numbers.txt").write_text("1")
    with project.runner:
        yield project


def runs(project, monkeypatch):
    """Return a list that grows by the jobs that are really run."""
    done = []
    run = project.runner.run
    monkeypatch.setattr(
        project.runner,
        "run",
        lambda kind, jobs: done.extend(job["file"] for job in jobs) or run(kind, jobs),
    )
    return done


def test_a_kept_result_is_valid_while_the_files_it_read_are_the_same(tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    cache = ResultCache(tmp_path / "cache", root)
    (root / "a").write_text("1")
    cache.put("key", {"x": 1}, {"a": content_hash(root, "a")})
    assert cache.get("key") == {"x": 1}
    (root / "a").write_text("2")
    assert cache.get("key") is None
    (root / "a").unlink()
    assert cache.get("key") is None
    (root / "a").write_text("1")
    assert cache.get("key") == {"x": 1}


def test_a_folder_counts_by_the_names_in_it(tmp_path):
    (tmp_path / "data").mkdir()
    before = content_hash(tmp_path, "data/")
    (tmp_path / "data" / "a").write_text("1")
    assert content_hash(tmp_path, "data/") != before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"result": 1}', '{"dependencies": 1}', "\0"])
def test_a_corrupt_entry_is_a_miss_and_is_replaced(tmp_path, text):
    cache = ResultCache(tmp_path, tmp_path)
    cache.put("key", 1, {})
    (entry,) = tmp_path.rglob("key.json")
    entry.write_text(text)
    assert cache.get("key") is None
    cache.put("key", 2, {})
    assert cache.get("key") == 2


def test_nothing_is_kept_without_a_folder(tmp_path):
    cache = ResultCache(None, tmp_path)
    cache.put("key", 1, {})
    assert cache.get("key") is None


def test_keys_depend_on_every_part_and_on_the_surroundings(monkeypatch):
    keys = [cache_key("a", "b"), cache_key("ab"), cache_key("a", "b", "")]
    assert len(set(keys)) == 3
    assert cache_key("a", b"b") == keys[0]
    monkeypatch.setattr(snippet_cache, "surroundings", lambda: "other")
    assert cache_key("a", "b") != keys[0]


def test_another_version_of_a_library_changes_the_surroundings(tmp_path, monkeypatch):
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    hashes = set()
    for version in ("1", "2"):
        (tmp_path / f"numpy-{version}.dist-info").mkdir()
        hashes.add(snippet_cache.surroundings.__wrapped__())
    assert len(hashes) == 2


def test_all_modules_of_a_child_count_as_surroundings(tmp_path):
    builder = Path(worker.__file__).parents[1]
    counted = {path for pattern in snippet_cache.SOURCES for path in builder.glob(pattern)}
    assert len(counted) > len(snippet_cache.SOURCES)
    code = (
        "import sys; from builder.examples import isolation, worker\n"
        "isolation._leave_builder = lambda: None\n"
        "for kind in worker.KINDS: worker.load(kind)\n"
        "print(*(getattr(m, '__file__', '') for m in sys.modules.values()), sep='\\n')"
    )
    environment = child_environment("0", tmp_path)
    out = subprocess.check_output([sys.executable, "-c", code], env=environment, text=True)
    used = {path for path in map(Path, out.splitlines()) if builder in path.parents}
    assert builder / "examples/figures.py" in used
    assert {path for path in used if path.name != "__init__.py"} <= counted


def test_a_warm_run_gives_what_the_cold_one_gave_and_runs_nothing(project, monkeypatch):
    done = runs(project, monkeypatch)
    path = project.write(section("x = 0.1\nprint(x)\nnothing = float('nan')"))
    (cold,) = project.runner.run_snippets([path]).values()
    (warm,) = project.runner.run_snippets([path]).values()
    assert len(done) == 1
    assert repr(warm) == repr(cold)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "snippets/data/numbers.txt").write_text(f"{time.time_ns()}"),
        lambda root: (root / "snippets/helper.py").write_text("name = 'b'\n"),
        lambda root: (root / "snippets/data" / f"{time.time_ns()}.txt").write_text(""),
        lambda root: [p.write_text("x = 1\n") for p in (root / "snippets/topic").glob("1*.py")],
    ],
    ids=["data", "module", "listing", "file"],
)
def test_a_result_is_run_anew_when_what_it_depends_on_changes(project, monkeypatch, change):
    done = runs(project, monkeypatch)
    (project.root / "snippets/helper.py").write_text("name = 'a'\n")
    code = "import helper, os\nimport numpy as np\nprint(helper.name, len(os.listdir('data')))\n"
    path = project.write(
        section(code + "print(np.loadtxt('data/numbers.txt'))"), f"{time.time_ns()}.py"
    )
    project.runner.run_snippets([path])
    change(project.root)
    project.runner.run_snippets([path])
    project.runner.run_snippets([path])
    assert len(done) == 2


def test_another_snippet_beside_it_changes_nothing(project, monkeypatch):
    done = runs(project, monkeypatch)
    path = project.write("import helper\n")
    (project.root / "snippets/helper.py").write_text("")
    project.runner.run_snippets([path])
    project.write("")
    (project.root / "snippets" / "another_topic").mkdir()
    project.runner.run_snippets([path])
    assert len(done) == 1


def test_a_compiled_copy_does_not_hide_a_dependency(project, monkeypatch):
    done = runs(project, monkeypatch)
    helper = project.root / "snippets/helper.py"
    helper.write_text("value = 1\n")
    monkeypatch.syspath_prepend(str(project.root / "snippets"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    import py_compile

    py_compile.compile(str(helper), doraise=True)
    path = project.write(section("import helper\nprint(helper.value)"))
    project.runner.run_snippets([path])
    before = helper.stat()
    helper.write_text("value = 2\n")
    os.utime(helper, ns=(before.st_atime_ns, before.st_mtime_ns))
    (result,) = project.runner.run_snippets([path]).values()
    assert len(done) == 2
    assert result.sections["example"].output == "2\n"


def test_failures_are_not_kept(project, monkeypatch):
    done = runs(project, monkeypatch)
    path = project.write("1 / 0\n")
    for _ in range(2):
        (result,) = project.runner.run_snippets([path]).values()
        assert result.problems
    assert len(done) == 2


def test_another_folder_day_and_hash_seed_give_the_same_bytes(tmp_path, monkeypatch):
    text = section(
        "import matplotlib.pyplot as plt\nimport os\n"
        "fig, ax = plt.subplots()\nax.plot([1, 2], label='$x$')\nax.set_title('T')\n"
        "fig.set_label('A line from one to two, drawn to compare bytes.')\n"
        "print(__file__, os.path.relpath(os.getcwd()))\nplace = __file__",
        "plot",
    )
    first = Lab(tmp_path / "one", cache=tmp_path / "cache")
    first.write(text, "same.py")
    shutil.copytree(first.root, tmp_path / "another" / "place")
    other = Lab(tmp_path / "another" / "place", hash_seed="7", cache=tmp_path / "cold")
    warm = Lab(tmp_path / "another" / "place", cache=tmp_path / "cache")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    results = []
    for lab in (first, other, warm):
        with lab.runner:
            results.append(lab.runner.run_snippets([Path("snippets/topic/same.py")]))
    assert results[0]["topic/same.py"].problems == []
    assert results[0] == results[1] == results[2]
    assert str(tmp_path) not in repr(results)
