"""Pairs of words for the two languages of the interface."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

LANGUAGES = ("vi", "en")


class Label(NamedTuple):
    """The same words in Vietnamese and English."""

    vi: str
    en: str

    def get(self, language: str) -> str:
        return self.en if language == "en" else self.vi

    @classmethod
    def of(cls, words: Mapping[str, Any] | None) -> Label:
        """The label of a text in several languages; a missing one is replaced by the other, or by the original."""
        texts = {lang: text for lang, text in (words or {}).items() if lang != "unofficial"}
        other = next(iter(texts.values()), "")
        return cls(texts.get("vi") or texts.get("en") or other, texts.get("en") or texts.get("vi") or other)


class Vocabulary:
    """A closed list of values with their words, in the order they are shown."""

    def __init__(self, entries: Iterable[tuple[str, Label]], *, name: str) -> None:
        self.name = name
        self._labels = dict(entries)
        self._order = {value: place for place, value in enumerate(self._labels)}

    @classmethod
    def from_csv(cls, path: Path, *, value: str = "slug", only: Mapping[str, str] | None = None) -> Vocabulary:
        """Read a ``value,vi,en`` table shipped beside a register; ``only`` its rows that say this in other columns."""
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [
                row for row in csv.DictReader(lines) if all(row[name] == said for name, said in (only or {}).items())
            ]
        return cls(((row[value], Label(row["vi"], row["en"])) for row in rows), name=path.stem)

    def __contains__(self, value: object) -> bool:
        return value in self._labels

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def label(self, value: str) -> Label:
        return self._labels[value]

    def place(self, value: str) -> int:
        """Position in the declared order, counted from 0; unknown values last."""
        return self._order.get(value, len(self._order))

    def find(self, words: str) -> str | None:
        """The value whose slug or whose words in either language are ``words`` (exactly, after trimming)."""
        wanted = words.strip()
        if wanted in self._labels:
            return wanted
        for value, label in self._labels.items():
            if wanted in label:
                return value
        return None


COUNTRY = Label("Quốc gia, vùng lãnh thổ", "Country or territory")
PLACE_THEN = Label("Địa phương khi ký", "Locality at signing")
CERTAINTY = Label("Độ chắc chắn của ngày", "Certainty of the date")
BORDERS = Label("Sau sắp xếp địa giới", "After the change of borders")
REMARKS = Label("Lưu ý của nguồn", "Remarks on the source")
NOTE = Label("Ghi chú", "Note")
BASED_ON = Label("Căn cứ", "Based on")
TOLD_IN = Label("Nêu trong tài liệu", "Told in")
"""Column labels that several registers share, so that the same thing has the same name everywhere."""
