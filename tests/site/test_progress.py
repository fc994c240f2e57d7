"""Progress is kept in the browser: marked, shown, exported, imported, forgotten."""

import json

import pytest

LESSON = "linear-algebra/cosine-similarity/"
READ_STORE = "() => JSON.parse(localStorage.getItem('jem:progress'))"


def go(page, address):
    """Open another page of the site in the same browser."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/" + address)


def test_a_lesson_marked_as_read_shows_on_the_map_and_after_a_reload(visit):
    page = visit(LESSON).page
    page.get_by_role("button", name="Mark this lesson as read").click()
    page.reload()
    assert page.get_by_role("button", name="Read. Take the mark back").is_visible()
    go(page, "roles/ml-engineer/")
    assert page.locator(".jem-map__progress").inner_text().startswith("You have read 1 of ")
    done = page.locator(".jem-map__stop.jem-done")
    assert done.get_attribute("data-concept") == "cosine-similarity"
    assert "read" in done.inner_text()


def test_the_mark_can_be_taken_back(visit):
    page = visit(LESSON).page
    button = page.locator(".jem-paths > .jem-mine")
    button.click()
    button.click()
    assert page.evaluate(READ_STORE)["lessons"] == {}


def test_a_question_says_whether_it_has_been_answered(visit):
    page = visit(LESSON).page
    quiz = page.locator(".jem-quiz").first
    quiz.locator('.jem-option[data-right="no"] summary').first.click()
    assert quiz.locator(".jem-quiz__state").inner_text() == "Not found yet: try another."
    quiz.locator('.jem-option[data-right="yes"] summary').click()
    page.wait_for_function(f"({READ_STORE})()?.quizzes['{quiz_id(quiz)}']")
    assert quiz.locator(".jem-quiz__state").inner_text() == "You have found the answer."
    quiz.locator('.jem-option[data-right="no"] summary').last.click()
    page.reload()
    state = page.locator(".jem-quiz").first.locator(".jem-quiz__state")
    assert state.inner_text() == "You have found the answer."


def quiz_id(quiz):
    return quiz.get_attribute("id").removeprefix("quiz-")


def test_an_exercise_once_passed_stays_passed(visit):
    page = visit(LESSON).page
    for passed in ("true", "false"):
        page.evaluate(
            "passed => dispatchEvent(new CustomEvent('jem:exercise',"
            " {detail: {id: 'cosine-similarity-1', passed}}))",
            passed == "true",
        )
    assert page.evaluate(READ_STORE)["exercises"] == {"cosine-similarity-1": True}


def test_progress_travels_by_export_and_import(visit, tmp_path):
    page = visit(LESSON).page
    page.locator(".jem-paths > .jem-mine").click()
    go(page, "progress/")
    assert "Lessons read: 1" in page.locator("#your-progress-here").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text())["lessons"] == {"cosine-similarity": True}

    other = visit("progress/").page
    other.set_input_files("input[type=file]", saved)
    other.get_by_text("Imported, and added to what was here.").wait_for()
    assert other.evaluate(READ_STORE)["lessons"] == {"cosine-similarity": True}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "it is no JSON"),
        ("[1, 2]", "it has no version"),
        ('{"version": 99, "lessons": {}}', "reads version 1"),
    ],
)
def test_a_broken_import_changes_nothing_and_says_why(visit, tmp_path, text, says):
    page = visit(LESSON).page
    page.locator(".jem-paths > .jem-mine").click()
    go(page, "progress/")
    broken = tmp_path / "progress.json"
    broken.write_text(text)
    page.set_input_files("input[type=file]", broken)
    status = page.locator("#your-progress-here [role=status]")
    page.wait_for_function("() => document.querySelector('[role=status]').textContent")
    assert status.inner_text().startswith("Nothing was changed.")
    assert says in status.inner_text()
    assert page.evaluate(READ_STORE)["lessons"] == {"cosine-similarity": True}


def test_an_import_takes_only_what_progress_has(visit, tmp_path):
    page = visit("progress/").page
    odd = tmp_path / "progress.json"
    odd.write_text(
        json.dumps({"version": 1, "lessons": {"a": True, "<img>": True, "b": "yes"}, "more": 1})
    )
    page.set_input_files("input[type=file]", odd)
    page.get_by_text("Imported, and added to what was here.").wait_for()
    expected = {"version": 1, "lessons": {"a": True}, "quizzes": {}, "exercises": {}}
    assert page.evaluate(READ_STORE) == expected


def test_reset_asks_first_and_then_forgets(visit):
    page = visit(LESSON).page
    page.locator(".jem-paths > .jem-mine").click()
    go(page, "progress/")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Reset").click()
    assert page.evaluate(READ_STORE)["lessons"] == {"cosine-similarity": True}
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Reset").click()
    assert page.evaluate(READ_STORE)["lessons"] == {}


def test_with_storage_switched_off_the_page_still_works(visit):
    page = visit("faq/").page
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('off'); }})"
    )
    go(page, LESSON)
    page.locator(".jem-paths > .jem-mine").click()
    page.locator(".jem-option summary").first.click()
    assert page.locator(".jem-option__reason").first.is_visible()
