from search.kernel.letters import letters_of


def test_offsets_in_letters_are_those_of_the_text() -> None:
    assert letters_of("Ủy ban") == "Ủy ban".encode("utf-16-le")
    assert letters_of("\ud800") == b"\x00\xd8"
    assert letters_of("họp 😀") is None
