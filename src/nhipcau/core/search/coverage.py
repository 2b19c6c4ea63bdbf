"""What a register's public data covers and what it does not, counted from the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tantivy import Query

from nhipcau.core.kinds import When
from nhipcau.core.search.engine import count, count_with_terms
from nhipcau.core.search.matching import every
from nhipcau.core.search.whole import known, own
from nhipcau.core.sources import sources, strictest
from nhipcau.core.training import marked

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search.state import Searched, State

SOURCES_COUNTED = 1000


def coverage(index: Searched, register: Register) -> dict[str, Any]:
    """Records, known key dates (the sortable dates), sources with licence, confirmations, and a sentence of each language.

    Counted once per state of the index; the same state gives the same answer.
    """
    state = index.state()
    return state.once(("coverage", register.name), lambda: _counted(state, register))


def _counted(state: State, register: Register) -> dict[str, Any]:
    records, counted = count_with_terms(state.searcher, own(state, register), ["source"], SOURCES_COUNTED)
    rows = counted["source"]
    dates = {}
    for column in register.public:
        if column.sorted and isinstance(register.kinds[column.name], When):
            dated = known(state, register, column.name)
            dates[column.name] = {
                "label_vi": column.words.vi,
                "label_en": column.words.en,
                "known": dated,
                "unknown": records - dated,
            }
    named = Query.term_query(state.schema, "confirmed", 1)
    confirmed = count(state.searcher, every([own(state, register), named]))
    return {
        "records": records,
        "dates": dates,
        "confirmed": confirmed,
        "sources": [{**sources()[slug].public(), "records": rows[slug]} for slug in sorted(rows) if slug in sources()],
        "licence": strictest(rows).public(),
        "note_vi": marked(_note_vi(records, confirmed), "vi"),
        "note_en": marked(_note_en(records, confirmed), "en"),
    }


def _note_vi(records: int, confirmed: int) -> str:
    said = f"{confirmed} trong {records} bản ghi" if confirmed else "chưa bản ghi nào"
    return (
        f"Gồm {records} bản ghi đã công khai trong sổ này, không phải mọi việc đã diễn ra; "
        f"{said} được cơ quan chủ quản xác nhận. Ô trống là chưa có thông tin, không phải là không có."
    )


def _note_en(records: int, confirmed: int) -> str:
    said = f"{confirmed} of {records} records have" if confirmed else "no record has"
    return (
        f"These are the {records} records made public in this register, not everything that happened; "
        f"{said} been confirmed by the body in charge. An empty value means not known, not none."
    )
