"""What a cell of a table means in a column: read as the column's kind reads files, and more forgiving where that is safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from nhipcau.core.faults import Fault
from nhipcau.core.importing.cures import mended_by
from nhipcau.core.importing.headers import Target
from nhipcau.core.importing.measures import Measure, measure_in, read_amount, read_number
from nhipcau.core.kinds import Amount, Choice, Names, Number, Relation, When
from nhipcau.core.kinds.coded import Coded
from nhipcau.core.labels import Label
from nhipcau.core.seeding import table
from nhipcau.lib.sheets import read_dates, split_many
from nhipcau.lib.text import TextError, fold

if TYPE_CHECKING:
    from nhipcau.core.importing.named import Named
    from nhipcau.core.kinds import Context, Kind, Plain
    from nhipcau.core.register import Register

REMEMBERED = 20_000
"""Texts of a column whose meaning is kept: places, countries and kinds come in every row."""

Reader = Callable[[str], "Plain"]
"""The plain value of a text that is not empty; raises :class:`Fault`."""

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_A_DAY = re.compile(r"(?:ngày )?\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}", re.IGNORECASE)
_NO_SUCH_DAY = Label(
    "không có trên lịch: xem lại ngày và tháng (ngày viết trước tháng)",
    "is no day of the calendar: look at day and month again (the day stands before the month)",
)
_SEVERAL_NAMES = re.compile(r";|\n")
_OUR_MARK = " | "
"""Parts names in our own files, in which names may hold a semicolon."""


def readers(register: Register, targets: Mapping[str, Target], named: Named, unit: str = "") -> dict[str, Reader]:
    """How each column of a table is read, by its header. ``unit``: what a line above the table says all numbers are in."""
    return {
        header: remembering(_reader(register, target, header, named, unit))
        for header, target in targets.items()
        if target.column
    }


def remembering(read: Reader) -> Reader:
    """The same, asked once for each text, also where it is refused."""
    known: dict[str, Plain] = {}
    refused: dict[str, Fault] = {}

    def ask(text: str) -> Plain:
        if text in known:
            return known[text]
        if text in refused:
            raise refused[text]
        try:
            found = read(text)
        except Fault as fault:
            if len(refused) < REMEMBERED:
                refused[text] = fault
            raise
        if len(known) < REMEMBERED:
            known[text] = found
        return found

    return ask


def _reader(register: Register, target: Target, header: str, named: Named, unit: str) -> Reader:
    kind, where = register.kinds[target.column], register.where(target.column)._replace(is_beside=True)
    match kind:
        case Relation():
            return partial(named.find, kind, where=where)
        case Coded():
            return partial(_coded, kind, _words_of(register, target.column, kind), where)
        case Number():
            own = Measure.of(kind.unit.vi) if kind.unit else None
            return partial(read_number, kind, own, measure_in(header, unit), target.language, where)
        case When():
            return partial(_when, kind, target.language, where)
        case Amount():
            return partial(read_amount, kind, header, unit, target.language, where)
        case Names():
            return lambda text: kind.parse(_names_apart(text), target.language, where)
    return partial(_parsed, kind, target.language, where)


def _names_apart(text: str) -> str:
    names = [text] if _OUR_MARK in text else _SEVERAL_NAMES.split(text)
    return _OUR_MARK.join(name.strip() for name in names if name.strip())


def _parsed(kind: Kind, language: str, where: Context, text: str) -> Plain:
    return kind.parse(text, language, where)


def _when(kind: When, language: str, where: Context, text: str) -> Plain:
    """As typed into a form, or as typed into cells ("12.5.24"); a stretch of time is no date."""
    try:
        return kind.parse(text, language, where)
    except Fault as unread:
        try:
            found = read_dates(text)
        except TextError:
            if _A_DAY.fullmatch(text):
                raise kind.refuse(text, where, *_NO_SUCH_DAY) from None
            raise unread from None
    if found.last:
        raise kind.refuse(
            text,
            where,
            "là một khoảng thời gian, cột này nhận một ngày, tháng hoặc năm: ghi một mốc, hoặc tách thành hai cột",
            "is a stretch of time and this column takes one day, month or year: write one of them, or part it into two "
            "columns",
        )
    return kind.clean(found.first.iso(), where)


def read_stretch(text: str) -> tuple[str, str] | None:
    """The first and the last day of a stretch of time in a cell ("2019-2021", "10-14/3/2025"), each as exact as written.

    None for no stretch, and for a quarter or half a year: that says when something is planned, not how long it is.
    """
    try:
        found = read_dates(text)
    except TextError:
        return None
    return (found.first.iso(), found.last.iso()) if found.last and not found.is_named else None


def _words_of(register: Register, column: str, kind: Coded) -> dict[str, str]:
    """{folded words: code} of a closed list, where they mean one thing only: its words, those of ``data/words.csv`` beside
    the register, then the parts of words that name several things ("Sở, ngành, đoàn thể"). Places and countries fold by
    themselves.
    """
    if not isinstance(kind, Choice):
        return {}
    whole = [(code, words) for code in kind.vocabulary for words in (code, *kind.label(code))]
    other = [(value, words) for name, words, value in other_words(register) if name == column]
    parts = [(code, part) for code in kind.vocabulary for words in kind.label(code) for part in _parts(words)]
    found: dict[str, str] = {}
    for some in (whole, other, parts):
        met: dict[str, str] = {}
        for code, words in some:
            folded = fold(words)
            met[folded] = code if met.get(folded, code) == code else ""
        found = {**met, **found}
    return found


def _parts(words: str) -> list[str]:
    """The things that words name one after the other, without what stands in brackets."""
    return [part.strip() for part in _IN_BRACKETS.sub("", words).removesuffix("và tương đương").split(",")]


@lru_cache(maxsize=64)
def other_words(register: Register) -> tuple[tuple[str, str, str], ...]:
    """(column, words, value) of ``data/words.csv`` beside the register."""
    path = register.folder / "data" / "words.csv"
    return tuple((row["column"], row["word"], row["value"]) for row in table(path)) if path.exists() else ()


def _coded(kind: Coded, folded: Mapping[str, str], where: Context, text: str) -> Plain:
    def code_of(words: str) -> str | None:
        return kind.find(words) or folded.get(fold(words)) or None

    parts = [text] if code_of(text) else split_many(text, lambda one: bool(code_of(one)))
    codes = {part: code_of(part) for part in parts}
    meant = set(codes.values()) - {None}
    if not kind.many and (len(meant) > 1 or None in codes.values()):
        raise kind.refuse(text, where, *mended_by(kind, text, len(meant) > 1))
    for part, code in codes.items():
        if code is None:
            raise kind.refuse(part, where, *mended_by(kind, part, is_several=False))
    return kind.clean(list(codes.values()), where)
