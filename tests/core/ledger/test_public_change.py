"""The day on which a record's public content last changed: moved by what readers see, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from nhipcau.core import ledger
from nhipcau.core.models import PublicChange
from nhipcau.core.projection import rebuild
from nhipcau.core.registry import registers
from tests.hiding import hidden_columns
from tests.steps import BASIS, GROUNDS, items, show, shown, uid

FIRST = datetime(2026, 3, 1, 5, tzinfo=UTC)
LATER = datetime(2026, 3, 9, 20, tzinfo=UTC)  # in Viet Nam it is the 10th already


def act(at: datetime) -> ledger.Act:
    return ledger.Act("người thử / tester", "kiểm thử / test", at=at)


def write(register: str, key: str, at: datetime, /, *, public: bool = False, **values: Any) -> UUID:
    grounds = GROUNDS if public else ()
    entry = ledger.Entry(uid(key), values, evidence=grounds, publish=BASIS if public else None, source="test")
    ledger.write(registers()[register], [entry], act(at))
    return entry.uid


def day(register: str, record: UUID) -> str | None:
    show()
    found = shown(register, record)
    assert found
    changed: str | None = found["publication"]["changed_on"]
    return changed


def partner(at: datetime, *, public: bool = True, key: str = "partner") -> UUID:
    return write("partners", key, at, public=public, name="Fukuoka", country="JP")


def tie(at: datetime, **values: Any) -> UUID:
    base = {"vn_party": "Huế", "place": "hue", "level": "province", "country": "JP"}
    return write("twinnings", "tie", at, public=True, **base, **values)


def test_publishing_and_correcting_move_the_day(empty_site: Path) -> None:
    record = partner(FIRST)
    assert day("partners", record) == "2026-03-01"
    write("partners", "partner", LATER, name="Fukuoka")
    assert day("partners", record) == "2026-03-01", "nothing was changed by that"
    write("partners", "partner", LATER, name="Fukuoka-ken")
    assert day("partners", record) == "2026-03-10"


def test_an_import_of_old_history_does_not_move_it_back(empty_site: Path) -> None:
    record = partner(LATER)
    write("partners", "partner", FIRST, name="Fukuoka-ken")
    assert day("partners", record) == "2026-03-10"


def test_evidence_moves_the_day(empty_site: Path) -> None:
    record = partner(FIRST)
    more = (*GROUNDS, ledger.Evidence(source="test", url="https://example.org/other"))
    ledger.write(registers()["partners"], [ledger.Entry(record, {}, evidence=more)], act(LATER))
    assert day("partners", record) == "2026-03-10"


def test_a_draft_has_no_day_until_it_is_published(empty_site: Path) -> None:
    record = partner(FIRST, public=False)
    write("partners", "partner", FIRST, name="Fukuoka-ken")
    assert not PublicChange.objects.exists()
    ledger.publish(registers()["partners"], [record], BASIS, act(LATER))
    assert day("partners", record) == "2026-03-10"


def test_withdrawn_and_published_again(empty_site: Path) -> None:
    record, partners = partner(FIRST), registers()["partners"]
    ledger.withdraw(partners, [record], act(FIRST))
    write("partners", "partner", LATER, name="Fukuoka-ken")
    assert PublicChange.objects.get(uid=record).day.isoformat() == "2026-03-01"
    ledger.publish(partners, [record], BASIS, act(LATER))
    assert day("partners", record) == "2026-03-10"
    ledger.withdraw(partners, [record], act(LATER))
    ledger.remove(partners, [record], act(LATER))
    assert not PublicChange.objects.exists()


def test_what_readers_do_not_see_does_not_move_it(empty_site: Path) -> None:
    with hidden_columns() as hidden:
        column = hidden["partners"]
        record = partner(FIRST)
        text = {"vi": "kín"} if registers()["partners"].kinds[column].name == "words" else "kín"
        write("partners", "partner", LATER, **{column: text})
        secret = ledger.Evidence("test", "https://example.org/source", columns=(column,), says={column: text})
        ledger.write(registers()["partners"], [ledger.Entry(record, {}, evidence=(secret,))], act(FIRST))
        again = ledger.Evidence("test", "https://example.org/source", columns=(column,), says={column: "khác"})
        ledger.write(registers()["partners"], [ledger.Entry(record, {}, evidence=(again,))], act(LATER))
        assert day("partners", record) == "2026-03-01"


def test_a_link_counts_when_readers_see_what_it_leads_to(empty_site: Path) -> None:
    draft, public = partner(FIRST, public=False, key="draft"), partner(FIRST)
    record = tie(FIRST)
    tie(LATER, partner=str(draft))
    assert day("twinnings", record) == "2026-03-01"
    tie(LATER, partner=str(public))
    assert day("twinnings", record) == "2026-03-10"


def test_a_rebuild_tells_the_same_days(empty_site: Path) -> None:
    tie(FIRST, partner=str(partner(FIRST)))
    write("partners", "partner", LATER, name="Fukuoka-ken")
    show()
    grown = items()
    rebuild()
    assert items() == grown
