"""Which column of a register an officer's header means: its label, the words other tables have for it, or what it meant before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nhipcau.core.files.cells import CODE, RECORD_STATE, UID, cells
from nhipcau.core.importing.keeping import powers_of_bringer
from nhipcau.core.importing.models import HeaderMeaning, Import
from nhipcau.core.labels import LANGUAGES, Label
from nhipcau.core.registry import registers
from nhipcau.core.seeding import table
from nhipcau.lib.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.core.column import Column
    from nhipcau.core.register import Register

LEFT_OUT = "-"
BY_CODE, BY_UID = "code", "uid"
NAMING = {BY_CODE, BY_UID}
"""Targets that say which record a row is about."""
ROW_NUMBERS = ("stt", "tt", "so tt", "s tt", "so thu tu", "no")
"""Headers of columns that only count rows, folded: they are left out without asking."""
WHERE = Label("Dòng trong tệp gốc", "Row of the original file")
WHAT = Label("Cần sửa", "To be mended")
"""Headers of the columns our workbooks of problems have behind the officer's own; they are left out as well."""


def writable(one: Import) -> tuple[Column, ...]:
    """The columns somebody may write by an import: stored ones down to the level on which he may enter records there."""
    register = registers()[one.register]
    depth = powers_of_bringer(one).creating(register).get(one.agency)
    return () if depth is None else register.written_to(depth)


class Target(NamedTuple):
    """What a column of a table goes into: a column of the register in a language.

    Column "" says which record a row is about: by its code, or (language "uid") by the uid our own workbooks have.
    """

    column: str
    language: str

    def __str__(self) -> str:
        if self.column:
            return f"{self.column}@{self.language}"
        return BY_UID if self.language == BY_UID else BY_CODE

    @classmethod
    def of(cls, text: str) -> Target:
        column, _, language = text.partition("@")
        if text in NAMING:
            return cls("", BY_UID if text == BY_UID else LANGUAGES[0])
        return cls(column, language)


def folded(header: str) -> str:
    """A header as headers are compared: without marks, capitals, punctuation and line breaks."""
    return " ".join(words(header))


def targets(register: Register, columns: Sequence[Column], language: str) -> dict[str, str]:
    """What can be chosen for a column of a table: {target: its title in ``language``}."""
    shown = {str(Target(cell.column, cell.language)): cell.title for cell in cells(register, language, columns)}
    return {**shown, BY_CODE: CODE.get(language), BY_UID: UID.get(language)}


def vocabulary(register: Register, columns: Sequence[Column], language: str, agency: str = "") -> dict[str, str]:
    """{folded header: target} of a register, for those of its columns that somebody may write.

    The titles of our own files in both languages come first, then the words of ``headers.csv`` beside the register,
    where they are not taken; what our files hold that is not the register's to keep is left out; what the agency chose
    before goes before all of them. A text without a language of its own
    is in ``language``.
    """
    found: dict[str, str] = {}
    for one in (language, *LANGUAGES):
        for cell in cells(register, one, columns):
            found.setdefault(folded(cell.title), str(Target(cell.column, cell.language)))
    found.setdefault(folded(UID.vi), BY_UID)
    known = {column.name for column in columns}
    for name, header in other_headers(register):
        if name in known or name == LEFT_OUT:
            found.setdefault(header, LEFT_OUT if name == LEFT_OUT else str(Target(name, language)))
    derived = [column for column in register.columns if column.is_derived]
    worked_out = {folded(cell.title) for one in LANGUAGES for cell in cells(register, one, derived)[1:]}
    ours = (folded(header) for label in (WHERE, WHAT, RECORD_STATE) for header in label)
    left = {*ROW_NUMBERS, *ours, *(worked_out - found.keys())}
    return {**found, **dict.fromkeys(left, LEFT_OUT), **_remembered(register, agency)}


@lru_cache(maxsize=64)
def other_headers(register: Register) -> tuple[tuple[str, str], ...]:
    """(column, folded header) pairs of ``data/headers.csv`` beside the register; LEFT_OUT for what it does not keep."""
    path = register.folder / "data" / "headers.csv"
    return tuple((row["column"], folded(row["header"])) for row in table(path)) if path.exists() else ()


def _remembered(register: Register, agency: str) -> dict[str, str]:
    rows = (
        HeaderMeaning.objects.filter(agency=agency, register=register.name) if agency else HeaderMeaning.objects.none()
    )
    return dict(rows.values_list("header", "target"))


def remember(register: Register, agency: str, meanings: Mapping[str, str]) -> None:
    """Keep what headers (as written) were chosen to mean, for the agency's next table."""
    rows = {folded(header): target for header, target in meanings.items()}
    HeaderMeaning.objects.bulk_create(
        [
            HeaderMeaning(agency=agency, register=register.name, header=header[:200], target=target)
            for header, target in rows.items()
            if header
        ],
        update_conflicts=True,
        unique_fields=["agency", "register", "header"],
        update_fields=["target"],
    )
