"""The search box finds what learners type, by keyboard and by touch, and loads at first use."""

import gzip
import json
import random
import re

import pytest
import search_score

BOX = ".md-search__input"
RESULTS = ".md-search-result__item"
# At least this share of our own queries is answered first, and among the first three.
LEAST = {"all": (0.95, 0.98), "notation": (0.9, 0.95), "plain": (0.85, 0.95), "role": (0.85, 0.95)}
OTHERS = (0.9, 0.95)
# The other sets were written before anyone looked at their answers. At first sight, untuned, the
# second measured: all 0.907/0.980, plain 0.875/0.950, notation 0.943/1, role 0.867/0.967,
# question 0.920/1, keyword 0.800/1, howto and misspelling 1/1. The third holds three rounds, harder
# and harder on purpose, each measured before it was mended: all 0.838/0.950, 0.700/0.800,
# 0.725/0.875; plain words of the last 0.650/0.800. That is what new queries may hope for; here the
# sets only guard against falling back, as the first does.
SETS = {
    "search_queries.jsonl": {},
    "search_queries_2.jsonl": {"keyword": (0.8, 1)},  # five queries
    "search_queries_3.jsonl": {},
}
GOLDEN = {
    "dot product": "Dot product",
    "what is the difference between likelihood and probability": "Likelihood and log-likelihood",
    "∇": "Gradient",
    r"\nabla": "Gradient",
    "∂": "Partial derivatives",
    "two vertical lines || with small 2": "Vector norms (length)",
    "np.linalg.norm": "Vector norms (length)",
    "torch.nn.CrossEntropyLoss": "Cross-entropy loss",
    "train_test_split": "Train, validation and test split",
    "gradiant": "Gradient",
    "standard deviaton": "Standard deviation",
    "standardise": "Feature scaling (standardization)",
    "why divide by n-1": "Estimators, bias and standard error",
    "coefficient sign flips when adding a variable": "Multicollinearity",
    "how long does it take": "How long does it take?",
}


@pytest.fixture
def search(visit):
    """Return a function that opens an address, and the search box on it, by the keyboard."""

    def open_box(address="", **settings):
        page = visit(address, **settings).page
        page.keyboard.press("/")
        page.wait_for_function("document.querySelector('#__search').checked")
        return page

    return open_box


@pytest.fixture(scope="module")
def results(long_visit):
    """Return a function that gives the results of a query, asked on one page after others."""
    page = long_visit("").page
    page.keyboard.press("/")
    search_score.ask(page, "load")
    return lambda query: search_score.ask(page, query)["results"]


@pytest.fixture
def asked(results):
    """Return a function that gives the titles of the results of a query."""
    return lambda query: [result["title"] for result in results(query)]


@pytest.fixture
def links(site_url):
    """Return a function that gives the addresses that a result shows, below the site's."""
    return lambda result: [
        re.sub(r"\?[^#]*", "", link.removeprefix(site_url)) for link in result["links"]
    ]


def test_the_concept_itself_comes_first(asked):
    assert {query: asked(query)[0] for query in GOLDEN} == GOLDEN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("regularisation", "regularization"),
        ("optimisers", "optimizers"),
        ("nearest neighbour", "nearest neighbor"),
        ("maths symbols", "math symbols"),
        ("normalised vectors", "normalized vectors"),
        ("kmeans", "k-means"),
        ("derivatives", "derivative"),
        ("E[X]", r"\mathbb{E}[X]"),
        ("dotproduct", "dot product"),
    ],
)
def test_two_ways_to_write_the_same_have_the_same_first_result(asked, one, other):
    assert asked(one)[0] == asked(other)[0]


def test_the_beginning_of_a_word_finds_it_while_typing(asked):
    assert "Eigenvalues and eigenvectors" in asked("eigenv")[:2]
    assert "Cross-entropy loss" in asked("cross ent")[:2]


def test_nothing_is_loaded_before_the_first_key(visit):
    page = visit("").page
    loaded = []
    parts = ("index.json", "search-engine.js")
    page.on("request", lambda r: loaded.extend(name for name in parts if r.url.endswith(name)))
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    assert loaded == []
    page.keyboard.type("mean")
    page.locator(RESULTS).first.wait_for()
    assert loaded == list(parts)


