"""The registry of organisations: which kinds there are, what they are called, at which levels.

The data is `organisations.toml`, which explains itself and is made for editing. This module only
loads and checks it; finding organisations in a text is `search.organisations.mention`.

    >>> registry().kinds["so-y-te"].name
    'Sở Y tế'
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from search.label import Label
from search.organisations.kind import Alias, Form, Head, OrganisationKind, Succession
from search.places.place import LEVELS, NATIONAL, slug, words
from search.text.phrase import key
from search.text.spelling import term
from search.toml_table import Table

PATH = Path(__file__).with_name("organisations.toml")
ALONE = ("never", "again", "kind", "level")
"""What a name can mean without a level; organisations.toml says it of each kind."""
_JOINTS = ("và", "-", "&")
NAMED = ("", "name", "field", "place")
"""What makes one of a kind whose organisations have names of their own, as schools have."""


@dataclass(frozen=True, slots=True)
class Registry:
    """All kinds by id, the names of their groups, and the words around organisations' names."""

    kinds: Mapping[str, OrganisationKind]
    groups: Mapping[str, str]
    organs: tuple[str, ...]
    organs_not_after: tuple[str, ...]
    accentless: frozenset[str]
    adverbs: tuple[str, ...]
    holds: tuple[str, ...]
    says: tuple[str, ...]
    silent: tuple[str, ...]
    own_names: Mapping[str, Label]
    """Organisations with names of their own that are known, by the ids of all those names."""
    successions: tuple[Succession, ...]


@cache
def registry() -> Registry:
    """Return the registry that Bantin ships, loaded once."""
    return load(PATH)


def load(path: Path) -> Registry:
    """Read and check a registry; raise `TableError` with all that is wrong in it."""
    table = Table(path)
    listed = (*_kinds(table), *_joined(table))
    kinds = {each.id: each for each in listed}
    groups = table.values.get("groups", {})
    for kind in listed:
        if kinds[kind.id] is not kind:
            table.complain(kind.id, "mã này có hai lần", "this id is there twice")
        _check(table, kind, kinds, groups)
    _check_names(table, listed)
    own_names = _whole_names(listed) | _aliases(table)
    successions = tuple(_successions(table, kinds))
    table.check()
    return Registry(
        kinds=MappingProxyType(kinds),
        groups=MappingProxyType(groups),
        organs=tuple(table.values.get("organs", {}).get("names", ())),
        organs_not_after=tuple(table.values.get("organs", {}).get("not_after", ())),
        accentless=frozenset(table.values.get("accentless", {}).get("names", ())),
        adverbs=_role_words(table, "adverbs"),
        holds=_role_words(table, "holds"),
        says=_role_words(table, "says"),
        silent=tuple(table.values.get("silent", {}).get("names", ())),
        own_names=MappingProxyType(own_names),
        successions=successions,
    )


def own_id(written: str) -> str:
    """Return the id of an organisation with a name of its own: "Trường THPT Lê Lợi".

    What joins the parts of a name is in its label only: Báo chí và Tuyên truyền, Báo chí - Tuyên
    truyền and Báo chí Tuyên truyền are one.
    """
    return slug(" ".join(each for each in written.split(" ") if each not in _JOINTS))


def is_own_name(kind: OrganisationKind, name: str) -> bool:
    """Tell whether the registry has an organisation of a kind with a name of its own."""
    return f"{kind.id}-{own_id(name)}" in registry().own_names


def begins_own_name(kind: OrganisationKind, name: str) -> bool:
    """Tell whether an organisation of the registry has a name, or one that goes on after it."""
    id_, names = f"{kind.id}-{own_id(name)}", listed_names()[kind.id]
    following = names[bisect_left(names, id_) :][:1]
    return any(each == id_ or each.startswith(f"{id_}-") for each in following)


@cache
def listed_names() -> Mapping[str, Sequence[str]]:
    """Return the ids of the names of their own of each kind that has `whole` ones, in order."""
    return {
        kind.id: sorted(each for each in registry().own_names if each.startswith(f"{kind.id}-"))
        for kind in registry().kinds.values()
        if kind.whole
    }


