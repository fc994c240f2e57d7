from builder.site.written import WrittenFiles


def write(files, path, content):
    """Write a file if it is new; say if it was."""
    new = files.is_new(str(path), content)
    if new:
        path.write_bytes(content)
    return new


def test_a_file_is_written_when_it_is_new_changed_or_gone(tmp_path):
    files, path = WrittenFiles(), tmp_path / "a.html"
    files.begin()
    assert write(files, path, b"1")
    files.begin()
    assert not write(files, path, b"1")
    assert write(files, path, b"2")
    path.unlink()
    assert write(files, path, b"2")


def test_what_a_build_does_not_ask_for_is_removed_and_other_files_stay(tmp_path):
    files = WrittenFiles()
    (tmp_path / "other.html").write_text("not ours")
    for asked in (["a.html", "b.html"], ["b.html"]):
        files.begin()
        for name in asked:
            write(files, tmp_path / name, b"1")
        files.remove_others()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.html", "other.html"]
    files.begin()
    assert write(files, tmp_path / "a.html", b"1")