def test_a_lesson_found_by_another_name_shows_that_name(search):
    page = search()
    page.keyboard.type("matmul")
    first = page.locator(RESULTS).first
    first.wait_for()
    assert first.locator("h1").inner_text() == "Matrix multiplication"
    name = first.locator(":scope > a", has_text="matmul").last
    assert name.is_visible()
    name.click()
    page.wait_for_url("**/matrix-multiplication/*#the-idea")


def test_a_planned_result_leads_to_its_entry_by_keyboard(search):
    page = search()
    page.keyboard.type("hessian")
    first = page.locator(RESULTS).first
    first.wait_for()
    assert first.locator("h1").inner_text() == "Hessian"
    assert first.locator("h2").inner_text().startswith("Calculus · planned")
    assert "second" in first.inner_text()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/calculus/*#hessian")
    heading = page.locator("h2#hessian")
    heading.wait_for()
    page.wait_for_function(
        "(({top}) => top >= 0 && top < innerHeight / 2)"
        "(document.querySelector('h2#hessian').getBoundingClientRect())"
    )


def test_enter_opens_the_first_result_and_escape_closes_the_box(search):
    page = search()
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('#__search').checked")
    page.wait_for_timeout(100)  # the theme notices a change of focus a moment later
    page.keyboard.press("s")
    page.keyboard.type("cosine similarity")
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/linear-algebra/cosine-similarity/*")
    page.locator("h1#cosine-similarity").wait_for()


def test_a_lesson_says_what_it_is_and_marks_what_was_found(search):
    page = search()
    page.keyboard.type("cosine similarity")
    first = page.locator(RESULTS).first
    first.wait_for()
    assert "Linear algebra · lesson" in first.inner_text()
    assert "cosine" in first.locator("h1 mark").first.inner_text().lower()


@pytest.mark.parametrize(
    ("query", "section"),
    [
        ("ξ", "symbols/#xi"),
        ("Γ", "symbols/#capital-gamma"),
        ("≪", "symbols/#much-less"),
        ("⌊x⌋", "symbols/#floor"),
        ("≠", "symbols/#not-equal"),
        (r"\oplus", "symbols/#oplus"),
        ("arrow with a bar", "symbols/#arrow-maps"),
        ("greek letter that looks like a w", "symbols/#omega"),
        ("mat1 and mat2 shapes cannot be multiplied", "symptoms/#shapes-cannot-be-multiplied"),
    ],
)
def test_a_sign_or_an_error_leads_to_its_entry_in_the_reference(results, links, query, section):
    assert f"reference/{section}" in [link for r in results(query)[:2] for link in links(r)]


@pytest.mark.parametrize(
    "query", ["∇", "λ", "⪰", "Δ", "∆", "‖x‖₂", "A†", "→", ":=", "upside-down triangle"]
)
def test_a_sign_shows_both_what_it_means_and_its_name_among_three(asked, query):
    titles = asked(query)[:3]

    assert "Symbols" in titles
    assert set(titles) - {"Symbols"}


@pytest.mark.parametrize("query", ["weights", "mean", "variance", "index", "loss", "step"])
def test_words_lead_to_concepts_before_symbols(asked, query):
    assert asked(query)[0] != "Symbols"


def test_an_answer_of_the_faq_is_named_by_its_heading(results, links):
    assert links(results("i am terrible at maths")[0])[1] == "faq/#bad-at-math"


def test_a_related_word_finds_what_is_called_otherwise(asked):
    assert "Mean (average)" in asked("typical value")[:3]
    assert asked("coincidence")[0] == "Hypothesis testing"


def test_a_section_leads_to_its_place_on_the_page(search):
    page = search()
    page.keyboard.type("how do i report a mistake")
    row = page.locator(RESULTS).first.locator("a", has_text="How do I report a mistake?")
    row.wait_for()
    assert row.get_attribute("href").endswith("#corrections")


def test_a_result_can_be_tapped_on_a_phone(visit):
    page = visit("", width=360, height=780).page
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(BOX).fill("softmax")
    page.locator(BOX).press("End")
    link = page.locator(f"{RESULTS} a").first
    link.wait_for()
    box = link.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    link.click()
    page.wait_for_url("**/reference/neural-networks/*#softmax")


def test_the_open_box_stays_on_the_page(search):
    for width in (1000, 1280, 1600):
        page = search("optimization/", width=width)
        page.keyboard.type("mean")
        page.locator(RESULTS).first.wait_for()
        box = page.locator(".md-search__output").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_the_number_of_results_is_announced_and_none_is_said_so(search):
    page = search()
    status = page.locator(".md-search-result__meta[role=status]")
    page.keyboard.type("variance")
    page.wait_for_function(
        "/^\\d+ matching/.test(document.querySelector('.md-search-result__meta').innerText.trim())"
    )
    assert page.locator(RESULTS).count() > 1
    page.locator(BOX).fill("qqzzxxyy")
    page.locator(BOX).press("End")
    page.wait_for_function(
        "document.querySelector('.md-search-result__meta').innerText.includes('No matching')"
    )
    assert status.is_visible()
    assert page.locator(RESULTS).count() == 0


def test_a_query_is_text_and_never_markup(asked):
    assert isinstance(asked("<img src=x onerror=alert(1)> mean <b>"), list)


def test_the_box_works_below_any_path_of_a_host(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    base = "http://host.example/some/where/"

    page.route(f"{base}**", lambda route: search_score.answer_from(site, base, route))
    page.goto(f"{base}reference/symbols/")
    page.keyboard.press("/")
    page.keyboard.type("hessian")
    link = page.locator(f"{RESULTS} a").first
    link.wait_for()
    assert link.evaluate("node => node.href").startswith(f"{base}reference/calculus/?h=")
    context.close()


def test_without_javascript_the_list_of_concepts_stands_in(visit):
    page = visit("", javascript=False).page
    assert not page.locator(BOX).is_visible()
    page.locator(".jem-no-search").click()
    assert page.url.endswith("/reference/concepts/")


@pytest.mark.parametrize("name", SETS)
def test_our_queries_are_answered(results, site, site_url, name):
    queries = search_score.read_queries(search_score.QUERIES.with_name(name))
    assert len(queries) >= 150
    missing = [
        item
        for query in queries
        for item in query["accept"]
        if item.endswith("/") and not (site / item / "index.html").is_file()
    ]
    assert missing == []
    ranks = {q["id"]: search_score.rank(results(q["query"]), q, site_url) for q in queries}
    for style, score in search_score.scores(ranks, queries).items():
        first, three = SETS[name].get(style, LEAST.get(style, OTHERS))
        missed = [q["query"] for q in queries if q["style"] == style and not ranks[q["id"]]]
        assert score.first >= first, (style, score, missed)
        assert score.three >= three, (style, score, missed)


def test_engine_and_index_of_250_lessons_are_light_and_answer_at_once(search, site):
    engine = (site / "assets/js/search-engine.js").read_bytes()
    assert len(gzip.compress(engine)) < 12_000
    index = with_lessons(json.loads((site / "search/index.json").read_text("utf-8")), 250)
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(text)) < 400_000
    page = search()
    page.route("**/search/index.json", lambda route: route.fulfill(body=text))
    search_score.ask(page, "load")
    queries = search_score.read_queries(search_score.QUERIES)[::8]
    times = sorted(search_score.ask(page, q["query"])["milliseconds"] for q in queries)
    assert times[len(times) // 2] < 100, times


def with_lessons(index, number):
    """Return the index as it would be if there were so many lessons."""
    chance = random.Random(1)
    lessons = [entry for entry in index["pages"] if entry.get("kind") == "lesson"]
    number -= len(lessons)
    words = sorted(
        {word for e in index["pages"] for s in e.get("sections", ()) for word in s["words"].split()}
    )
    by_length = sorted(lessons, key=lambda lesson: len(json.dumps(lesson["sections"])))
    typical = by_length[len(lessons) // 2]["sections"]
    sizes = [len(section["words"].split()) for section in typical]
    planned = [entry for entry in index["pages"] if "#" in entry["location"]]
    known = len(planned)
    while len(planned) < number:
        planned.append(planned[len(planned) % known] | {"title": f"More {len(planned)}"})
    for entry in planned[:number]:
        entry["kind"] = "lesson"
        entry["location"] = entry["location"].replace("#", "")
        entry["sections"] = [
            section
            | {
                "words": " ".join(chance.sample(words, size)),
                "text": " ".join(chance.sample(words, 16)),
            }
            for section, size in zip(typical, sizes, strict=True)
        ]
    return index | {"pages": index["pages"] + planned[known:]}
