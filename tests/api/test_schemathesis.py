"""Hundreds of requests made up from the OpenAPI document: every answer is what the document says, nonsense is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from nhipcau.api.openapi import document

TRIES = 4
"""Requests made up for each operation and each way (as declared; broken on purpose)."""
CHECKS: list[Callable[..., Any]] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
TAGS = [tag["name"] for tag in document()["tags"]]

bounded = settings(
    max_examples=TRIES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def operations(site: Path) -> Callable[[str], list[Any]]:
    """The operations of a tag, asked of the application itself."""
    described = schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())
    known = [found.ok() for found in described.get_all_operations()]
    return lambda tag: [operation for operation in known if tag in operation.tags]


@pytest.mark.parametrize("tag", TAGS)
def test_declared_requests_are_answered_as_declared(operations: Callable[[str], list[Any]], tag: str) -> None:
    for operation in operations(tag):

        @bounded
        @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE), known=st.booleans())
        def ask(case: Case, known: bool) -> None:
            if known:  # codes that are made up lead to 404 only
                case.path_parameters.update(
                    {one.name: one.definition["example"] for one in case.operation.path_parameters}
                )
            case.call_and_validate(checks=CHECKS)

        ask()


@pytest.mark.parametrize("tag", TAGS)
def test_requests_that_break_the_declaration_are_refused(operations: Callable[[str], list[Any]], tag: str) -> None:
    for operation in operations(tag):
        if not operation.query:
            continue

        @bounded
        @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
        def ask(case: Case) -> None:
            answer = case.call()
            has_empty = any(value == "" for _, value in parse_qsl(urlsplit(answer.request.url).query, True))
            # A parameter without a value is as if it were not there: the document says allowEmptyValue.
            case.validate_response(answer, checks=CHECKS if has_empty else [*CHECKS, negative_data_rejection])

        ask()
