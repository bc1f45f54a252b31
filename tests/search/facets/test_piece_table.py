from search.facets.piece_table import Piece, PieceTable


def test_a_piece_is_made_when_its_value_is_first_written() -> None:
    made: list[int] = []

    def make(number: int) -> Piece:
        made.append(number)
        return Piece(b"{", b"}", above=(0,) * number)

    table = PieceTable(4, make)
    for numbers in ((2,), (2, 0), (), (0, 2)):
        table.form(numbers, b"")
    assert made == [2, 0]


def test_a_table_without_values_has_a_form() -> None:
    assert PieceTable(0, lambda number: Piece(b"", b"")).form((), b"").pieces
