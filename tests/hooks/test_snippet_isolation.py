from snippet_isolation import peak_memory


def test_memory_that_has_been_given_back_still_counts():
    before = peak_memory()
    block = bytearray(before + (64 << 20))
    size = len(block)
    del block
    assert peak_memory() >= size
