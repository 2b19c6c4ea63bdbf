"""The fields of a record's form, for the templates: every kind's widget as lines of inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nhipcau.core.column import Column
from nhipcau.core.desk.related import KNOWN
from nhipcau.core.kinds import Inputs, Kind, Relation, Words
from nhipcau.core.kinds.base import all_typed, typed
from nhipcau.core.kinds.words import MORE_LANGUAGE, MORE_TEXT
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import language_name, say

BLANKS = 2
"""Empty inputs after those that hold something, where a value may have several."""
LONGEST_LINE = 90
"""Characters from which a text gets several lines."""


class Option(NamedTuple):
    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Line:
    """One input. ``control``: "line", "area", "select", "check" or "hidden"; ``label`` "" for the field's own."""

    name: str
    id: str
    value: str = ""
    control: str = "line"
    label: str = ""
    lang: str = ""
    listed: str = ""
    placeholder: str = ""
    mode: str = ""
    rows: int = 1
    options: tuple[Option, ...] = ()
    is_checked: bool = False
    is_short: bool = False


@dataclass(frozen=True)
class Entry:
    """A field: ``is_group`` of several inputs; ``more`` are inputs few need, folded away; ``grows``: rows can be added."""

    name: str
    label: str
    lines: tuple[Line, ...]
    help: str = ""
    error: str = ""
    required: bool = False
    is_group: bool = False
    more: tuple[Line, ...] = ()
    grows: int = 0
    looks_for: str = ""
    completes: str = ""
    clash: object = None

    @property
    def id(self) -> str:
        return self.lines[0].id

    @property
    def described_by(self) -> str:
        return " ".join(
            filter(None, (f"{self.id}-error" if self.error else "", f"{self.id}-help" if self.help else ""))
        )


