"""A register as somebody may write it: the columns he may, what a form shows of them, and what he typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from nhipcau.core.column import PUBLIC, Column, Seen
from nhipcau.core.desk.related import Related
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Choice, Context, Inputs, Kind, Plain, Relation
from nhipcau.core.kinds.base import all_typed
from nhipcau.core.kinds.coded import Coded
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.ledger import parties_of
from nhipcau.core.ledger.door import unknown_columns
from nhipcau.core.ledger.keeping import PARTIES
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import every_agency
from nhipcau.core.policy.words import VISIBILITIES

if TYPE_CHECKING:
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

VISIBILITY = "visibility"
KEEPING = (VISIBILITY, PARTIES)
"""What is entered beside the register's columns: how narrowly a record is kept, and with whom it is shared."""

Given = Mapping[str, Inputs]
"""What was typed, by column."""


class Wrong(Exception):  # noqa: N818  # it says what the matter is
    """Some columns cannot be taken as they were typed: {column: Fault}."""

    def __init__(self, problems: dict[str, Fault]) -> None:
        super().__init__("; ".join(f"{name}: {fault}" for name, fault in problems.items()))
        self.problems = problems


class Agencies(Choice):
    """Agencies, by their names; the closed list of those there are or were."""

    widget = "place"

    def inputs(self, plain: Plain, language: str) -> Inputs:
        return Coded.inputs(self, plain, language)

    def options(self, language: str) -> list[tuple[str, str]]:
        return [(words, "") for _, words in super().options(language)]


class Sheet:
    """The columns of a register that are kept no narrower than ``clearance``, and how a record is kept; or, of all
    these, ``only`` some.
    """

    def __init__(
        self, powers: Powers, register: Register, clearance: Seen, language: str, only: Collection[str] | None = None
    ) -> None:
        self.register, self.language, self.clearance = register, language, clearance
        every = (*register.written_to(clearance), *self._keeping(clearance))
        self.columns = tuple(column for column in every if only is None or column.name in only)
        self.kinds: dict[str, Kind] = {
            column.name: column.kind or register.kinds[column.name] for column in self.columns
        }
        self.related = Related(powers, language)

    def _keeping(self, clearance: Seen) -> tuple[Column, ...]:
        levels = [(str(int(seen)), VISIBILITIES[seen]) for seen in Seen if PUBLIC < seen <= clearance]
        return (
            Column(
                VISIBILITY,
                ("Mức chia sẻ", "Kept"),
                seen=PUBLIC,
                help=(
                    "Ai xem được khi hồ sơ chưa công bố. Không nhập bí mật nhà nước ở bất kỳ mức nào.",
                    "Who sees the record while it is not published. State secrets are not entered at any level.",
                ),
                kind=Choice(Vocabulary(levels, name=VISIBILITY)),
            ),
            Column(
                PARTIES,
                ("Cơ quan liên quan", "Agencies that share in it"),
                seen=PUBLIC,
                help=("Các cơ quan khác cùng làm việc này.", "Other agencies that work on this."),
                kind=Agencies(_agencies(), many=True),
            ),
        )

    @property
    def empty(self) -> dict[str, Plain]:
        return dict.fromkeys(self.kinds)

    def plains(self, row: Any) -> dict[str, Plain]:
        """The values of a record."""
        return self.plains_with(row, parties_of([row.uid]).get(row.uid))

    def plains_with(self, row: Any, parties: list[str] | None) -> dict[str, Plain]:
        """The same, for who has asked for the parties of many records at once."""
        stored = {name: self.register.plain(row, name) for name in self.kinds if name not in KEEPING}
        keeping: dict[str, Plain] = {}
        if VISIBILITY in self.kinds:
            keeping = {VISIBILITY: str(row.visibility), PARTIES: parties}
        return {**stored, **keeping}

    def inputs(self, plains: Mapping[str, Plain]) -> dict[str, Inputs]:
        return {name: self._inputs(name, plains[name]) for name in self.kinds}

    def entered(self, given: Given, base: Mapping[str, Plain]) -> dict[str, Plain]:
        """The values of the columns given. One that was left as it was shown has its value at the base, whatever that is.

        Raises :class:`Fault` ("unknown_column") for a column the register does not have, or not for him, and
        :class:`Wrong` for all that cannot be taken.
        """
        if unknown := given.keys() - self.kinds.keys():
            raise unknown_columns(self.register, unknown)
        values, problems = {}, {}
        for name, parts in given.items():
            try:
                values[name] = self._entered(name, parts, base[name])
            except Fault as problem:
                problems[name] = problem
        if problems:
            raise Wrong(problems | self._missing({**base, **values, **problems}))
        return values

    def check_named(self, values: Mapping[str, Plain]) -> None:
        """Raises :class:`Wrong` for what a record has to have so that it can be named."""
        if missing := self._missing(values):
            raise Wrong(missing)

    def _missing(self, values: Mapping[str, Any]) -> dict[str, Fault]:
        labels = {name: self.register.by_name[other].words for name, other in self.register.stand_ins.items()}
        return {name: needed(labels.get(name)) for name in self.register.unnamed(values) if name in self.kinds}

    def labels(self, names: Iterable[str]) -> list[str]:
        """What columns are called, in their order; those he does not see are not named."""
        wanted = set(names)
        return [column.words.get(self.language) for column in self.columns if column.name in wanted]

    def _inputs(self, name: str, plain: Plain) -> Inputs:
        kind = self.kinds[name]
        return self.related.inputs(kind, plain) if isinstance(kind, Relation) else kind.inputs(plain, self.language)

    def _entered(self, name: str, parts: Inputs, before: Plain) -> Plain:
        kind = self.kinds[name]
        if _said(kind, parts) == _said(kind, self._inputs(name, before)):
            return before
        where = Context(self.register.name, name, is_beside=True)
        if isinstance(kind, Relation):
            return self.related.entered(kind, parts, before, where)
        return kind.entered(parts, self.language, where)


def _said(kind: Kind, parts: Inputs) -> dict[str, list[str]]:
    """What inputs say, so that it can be compared: blanks say nothing but where rows of several inputs belong together."""
    said = {part: [text.strip() for text in all_typed(parts, part)] for part in parts}
    if not (kind.many and kind.parts):
        said = {part: [text for text in texts if text] for part, texts in said.items()}
    for texts in said.values():
        while texts and not texts[-1]:
            texts.pop()
    return {part: texts for part, texts in said.items() if texts}


def _agencies() -> Vocabulary:
    """All agencies; where two are called the same, the beginning of the uid tells them apart."""
    every = list(every_agency())
    names = [one.label for one in every]
    return Vocabulary(((str(one.uid), _told_apart(one, names)) for one in every), name=PARTIES)


def _told_apart(one: Agency, names: list[Label]) -> Label:
    return (
        one.label if names.count(one.label) == 1 else Label(*(f"{words} ({str(one.uid)[:8]})" for words in one.label))
    )


def needed(instead: Label | None = None) -> Fault:
    """What is wrong with a column a record cannot be without, and that is empty. ``instead`` would do in its place."""
    if instead:
        return Fault(
            "needed",
            f"cần có mục này hoặc “{instead.vi}”, vì hồ sơ được gọi tên theo đó.",
            f"this or “{instead.en}” is needed: the record takes its name from it.",
        )
    return Fault(
        "needed", "cần có, vì hồ sơ được gọi tên theo mục này.", "is needed: the record takes its name from it."
    )
