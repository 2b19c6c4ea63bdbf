"""However the desk got where it is, store and index say the same as if they were made of it in one go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.projection import rebuild
from nhipcau.core.registry import registers
from nhipcau.core.search import public_index
from tests.conftest import INSTALLATIONS
from tests.installations import Template
from tests.steps import ACT, BASIS, GROUNDS, ask, items, publish, remove, show, uid, withdraw

NAMES = ["Fukuoka", "Phúc Cương", "gốm sứ Fukuoka", "gồm"]
DATES = [None, "2008", "2008-02", "2019-05-12"]
KEYS = 3

Step = tuple[str, str, int, int, int]
"""What to do, in which register, with which record, and two numbers that choose values."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "publish", "publish", "withdraw", "remove", "show"]),
        st.sampled_from(["partners", "twinnings", "agreements"]),
        st.integers(0, KEYS - 1),
        st.integers(0, 3),
        st.integers(0, KEYS - 1),
    ),
    min_size=4,
    max_size=24,
)

REQUESTS: list[tuple[str | None, dict[str, str]]] = [
    (None, {}),
    (None, {"q": "fukuoka"}),
    (None, {"q": "gốm"}),
    (None, {"q": "fukouka"}),
    (None, {"country": "JP"}),
    ("partners", {"sort": "name"}),
    ("partners", {"q": "gồm", "sort": "-name"}),
    ("twinnings", {"sort": "established_on"}),
    ("twinnings", {"place": "quang-tri", "sort": "-established_on"}),
    ("agreements", {"q": "hue", "limit": "2", "offset": "1"}),
    ("agreements", {"sort": "-signed_on", "signed_on_to": "2008"}),
]


@pytest.fixture
def fresh(_blank_site: Template) -> Callable[[], AbstractContextManager[Path]]:
    """Gives every example an empty installation of its own."""
    return contextmanager(partial(INSTALLATIONS.fresh_copy, _blank_site))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_step_by_step_equals_at_once(fresh: Callable[[], AbstractContextManager[Path]], steps: list[Step]) -> None:
    with fresh():
        _publish_everything()
        for step in steps:
            _take(*step)
        show()
        grown_items, grown_answers = items(), [_answer(*request) for request in REQUESTS]
        rebuild()
        assert items() == grown_items
        public_index().catch_up()
        assert [_answer(*request) for request in REQUESTS] == grown_answers, "the same store under new row ids"
        public_index().rebuild()
        assert [_answer(*request) for request in REQUESTS] == grown_answers, "a new index"


def _take(what: str, register: str, key: int, choice: int, other: int) -> None:
    """One step; those that make no sense on this desk (removing what is public or pointed at) leave it as it is."""
    record = uid(f"{register}-{key}")
    match what:
        case "show":
            show()
        case "write":
            entry = ledger.Entry(record, _values(register, choice, other), GROUNDS, source="test")
            ledger.write(registers()[register], [entry], ACT)
        case "publish":
            publish(register, record)
        case "withdraw":
            withdraw(register, record)
        case "remove":
            with suppress(Fault, ProtectedError):
                remove(register, record)


def _values(register: str, choice: int, other: int) -> dict[str, Any]:
    if register == "partners":
        return {
            "name": NAMES[choice],
            "name_vi": NAMES[other] if choice % 2 else None,
            "country": "JP" if choice else "KR",
            "note": {"vi": NAMES[-1 - other]},
        }
    values = {
        "vn_party": "Huế" if choice else "Quảng Bình",
        "place": "hue" if choice else "quang-binh",
        "level": "province",
        "country": "JP",
        "partner": _existing("partners", other),
    }
    if register == "twinnings":
        return {**values, "established_on": DATES[choice]}
    return {**values, "kind": "memorandum", "signed_on": DATES[choice], "tie": _existing("twinnings", other)}


def _existing(register: str, key: int) -> str | None:
    target = uid(f"{register}-{key}")
    return str(target) if registers()[register].rows(MACHINERY_DESK).filter(uid=target).exists() else None


def _answer(register: str | None, params: dict[str, str]) -> tuple[Any, ...]:
    listing = ask(register, **params)
    shown = [(hit.register, hit.code, hit.json) for hit in listing.hits]
    return listing.total, listing.mode, shown, listing.facets


def _publish_everything() -> None:
    """A desk where all records are public and point at each other, shown: every step from here has consequences."""
    for register in ("partners", "twinnings", "agreements"):
        for key in range(KEYS):
            _take("write", register, key, key if register == "partners" else (key + 1) % 4, key)
            _take("publish", register, key, 0, 0)
    show()


def test_the_requests_find_something(fresh: Callable[[], AbstractContextManager[Path]]) -> None:
    """On a desk where everything is public each request has an answer, so equality above means something."""
    with fresh():
        _publish_everything()
        for register in ("twinnings", "agreements"):
            entry = ledger.Entry(uid(f"{register}-x"), _values(register, 0, 0), GROUNDS, BASIS)
            ledger.write(registers()[register], [entry], ACT)
        show()
        assert all(ask(register, **params).total for register, params in REQUESTS)
        assert ask(None, q="fukouka").mode == "similar"
