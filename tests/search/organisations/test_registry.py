from pathlib import Path

import pytest

from search.organisations.registry import load, registry
from search.toml_table import TableError

KIND = """
[groups]
hoi = "Hội"
[[kind]]
id = "hoi-nuoi-ong"
name = "Hội Nuôi ong"
group = "hoi"
levels = ["tinh"]
alone = "level"
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "organisations.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_registry_holds_every_group_and_joins_heads_with_fields() -> None:
    kinds = registry().kinds
    assert {each.group for each in kinds.values()} == set(registry().groups)
    assert kinds["so-y-te"].parent == "ubnd"
    assert kinds["so-giao-duc-va-dao-tao"].names == ("Sở Giáo dục", "Sở GD&ĐT")


def test_an_added_kind_is_loaded(tmp_path: Path) -> None:
    assert load(write(tmp_path, KIND)).kinds["hoi-nuoi-ong"].title == "Hội Nuôi ong"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('group = "hoi"', 'group = "ong"'), 'hoi-nuoi-ong.group: "ong" is none of: hoi'),
        (('levels = ["tinh"]', 'levels = ["thon"]'), "levels"),
        (('alone = "level"', 'alone = "always"'), "alone"),
        (('levels = ["tinh"]', 'levels = ["tinh", "xa"]'), "exactly one level"),
        (('name = "Hội Nuôi ong"', 'nam = "Hội Nuôi ong"'), 'there is no field "nam"'),
        (('name = "Hội Nuôi ong"\n', ""), '"name" is missing'),
        (('levels = ["tinh"]', 'levels = "tinh"'), '"levels" has a wrong type'),
        (('alone = "level"', 'alone = "level"\nparent = "ubnd"'), 'parent: "ubnd" is none of'),
        (("[groups]", "[groups"), "is not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, change: tuple[str, str], problem: str
) -> None:
    with pytest.raises(TableError) as error:
        load(write(tmp_path, KIND.replace(*change)))
    assert problem in error.value.message_en


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    wrong = KIND.replace('"hoi"', '"ong"').replace('"tinh"', '"thon"')
    with pytest.raises(TableError) as error:
        load(write(tmp_path, wrong + KIND[KIND.index("[[kind]]") :]))
    english = "; ".join(each for _, each in error.value.problems)
    assert 'group: "ong"' in english
    assert 'levels: "thon"' in english
    assert "this id is there twice" in english


def test_a_name_that_two_kinds_share_is_named(tmp_path: Path) -> None:
    other = KIND[KIND.index("[[kind]]") :].replace("hoi-nuoi-ong", "hoi-ong-mat")
    with pytest.raises(TableError, match='"Hội Nuôi ong" is a name of hoi-nuoi-ong too'):
        load(write(tmp_path, KIND + other))


def test_a_head_without_its_field_is_named(tmp_path: Path) -> None:
    head = '[[head]]\nid = "so"\nname = "Sở"\ngroup = "hoi"\nlevels = ["tinh"]\nalone = "level"\n'
    with pytest.raises(TableError, match="no field"):
        load(write(tmp_path, KIND + head + 'fields = ["y-te"]\n'))


def test_other_names_of_a_body_have_the_label_of_its_whole_name() -> None:
    labels: dict[str, set[str]] = {}
    for label in registry().own_names.values():
        labels.setdefault(label.id, set()).add(label.label)
    assert not [id_ for id_, each in labels.items() if len(each) > 1]
