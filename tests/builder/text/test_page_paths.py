import pytest

from builder.text.page_paths import page_url


@pytest.mark.parametrize(
    ("file", "url"),
    [
        ("docs/index.md", ""),
        ("docs/calculus/index.md", "calculus/"),
        ("docs/calculus/gradient.md", "calculus/gradient/"),
        ("docs/faq.md", "faq/"),
        ("docs/projects/engineer-a-thing.ipynb", "projects/engineer-a-thing/"),
    ],
)
def test_a_page_is_a_folder_in_the_address(file, url):
    assert page_url(file) == url
