from builder.text.suggestions import closest, did_you_mean


def test_the_closest_name_is_found_despite_capitals_spaces_and_underscores():
    assert closest("Dot_Product", ["norms", "dot-product"]) == "dot-product"


def test_a_typo_earns_the_name_that_was_meant():
    assert did_you_mean("recognized", ["skip", "recognize", "use"]) == "Did you mean `recognize`?"


def test_a_word_unlike_any_earns_the_list_of_names():
    assert did_you_mean("zzz", ["skip", "use"]) == "Use one of `skip`, `use`."


def test_a_long_list_of_names_is_cut():
    assert did_you_mean("zzz", ["aa", "bb", "cc"], limit=2) == "Use one of `aa`, `bb` and 1 more."


def test_an_empty_list_of_names_is_said_to_be_empty():
    assert did_you_mean("zzz", []) == "There are none yet."