@dataclass
class Drawing:
    """Makes the fields of one form; collects the lists inputs complete from."""

    register: Register | None
    language: str
    lists: dict[str, list[str]] = field(default_factory=dict)

    def entry(self, column: Column, kind: Kind, inputs: Inputs, error: str = "", clash: object = None) -> Entry:
        lines = tuple(_WIDGETS[kind.widget](self, column.name, kind, inputs))
        more = tuple(self._more(column.name, inputs)) if isinstance(kind, Words) else ()
        said = [column.help[place_of(self.language)]] if column.help else []
        return Entry(
            column.name,
            column.words.get(self.language),
            lines,
            " ".join([*said, *self._how(kind)]),
            error,
            bool(self.register) and self.register.is_required(column.name),  # type: ignore[union-attr]
            len([line for line in lines if line.control != "hidden"]) > 1 or lines[0].control == "check",
            more,
            {"names": 3}.get(kind.widget, 1) if kind.many and kind.widget in ("names", "place", "relation") else 0,
            self._looks_for(column, kind),
            self._completes(kind),
            clash,
        )

    def _how(self, kind: Kind) -> Iterator[str]:
        key = f"desk_write_how_{kind.widget}"
        if kind.widget in ("date", "number", "amount", "coordinates", "relation"):
            yield say(key, self.language)
        if unit := getattr(kind, "unit", None):
            yield say("desk_write_unit", self.language, unit=unit.get(self.language))

    def _looks_for(self, column: Column, kind: Kind) -> str:
        """What the search for records that are there already takes from the field."""
        if self.register is None:
            return ""
        if column.name in self.register.label_from and kind.widget in ("text", "words", "names"):
            return "q"
        return {self.register.place: "place", self.register.country: "country"}.get(column.name, "")

    def _completes(self, kind: Kind) -> str:
        if not isinstance(kind, Relation):
            return ""
        slug = registers()[kind.to].slug[place_of(self.language)]
        return desk_address(self.language, "desk_record_names", slug=slug)

    def _more(self, name: str, inputs: Inputs) -> Iterator[Line]:
        code, text = typed(inputs, MORE_LANGUAGE), typed(inputs, MORE_TEXT)
        label = say("desk_write_more_code", self.language)
        yield Line(f"{name}.{MORE_LANGUAGE}", _id(name, "more-language"), code, label=label, is_short=True)
        yield _area(f"{name}.{MORE_TEXT}", _id(name, "more-text"), text, say("desk_write_more_text", self.language))

    def text(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        yield _area(name, _id(name), typed(inputs))

    def line(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        mode = {"link": "url", "number": "decimal", "date": "text"}[kind.widget]
        hint = {"date": say("desk_write_date_hint", self.language), "link": "https://"}.get(kind.widget, "")
        yield Line(name, _id(name), typed(inputs), placeholder=hint, mode=mode, is_short=kind.widget != "link")

    def choice(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        chosen = set(all_typed(inputs))
        if not kind.many:
            options = tuple(Option(value, words, value in chosen) for value, words in kind.options(self.language))
            yield Line(name, _id(name), typed(inputs), "select", options=options)
            return
        for number, (value, words) in enumerate(kind.options(self.language)):
            yield Line(name, _id(name, number), value, "check", words, is_checked=value in chosen)
        yield Line(name, _id(name, "none"), "", "hidden")  # so that a form without a tick says so

    def place(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        listed = f"list-{kind.name}" if kind.name in ("place", "country") else f"list-{name}"
        if listed not in self.lists:
            self.lists[listed] = [words for words, _ in kind.options(self.language)]
        for number, text in enumerate(_rows(kind, all_typed(inputs))):
            yield Line(name, _id(name, number), text, listed=listed, label=self._nth(kind, number))

    def relation(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        for number, text in enumerate(_rows(kind, all_typed(inputs))):
            label = self._nth(kind, number)
            yield Line(name, _id(name, number), text, listed=f"list-{name}", label=label)
        self.lists[f"list-{name}"] = []
        for number, uid in enumerate(all_typed(inputs, KNOWN)):
            yield Line(f"{name}.{KNOWN}", _id(name, f"uid{number}"), uid, "hidden")

    def words(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        parts = dict.fromkeys(("vi", "en", *sorted(inputs.keys() - {"unofficial", MORE_LANGUAGE, MORE_TEXT})))
        marked = set(all_typed(inputs, "unofficial"))
        for lang in parts:
            called = language_name(lang, self.language)
            yield _area(f"{name}.{lang}", _id(name, lang), typed(inputs, lang), called, lang)
            mark = say("desk_write_unofficial", self.language, tongue=called)
            yield Line(
                f"{name}.unofficial", _id(name, lang, "unofficial"), lang, "check", mark, is_checked=lang in marked
            )

    def names(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        columns = {part: all_typed(inputs, part) for part in kind.parts}
        known = dict(kind.options(self.language))
        for number in range(len(columns["text"]) + BLANKS):
            text, lang, sort = (texts[number] if number < len(texts) else "" for texts in columns.values())
            nth = f" {number + 1}"
            yield Line(
                f"{name}.text", _id(name, "text", number), text, label=say("desk_write_name", self.language) + nth
            )
            code = say("desk_write_more_code", self.language) + nth
            yield Line(f"{name}.lang", _id(name, "lang", number), lang, label=code, is_short=True)
            options = {**known, **({sort: known.get(sort, sort)} if sort else {})}
            chosen = tuple(Option(value, words, value == sort) for value, words in options.items())
            label = say("desk_write_name_kind", self.language) + nth
            yield Line(f"{name}.kind", _id(name, "kind", number), sort, "select", label, options=chosen, is_short=True)

    def amount(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        for part in ("low", "high"):
            label = say(f"desk_write_{part}", self.language)
            yield Line(
                f"{name}.{part}", _id(name, part), typed(inputs, part), label=label, mode="decimal", is_short=True
            )
        unit = typed(inputs, "unit")
        options = tuple(Option(value, words, value == unit) for value, words in kind.options(self.language))
        label = say("desk_write_in_unit", self.language)
        yield Line(f"{name}.unit", _id(name, "unit"), unit, "select", label, options=options, is_short=True)

    def coordinates(self, name: str, kind: Kind, inputs: Inputs) -> Iterator[Line]:
        for part in kind.parts:
            label = say(f"desk_write_{part}", self.language)
            yield Line(
                f"{name}.{part}", _id(name, part), typed(inputs, part), label=label, mode="decimal", is_short=True
            )

    def _nth(self, kind: Kind, number: int) -> str:
        return say("desk_write_nth", self.language, n=number + 1) if kind.many else ""


_WIDGETS: Mapping[str, Callable[[Drawing, str, Kind, Inputs], Iterator[Line]]] = {
    "text": Drawing.text,
    "link": Drawing.line,
    "date": Drawing.line,
    "number": Drawing.line,
    "choice": Drawing.choice,
    "place": Drawing.place,
    "relation": Drawing.relation,
    "words": Drawing.words,
    "names": Drawing.names,
    "amount": Drawing.amount,
    "coordinates": Drawing.coordinates,
}


def _rows(kind: Kind, texts: list[str]) -> list[str]:
    kept = [text for text in texts if text.strip()]
    return [*kept, *[""] * BLANKS] if kind.many else (kept or [""])[-1:]


def _area(name: str, id_: str, value: str, label: str = "", lang: str = "") -> Line:
    rows = min(12, value.count("\n") + 1 + len(value) // LONGEST_LINE)
    return Line(name, id_, value, "area", label, lang, rows=rows)


def _id(*parts: object) -> str:
    return "field-" + "-".join(str(part).strip("+").replace("_", "-") for part in parts)
