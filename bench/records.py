"""A million records in the shape of the register of cooperation opportunities, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from random import Random
from typing import Any, NamedTuple

import orjson

from bench.vocabulary import Vocabulary, vocabulary
from nhipcau.core.projection.item import Grounds, make_items
from nhipcau.core.record import PUBLISHED
from nhipcau.core.registry import registers
from nhipcau.lib import places
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.text import tokens

SEED = 2026
CHUNK = 1000
REGISTER = "opportunities"
YEARS = tuple(range(2012, 2027))
JOINTS = (
    ("tại", "in"),
    ("ở", "at"),
    ("giai đoạn 2 tại", "phase 2 in"),
    ("kết hợp dịch vụ hậu cần", "with logistics services in"),
    ("theo hướng xanh, bền vững", "green and sustainable in"),
)
HOW_OFTEN = (60, 25, 8, 4, 3)


class Record(NamedTuple):
    """One generated record: the public store's columns, and the same facts as columns for the peer."""

    number: int
    code: str
    uid: str
    row: str
    record: str
    search: str
    title: str
    title_en: str
    text: str
    folded: str
    kind: str
    sector: str
    place: str
    year: int


def generate(count: int, processes: int = 2) -> Iterator[list[Record]]:
    """Chunks of records numbered 1 to ``count``, in order, made by several processes."""
    starts = range(1, count + 1, CHUNK)
    spans = [(start, min(start + CHUNK, count + 1)) for start in starts]
    vocabulary()  # read before the processes part, so that they share it
    with get_context("fork").Pool(processes) as pool:
        yield from pool.imap(chunk, spans)


def chunk(span: tuple[int, int]) -> list[Record]:
    """Records ``span[0]`` to ``span[1] - 1``; a chunk has a seed of its own, so who makes it does not matter."""
    made = desk_rows(span)
    items = make_items(
        registers()[REGISTER], [row for row, _ in made], Grounds({row.uid: entries for row, entries in made})
    )
    return [_record(row, item) for (row, _), item in zip(made, items, strict=True)]


def desk_rows(span: tuple[int, int]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """The records of a span as the desk has them, with their evidence."""
    first, end = span
    random, words, register = Random(f"{SEED}:{first}"), vocabulary(), registers()[REGISTER]
    rows = [_row(register.model, number, _values(random, words)) for number in range(first, end)]
    return [(row, [_evidence(row)]) for row in rows]


def _values(random: Random, words: Vocabulary) -> dict[str, Any]:
    """Plain values of one record: a real title carried to another place, with real words about it."""
    former = random.random() < 0.5
    unit = places.unit(random.choice(words.former_units if former else words.units))
    title, title_en = random.choice(words.titles)
    joint, joint_en = random.choices(JOINTS, HOW_OFTEN)[0]
    location, organisation = random.choice(words.locations), random.choice(words.organisations)
    partner = f" – {organisation}" if random.random() < 0.3 else ""
    year = random.choice(YEARS)
    return {
        "name": {
            "vi": f"{title} {joint} {location}, {unit.name}{partner}",
            "en": f"{title_en or title} {joint_en} {unit.name_en}",
            "unofficial": ["en"],
        },
        "kind": random.choice(words.kinds),
        "direction": "vn_offers" if random.random() < 0.8 else "foreign_offers",
        "places": [unit.id],
        "sectors": [random.choice(words.sectors)],
        "location": location,
        "area": {"low": random.randint(1, 900), "unit": "ha"} if random.random() < 0.5 else None,
        "capital": {"low": random.randint(10, 9000), "unit": "tỷ VND"},
        "period": f"{year}-{year + 5}",
        "wanted_partner": {"vi": organisation} if random.random() < 0.4 else None,
        "called_on": f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        "source_language": "vi" if random.random() < 0.7 else "en",
        "note": {"vi": " ".join(random.choices(words.pieces, k=random.randint(2, 6)))},
    }


def _row(model: Any, number: int, values: dict[str, Any]) -> Any:
    basis = {"code": "ALREADY_PUBLIC", "url": f"https://example.org/{number}"}
    uid = seeded_uid("bench", str(number))
    return model(uid=uid, number=number, state=PUBLISHED, basis=basis, source=REGISTER, **values)


def _evidence(row: Any) -> dict[str, Any]:
    return {"source": REGISTER, "url": row.basis["url"], "date": row.called_on, "language": row.source_language}


def _record(row: Any, item: Any) -> Record:
    search = orjson.loads(item.search)
    text = "\n".join(dict.fromkeys(text for _, text in (*search["strong"], *search["weak"])))
    return Record(
        number=item.number,
        code=item.code,
        uid=item.uid.hex,
        row=item.row,
        record=item.record,
        search=item.search,
        title=row.name["vi"],
        title_en=row.name["en"],
        text=text,
        folded=" ".join(token.text for token in tokens(text)),
        kind=row.kind,
        sector=row.sectors[0],
        place=search["facets"]["place"][0],
        year=int(row.called_on[:4]),
    )
