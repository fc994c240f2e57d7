from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.text.whole_files import write_whole


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "new" / "file"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_if_the_disk_is_full_the_old_file_stays(tmp_path, monkeypatch):
    def fail(self, _target):
        assert self.parent == tmp_path  # no other disk, or it could not be moved
        raise OSError("disk full")

    path = tmp_path / "file"
    write_whole(path, b"one")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"


def test_who_reads_meanwhile_gets_one_of_the_whole_files(tmp_path):
    path = tmp_path / "file"
    texts = [bytes([letter]) * 100_000 for letter in b"abc"]
    write_whole(path, texts[0])
    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(write_whole, path, text) for text in texts * 20]
        seen = {path.read_bytes() for _ in range(200)}
    assert all(done.result() is None for done in writing)
    assert seen <= set(texts)
