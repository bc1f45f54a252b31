"""A kind of organisation, as one table of organisations.toml describes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Form:
    """What an organisation is called at one level, as Huyện ủy is the Đảng ủy of a huyện.

    `names` and `capital_names` say the level by themselves.
    """

    id: str
    label: str
    names: tuple[str, ...] = ()
    capital_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationKind:
    """One kind of organisation; organisations.toml explains each field.

    `forms` is keyed by the word of the level: "huyện", "trung ương".
    """

    id: str
    name: str
    group: str
    levels: tuple[str, ...]
    alone: str
    label: str = ""
    names: tuple[str, ...] = ()
    capital_names: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    capital: bool = False
    parent: str = ""
    wordless: bool = False
    of: tuple[str, ...] = ()
    named: str = ""
    numbered: bool = False
    parts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    closed: bool = False
    with_place: str = ""
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_as: tuple[str, ...] = ()
    not_among: tuple[str, ...] = ()
    alone_id: str = ""
    alone_label: str = ""
    forms: Mapping[str, Form] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name that people know it by."""
        return self.label or self.name

    @property
    def phrases(self) -> tuple[str, ...]:
        """All names of it at all levels."""
        own = (self.name, *self.names, *self.capital_names, *self.short_names)
        forms = (name for each in self.forms.values() for name in each.names + each.capital_names)
        return (*own, *forms)

    def is_part_of(self, whole: "OrganisationKind") -> bool:
        """Tell whether one of this kind can be a part of one of another.

        A group stands for its kinds at the tỉnh and above: a sở has a Văn phòng, a phòng has none.
        """
        in_group = whole.group in self.of and not set(whole.levels) <= {"huyen", "xa"}
        return whole.id in self.of or in_group

    def is_at(self, level: str, word: str) -> bool:
        """Tell whether it exists at a level, or has a form for this word of it."""
        return level in self.levels or word in self.forms


@dataclass(frozen=True, slots=True)
class Alias:
    """Other names of one organisation that has a name of its own."""

    id: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """Since a day, the work of the kinds `before` is that of the kind `into`."""

    since: date
    into: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The first part of names that all go on with a field: Sở, then Y tế."""

    id: str
    name: str
    group: str
    levels: tuple[str, ...]
    alone: str
    fields: tuple[str, ...]
    parent: str = ""
    capital: bool = False
    wordless: bool = False
    of: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()

    def joined(self, field_id: str, names: Sequence[str]) -> OrganisationKind:
        """Return the kind that it makes with a field, whose first name is the full one."""
        return OrganisationKind(
            id=f"{self.id}-{field_id}",
            name=f"{self.name} {names[0]}",
            names=tuple(f"{self.name} {each}" for each in names[1:]),
            group=self.group,
            levels=self.levels,
            alone=self.alone,
            parent=self.parent,
            capital=self.capital,
            wordless=self.wordless,
            of=self.of,
            not_after=self.not_after,
            not_before=self.not_before,
        )