def _whole_names(kinds: Sequence[OrganisationKind]) -> dict[str, Label]:
    """Return the organisations whose own names the registry lists as complete."""
    return {
        (id_ := f"{kind.id}-{own_id(name)}"): Label(id_, f"{kind.title} {name}")
        for kind in kinds
        for name in kind.whole
    }


def _role_words(table: Table, name: str) -> tuple[str, ...]:
    return tuple(table.values.get("roles", {}).get(name, ()))


def _aliases(table: Table) -> dict[str, Label]:
    read = (
        table.read(Alias, values, f"[[alias]] {values.get('id', number)}")
        for number, values in enumerate(table.values.get("alias", ()), 1)
    )
    return {
        own_id(name): Label(each.id, each.label) for each in read if each for name in each.names
    }


def _successions(table: Table, kinds: Mapping[str, OrganisationKind]) -> Iterator[Succession]:
    for number, values in enumerate(table.values.get("succession", ()), 1):
        where = f"[[succession]] {values.get('into', number)}"
        each = table.read(Succession, values, where)
        for unknown in (
            [id_ for id_ in (each.into, *each.before) if id_ not in kinds] if each else ()
        ):
            table.complain(where, f'không có loại "{unknown}"', f'there is no kind "{unknown}"')
        if each:
            yield each


def _kinds(table: Table) -> list[OrganisationKind]:
    kinds = []
    for number, values in enumerate(table.values.get("kind", ()), 1):
        where = f"[[kind]] {values.get('id', number)}"
        kind = table.read(OrganisationKind, values, where)
        forms = {
            word: table.read(Form, form, f'{where}.forms."{word}"')
            for word, form in values.get("forms", {}).items()
        }
        if kind is not None:
            read = {word: form for word, form in forms.items() if form is not None}
            kinds.append(replace(kind, forms=MappingProxyType(read)))
    return kinds


def _joined(table: Table) -> list[OrganisationKind]:
    """Return the kinds that heads and fields make."""
    names: Mapping[str, Any] = table.values.get("fields", {})
    heads = (
        table.read(Head, values, f"[[head]] {values.get('id', number)}")
        for number, values in enumerate(table.values.get("head", ()), 1)
    )
    kinds = []
    for head in (each for each in heads if each is not None):
        for missing in [each for each in head.fields if not names.get(each)]:
            table.complain(
                f"[[head]] {head.id}",
                f'[fields] không có lĩnh vực "{missing}"',
                f'[fields] has no field "{missing}"',
            )
        kinds += [head.joined(each, names[each]) for each in head.fields if names.get(each)]
    return kinds


def _check(
    table: Table,
    kind: OrganisationKind,
    kinds: Mapping[str, OrganisationKind],
    groups: Mapping[str, str],
) -> None:
    """Complain of every word in a kind that is not one of its few."""
    level_words = {each.name for each in words()} | {NATIONAL}
    for name, values, allowed in (
        ("group", (kind.group,), groups),
        ("levels", kind.levels, LEVELS),
        ("alone", (kind.alone,), ALONE),
        ("named", (kind.named,), NAMED),
        ("parent", (kind.parent,) if kind.parent else (), kinds),
        ("with_place", (kind.with_place,) if kind.with_place else (), kinds),
        ("of", kind.of, {**kinds, **groups}),
        ("forms", tuple(kind.forms), level_words),
    ):
        for wrong in [each for each in values if each not in allowed]:
            choices = ", ".join(sorted(allowed))
            table.complain(
                f"{kind.id}.{name}",
                f'"{wrong}" không có trong: {choices}',
                f'"{wrong}" is none of: {choices}',
            )
    if kind.alone == "level" and len(kind.levels) != 1:
        table.complain(
            f"{kind.id}.alone",
            '"level" chỉ dùng cho loại có đúng một cấp',
            '"level" is for kinds of exactly one level',
        )


def _check_names(table: Table, kinds: Sequence[OrganisationKind]) -> None:
    """Complain of names that two kinds share: no text could tell which is meant."""
    owners: dict[str, OrganisationKind] = {}
    for kind in kinds:
        for name in kind.phrases:
            owner = owners.setdefault(key(name, term), kind)
            if owner.id != kind.id:
                table.complain(
                    kind.id,
                    f'"{name}" cũng là tên của {owner.id}',
                    f'"{name}" is a name of {owner.id} too',
                )
