import pytest

from builder.pages.assembly import Assembled
from builder.search.index import SearchText
from builder.site.kept import Composed, KeptPage, KeptPages, page_inputs
from builder.text import front_matter
from builder.text.front_matter import Page, read_page

LESSON, OTHER, LISTS, TOP = (
    "docs/calculus/limit.md",
    "docs/calculus/slope.md",
    "docs/calculus/index.md",
    "docs/faq.md",
)
FILES = """
mkdocs.yml builder/a.py docs/_data/planned.yml docs/_theme/main.html docs/projects/a.ipynb
docs/assets/css/prose.css docs/assets/css/tokens.css snippets/data/a.csv tests/site/test_a.py
snippets/calculus/limit.py snippets/calculus/limit_ex1.py tests/calculus/test_limit_ex1.py
"""
HASHES = dict.fromkeys([LESSON, OTHER, LISTS, TOP, *FILES.split()], "1")
PAGES = {
    file: Page({"title": file}, {}, "<!-- receipts -->" if file == LISTS else "Text.", 5)
    for file in (LESSON, OTHER, LISTS, TOP)
}
MADE_BY = "m" * 64


def changed_by(file):
    """Return the pages whose inputs are others once a file has changed."""
    before = page_inputs(HASHES, PAGES, [])
    after = page_inputs(HASHES | {file: "2"}, PAGES, [])
    return {f"docs/{uri}" for uri in before if before[uri] != after[uri]}


@pytest.mark.parametrize(
    "file",
    [
        LESSON,
        "snippets/calculus/limit.py",
        "snippets/calculus/limit_ex1.py",
        "tests/calculus/test_limit_ex1.py",
    ],
)
def test_a_file_of_a_page_belongs_to_it_alone(file):
    assert changed_by(file) == {LESSON}


def test_a_page_at_the_top_is_a_file_of_its_own():
    assert changed_by(TOP) == {TOP}


@pytest.mark.parametrize(
    "file",
    [
        *("mkdocs.yml", "builder/a.py", "docs/_data/planned.yml", "snippets/data/a.csv"),
        *("docs/_theme/main.html", "docs/assets/css/tokens.css", "snippets/calculus/new.py"),
    ],
)
def test_a_file_of_no_page_can_be_part_of_every_page(file):
    assert changed_by(file) == {LESSON, OTHER, TOP}


@pytest.mark.parametrize(
    "file", ["docs/assets/css/prose.css", "tests/site/test_a.py", "docs/projects/a.ipynb"]
)
def test_no_page_is_made_of_assets_notebooks_or_tests_of_the_site(file):
    assert changed_by(file) == set()


def test_front_matter_and_surroundings_count_for_every_page():
    before = page_inputs(HASHES, PAGES, [])
    renamed = PAGES | {LISTS: Page({"title": "New"}, {}, "Text.", 5)}

    for after in (page_inputs(HASHES, renamed, []), page_inputs(HASHES, PAGES, ["else"])):
        assert all(after[uri] != before[uri] for uri in before)


def test_of_a_page_with_lists_that_read_files_nobody_knows_what_it_is_made_of():
    assert "calculus/index.md" not in page_inputs(HASHES, PAGES, [])
    lessons = PAGES | {LISTS: Page({"title": LISTS}, {}, "<!-- lessons -->", 5)}
    assert "calculus/index.md" in page_inputs(HASHES, lessons, [])


def kept(inputs="i", reads=None):
    composed = Composed(Assembled("# A"), reads=reads or {})
    return KeptPage(inputs, "l", composed, {}, SearchText("a/", "A", "", [], [], []), "<p>A</p>")


def test_a_page_is_there_in_the_next_process(tmp_path):
    KeptPages(tmp_path, MADE_BY).put("a.md", kept())

    assert KeptPages(tmp_path, MADE_BY).get("a.md") == kept()
    assert KeptPages(tmp_path, MADE_BY).get("b.md") is None


def test_a_page_made_by_other_code_or_damaged_is_not_there(tmp_path):
    KeptPages(tmp_path, MADE_BY).put("a.md", kept())
    assert KeptPages(tmp_path, "n" * 64).get("a.md") is None

    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert KeptPages(tmp_path, MADE_BY).get("a.md") is None


def test_a_page_is_read_once_whichever_process_reads_it(tmp_path, monkeypatch):
    monkeypatch.setattr(front_matter, "_pages", {})
    pages = KeptPages(tmp_path, MADE_BY)
    pages.bring_back_reading()
    for title in "ab":
        page = read_page(f"---\ntitle: {title}\n---\n", "docs/a.md")
    pages.keep_reading()

    monkeypatch.setattr(front_matter, "_pages", {})
    monkeypatch.setattr(front_matter, "parse_yaml", None)
    KeptPages(tmp_path, MADE_BY).bring_back_reading()
    assert read_page("---\ntitle: b\n---\n", "docs/a.md") == page
    with pytest.raises(TypeError):  # only the last reading of a page is kept
        read_page("---\ntitle: a\n---\n", "docs/a.md")


def test_the_same_page_is_made_of_the_same_and_its_code_reads_the_same(tmp_path):
    (tmp_path / "a.csv").write_text("1")
    pages = KeptPages(tmp_path / "kept", MADE_BY)
    sha_of_1 = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    pages.put("a.md", kept(reads={"a.csv": sha_of_1}))

    assert pages.same({"a.md": "i", "b.md": "i"}, tmp_path) == {"a.md": pages.get("a.md")}
    assert pages.same({"a.md": "j"}, tmp_path) == {}
    (tmp_path / "a.csv").write_text("2")
    assert pages.same({"a.md": "i"}, tmp_path) == {}
