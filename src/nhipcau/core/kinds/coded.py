"""Kinds whose values come from a list: choices, places, countries."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from nhipcau.core.kinds.base import LABELLED, Context, Inputs, Kind, Plain, Public, all_typed
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.lib import places
from nhipcau.lib.text import collation_key


@lru_cache(maxsize=1024)
def _alphabetical(name: str) -> bytes:
    """Order of a name; every list with facets asks for the same few hundred."""
    return collation_key(name)


@lru_cache(maxsize=1)
def _unit_ids() -> frozenset[str]:
    return frozenset(unit.id for unit in places.all_units())


@lru_cache(maxsize=1)
def _country_codes() -> frozenset[str]:
    return frozenset(country.iso2 for country in places.countries())


class Coded(Kind):
    """Base: values are codes with words. ``many`` values are lists in canonical order, texts joined by ``; ``."""

    def __init__(self, *, many: bool = False) -> None:
        self.many = many  # type: ignore[misc]  # a class default that an instance may set

    def label(self, value: str) -> Label:
        raise NotImplementedError

    def find(self, words: str) -> str | None:
        """The code of ``words`` (a code or its words in either language), or None."""
        raise NotImplementedError

    def order(self, value: str) -> Any:
        return value

    def clean(self, value: Any, where: Context) -> Plain:
        if value is None or value in ("", []):
            return None
        found: list[str] = []
        for words in value if isinstance(value, list | tuple) else [value]:
            code = self.find(words) if isinstance(words, str) else None
            if code is None:
                raise self.refuse(words, where, *self.unknown(words))
            if code not in found:
                found.append(code)
        if self.many:
            return sorted(found, key=self.order)
        if len(found) > 1:
            raise self.refuse(value, where, "chỉ nhận một giá trị", "takes one value only")
        return found[0]

    def unknown(self, words: str) -> tuple[str, str]:
        return "không có trong danh mục", "is not in the list"

    def public(self, plain: Plain) -> Public:
        if plain is None:
            return None
        return [self._one(code) for code in plain] if self.many else self._one(plain)

    def _one(self, code: str) -> dict[str, Any]:
        label = self.label(code)
        return {"value": code, "vi": label.vi, "en": label.en}

    def text(self, public: Public, language: str) -> str:
        if not public:
            return ""
        entries = public if self.many else [public]
        return "; ".join(entry["en" if language == "en" else "vi"] for entry in entries)

    def parse(self, text: str, language: str, where: Context) -> Plain:
        return self.clean(self._entries(text) if self.many else text.strip(), where)

    def inputs(self, plain: Plain, language: str) -> Inputs:
        """Words, as in a text; several values are several inputs."""
        return {"": [self.label(code).get(language) for code in self.codes(plain)]}

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        entries = [text.strip() for text in all_typed(given) if text.strip()]
        return self.clean(entries if self.many else next(reversed(entries), None), where)

    def codes(self, plain: Plain) -> list[str]:
        """The codes of a value, and nothing more."""
        if not plain:
            return []
        return list(plain) if self.many else [plain]

    def _entries(self, text: str) -> list[str]:
        """The entries of a text. Words may hold "; " themselves, so the longest run of pieces that is a value wins."""
        pieces = [piece.strip() for piece in text.split("; ") if piece.strip()]
        entries = []
        while pieces:
            runs = ("; ".join(pieces[:size]) for size in range(len(pieces), 1, -1))
            entry = next((run for run in runs if self.find(run)), pieces[0])
            entries.append(entry)
            del pieces[: entry.count("; ") + 1]
        return entries

    def tokens(self, plain: Plain) -> list[str]:
        return self.codes(plain)

    def token(self, text: str, where: Context) -> str:
        code = self.find(text)
        if code is None:
            raise self.refuse(text, where, *self.unknown(text))
        return code

    def token_label(self, token: str) -> Label:
        return self.label(token)

    def token_order(self, token: str) -> Any:
        return self.order(token)

    def searched(self, plain: Plain) -> list[str]:
        return [words for code in self.tokens(plain) for words in dict.fromkeys(self.label(code))]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": LABELLED} if self.many else LABELLED


class Choice(Coded):
    """A value of a closed vocabulary; an unknown one stops the write."""

    name = "choice"
    widget = "choice"

    def __init__(self, vocabulary: Vocabulary, *, many: bool = False) -> None:
        super().__init__(many=many)
        self.vocabulary = vocabulary

    def label(self, value: str) -> Label:
        return self.vocabulary.label(value)

    def inputs(self, plain: Plain, language: str) -> Inputs:
        """Codes: two of them may have the same words."""
        return {"": self.codes(plain)}

    def options(self, language: str) -> list[tuple[str, str]]:
        return [(value, self.label(value).get(language)) for value in self.vocabulary]

    def find(self, words: str) -> str | None:
        return self.vocabulary.find(words)

    def order(self, value: str) -> Any:
        return self.vocabulary.place(value)

    def sort_number(self, plain: Plain) -> int:
        return self.vocabulary.place(plain) + 1 if isinstance(plain, str) else 0


class Flags(Choice):
    """Marks of the source on a row, shown to the reader as plain sentences and never as facets of quality."""

    name = "flags"

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary, many=True)

    def searched(self, plain: Plain) -> list[str]:
        return []


class Place(Coded):
    """A Vietnamese province-level unit as of its day: the unit's stable id (``quang-tri-den-2025`` ≠ ``quang-tri``).

    The public value says in whose borders the unit lies today, so that nobody has to guess what became of it.
    """

    name = "place"
    widget = "place"
    hides_tokens = True

    def label(self, value: str) -> Label:
        unit = places.unit(value)
        return Label(unit.label("vi"), unit.label("en"))

    def find(self, words: str) -> str | None:
        if words in _unit_ids():
            return words
        labelled = [unit.id for unit in places.all_units() if words in (unit.label("vi"), unit.label("en"))]
        if len(labelled) == 1:
            return labelled[0]
        unit = places.resolve(words).unit
        return unit.id if unit else None

    def options(self, language: str) -> list[tuple[str, str]]:
        """Units of today first, each by the words that tell it from all others."""
        units = sorted(places.all_units(), key=lambda unit: (unit.valid.end is not None, self.order(unit.id)))
        return [(unit.label(language), "") for unit in units]

    def unknown(self, words: str) -> tuple[str, str]:
        near = places.resolve(words).candidates if isinstance(words, str) else ()
        if not near:
            return "không có trong danh mục địa phương", "is not in the list of localities"
        return (
            "không rõ địa phương nào; có thể là: " + ", ".join(f"{unit.label('vi')} ({unit.id})" for unit in near),
            "is not clear; it may be: " + ", ".join(f"{unit.label('en')} ({unit.id})" for unit in near),
        )

    def order(self, value: str) -> Any:
        return _alphabetical(places.unit(value).name), value

    def _one(self, code: str) -> dict[str, Any]:
        entry = super()._one(code)
        holder = places.successor(places.unit(code))
        if holder and holder.id != code:
            entry["today"] = {"value": holder.id, "vi": holder.label("vi"), "en": holder.label("en")}
        return entry

    def tokens(self, plain: Plain) -> list[str]:
        """The unit itself and the one that holds its territory today, so that both filters find the record."""
        tokens: list[str] = []
        for code in super().tokens(plain):
            holder = places.successor(places.unit(code))
            tokens += [code] if holder is None or holder.id == code else [holder.id, code]
        return list(dict.fromkeys(tokens))

    def token_shown(self, token: str) -> bool:
        return places.unit(token).valid.end is None

    def searched(self, plain: Plain) -> list[str]:
        texts: list[str] = []
        for code in self.tokens(plain):
            unit = places.unit(code)
            texts += [
                unit.name,
                unit.name_en,
                places.history_note(unit, "vi") or "",
                places.history_note(unit, "en") or "",
            ]
        return list(dict.fromkeys(filter(None, texts)))

    def schema(self) -> dict[str, Any]:
        one = {**LABELLED, "properties": {**LABELLED["properties"], "today": LABELLED}}  # type: ignore[dict-item]
        return {"type": "array", "items": one} if self.many else one


class Country(Coded):
    """A country or territory by its ISO 3166-1 alpha-2 code; words come from our own table only."""

    name = "country"
    widget = "place"

    def label(self, value: str) -> Label:
        country = places.country(value)
        return Label(country.label("vi"), country.label("en"))

    def find(self, words: str) -> str | None:
        if len(words) == 2 and words.isupper():
            return words if words in _country_codes() else None
        country = places.resolve_country(words).country
        return country.iso2 if country else None

    def options(self, language: str) -> list[tuple[str, str]]:
        names = (country.label(language) for country in places.countries())
        return [(name, "") for name in sorted(names, key=_alphabetical)]

    def order(self, value: str) -> Any:
        return _alphabetical(places.country(value).label("vi"))
