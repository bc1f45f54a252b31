from pathlib import Path

from index.codec import array_names
from search.field import Field
from tests.index.codec.segments import build


def test_every_name_is_that_of_an_array_in_the_file(tmp_path: Path) -> None:
    arrays = build(tmp_path, [{Field.TITLE: [("gió", 1)]}]).container.arrays
    names = {value for name, value in vars(array_names).items() if name.isupper()}
    assert names <= {each.removeprefix("plain.") for each in arrays}
