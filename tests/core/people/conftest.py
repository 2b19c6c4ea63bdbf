"""An installation with an office, with another agency, with people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.people.models import Account, Agency
from tests import people


@pytest.fixture
def office(empty_site: Path) -> Agency:
    return people.office()


@pytest.fixture
def successor(office: Agency) -> Agency:
    return open_agency(Opening("department", "Sở kế thừa thử", valid_from=date(2026, 1, 1)), people.ACT)


@pytest.fixture
def person(empty_site: Path) -> Callable[[str], Account]:
    return people.person
