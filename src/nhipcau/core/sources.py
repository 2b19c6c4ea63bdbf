"""Where seeded data comes from: licence and attribution per source, inherited by every row."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from nhipcau.core import training
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNKNOWN = "unknown"
BOTH = " / "
"""Stands between the Vietnamese and the English wording of an attribution that is worded in both."""


@dataclass(frozen=True)
class Licence:
    """A licence with how much it asks: a dataset states the strictest of its rows."""

    id: str
    label: Label
    url: str
    strictness: int

    def public(self) -> dict[str, str]:
        return {"id": self.id, "vi": self.label.vi, "en": self.label.en, "url": self.url}


LICENCES: Mapping[str, Licence] = MappingProxyType(
    {
        licence.id: licence
        for licence in (
            Licence(
                "facts",
                Label("Dữ kiện, dẫn nguồn", "Facts, source cited"),
                "",
                1,
            ),
            Licence("CC0-1.0", Label("CC0 1.0", "CC0 1.0"), "https://creativecommons.org/publicdomain/zero/1.0/", 0),
            Licence("MIT", Label("MIT", "MIT"), "https://opensource.org/license/mit", 2),
            Licence("CC-BY-4.0", Label("CC BY 4.0", "CC BY 4.0"), "https://creativecommons.org/licenses/by/4.0/", 3),
            Licence(
                "CC-BY-SA-4.0",
                Label("CC BY-SA 4.0", "CC BY-SA 4.0"),
                "https://creativecommons.org/licenses/by-sa/4.0/",
                4,
            ),
            Licence(UNKNOWN, Label("chưa rõ giấy phép", "licence not known"), "", 9),
        )
    }
)


@dataclass(frozen=True)
class Source:
    """One source: a dataset or a compilation, with the licence its rows inherit."""

    slug: str
    title: Label
    licence: Licence
    attribution: str
    url: str

    def public(self) -> dict[str, Any]:
        return {
            "id": self.slug,
            "vi": self.title.vi,
            "en": self.title.en,
            "url": self.url or None,
            "attribution": self.attribution,
            "licence": self.licence.public(),
        }


TRAINING = Source(
    training.SOURCE,
    Label("Dữ liệu tập huấn", "Training data"),
    LICENCES["CC0-1.0"],
    training.BOTH_SAID,
    "",
)


def sources() -> Mapping[str, Source]:
    """All sources there can be here: the declared ones, or the one of training where everything is made up."""
    return _of_training() if training.is_training() else _declared()


def source_of(slug: str) -> Source | None:
    """The source of a record that names one, or none. Where everything is made up, every record says so."""
    return TRAINING if training.is_training() else _declared().get(slug)


@lru_cache(maxsize=1)
def _of_training() -> Mapping[str, Source]:
    return MappingProxyType({TRAINING.slug: TRAINING})


@lru_cache(maxsize=1)
def _declared() -> Mapping[str, Source]:
    """From the ``data/sources.csv`` of every register; two that use one source say the same of it."""
    from nhipcau.core.registry import registers

    found: dict[str, Source] = {}
    for register in registers().values():
        table = register.folder / "data" / "sources.csv"
        if not table.exists():
            continue
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                source = Source(
                    row["slug"],
                    Label(row["title_vi"], row["title_en"]),
                    LICENCES[row["licence"]],
                    row["attribution"],
                    row["url"],
                )
                if found.setdefault(source.slug, source) != source:
                    raise ValueError(f"{table}: source {source.slug!r} is declared differently by another register")
    return MappingProxyType(found)


def attribution_in(attribution: str, language: str) -> str:
    """The attribution as readers of ``language`` need it: its wording in that language, or the whole where it has one only."""
    vietnamese, _, english = attribution.partition(BOTH)
    return english if english and language == "en" else vietnamese


def strictest(slugs: Iterable[str]) -> Licence:
    """The licence a dataset made of these sources has to state."""
    licences = [sources()[slug].licence for slug in slugs if slug in sources()]
    return max(licences, key=lambda licence: licence.strictness, default=LICENCES[UNKNOWN])
