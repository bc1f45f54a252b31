from pickle import dumps, loads

from index.codec.document import Document, DocumentFields
from search.field import ID, Field
from search.text.analysis import FieldTerms, analyse_fields


def test_documents_with_the_same_content_are_equal_in_whatever_process() -> None:
    one, other = (
        Document(0, b"{}", {ID: ("a",)}, {Field.TITLE: FieldTerms.of(["bão", "số"], [1, 2])})
        for _ in range(2)
    )
    assert one == other
    assert one != Document(1, b"{}", {ID: ("a",)}, dict(one.fields))
    assert loads(dumps(one)) == one


def test_fields_analysed_together_are_those_of_their_document() -> None:
    analysed = analyse_fields([[], ["bão số 7"], [], [], ["Lê Lan"], ["lũ"], [], [], [], []])
    first, second = (DocumentFields(analysed, number) for number in (0, len(Field)))
    assert list(first) == [Field.LEAD, Field.AUTHOR]
    assert (first[Field.LEAD].terms, second[Field.TITLE].terms) == (["bão", "số", "7"], ["lũ"])
    assert Field.TITLE not in first
    assert (len(first), len(second)) == (2, 1)
    assert first == DocumentFields.of(dict(first)) != second
