"""What happens to agencies and people stands in the ledger and moves nothing of the public store."""

from __future__ import annotations

from pathlib import Path

from nhipcau.core.health import projection_lag
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.people.beginning import invite_first
from nhipcau.core.people.door import Opening, appoint, new_account, open_agency
from nhipcau.core.projection import project, rebuild
from tests.people import ACT, DAY, NOW
from tests.steps import items, show


def test_rows_of_people_are_followed_and_change_no_item(site: Path) -> None:
    before = items()
    agency = open_agency(Opening("department", "Sở thử"), ACT)
    account = new_account(new_uid(), "an@example.org", "An", "vi", "mot mat khau that dai", ACT)
    appoint(account, agency, "officer", DAY, ACT)
    invite_first("b@example.org", ACT, NOW)
    assert projection_lag() == 5
    show()
    assert projection_lag() == 0
    assert items() == before
    rebuild()
    project()
    assert items() == before
