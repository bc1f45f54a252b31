from pickle import dumps, loads

from index.codec.document import Document
from search.field import ID, Field
from search.text.analysis import FieldTerms


def test_documents_with_the_same_content_are_equal_in_whatever_process() -> None:
    one, other = (
        Document(0, b"{}", {ID: ("a",)}, {Field.TITLE: FieldTerms.of(["bão", "số"], [1, 2])})
        for _ in range(2)
    )
    assert one == other
    assert one != Document(1, b"{}", {ID: ("a",)}, dict(one.fields))
    assert loads(dumps(one)) == one
