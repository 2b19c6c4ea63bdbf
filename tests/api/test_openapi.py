"""The document is valid OpenAPI 3.1, and every answer is what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from nhipcau.core.registry import open_registers, registers

V1 = "/api/v1"
NAMES = sorted(open_registers())


def get(address: str, **headers: str) -> Any:
    return Client().get(address, headers={"host": "localhost", **headers})


@pytest.fixture
def described(site: Path) -> dict[str, Any]:
    return get("/api/openapi.json").json()


def check(described: dict[str, Any], path: str, answer: Any, status: str = "200") -> None:
    """The answer satisfies the schema the document gives for ``path``."""
    response = described["paths"][path]["get"]["responses"][status]
    if "$ref" in response:
        response = described["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    (media,) = response["content"]
    assert answer["Content-Type"].split(";")[0] == media
    resource = Resource(contents=described, specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:api", resource)
    schema = absolute(response["content"][media]["schema"])
    errors = list(
        Draft202012Validator(schema, registry=registry, format_checker=FormatChecker()).iter_errors(answer.json())
    )
    assert not errors, f"{path}: {errors[0].message[:300]} at {list(errors[0].absolute_path)}"


def absolute(schema: dict[str, Any]) -> dict[str, Any]:
    return {"$ref": f"urn:api{schema['$ref']}"} if "$ref" in schema else schema


def test_the_document_is_valid(described: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(described).validate()
    assert described["openapi"].startswith("3.1")


@pytest.mark.parametrize("name", NAMES)
def test_lists_and_all_their_records_are_what_the_document_says(described: dict[str, Any], name: str) -> None:
    path = f"{V1}/{name}"
    page = get(f"{path}?limit=200")
    check(described, path, page)
    check(described, path, get(f"{path}?limit=20&fields=label,evidence,{registers()[name].public[0].name}"))
    check(described, path, get(f"{path}?order=code&limit=3"))
    for row in page.json()["results"][:40]:
        check(described, f"{path}/{{code}}", get(f"{path}/{row['code']}"))
    check(described, f"{path}/{{code}}", get(f"{path}/XX-0000"), "404")
    check(described, path, get(f"{path}?limit=0"), "400")
    check(described, f"{path}.json", get_whole(f"{path}.json"))


def get_whole(address: str) -> Any:
    """A streamed answer with its body put together."""
    import orjson

    answer = get(address)
    body = b"".join(answer.streaming_content)
    answer.json = lambda: orjson.loads(body)
    return answer


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (f"{V1}/", f"{V1}/"),
        (f"{V1}/search", f"{V1}/search?q=hue&limit=50"),
        (f"{V1}/suggest", f"{V1}/suggest?q=qu"),
        (f"{V1}/places", f"{V1}/places?former=true"),
        (f"{V1}/places", f"{V1}/places?on=2020-01-01&kind=city"),
        (f"{V1}/places/resolve", f"{V1}/places/resolve?name=Qu%E1%BA%A3ng+Tr%E1%BB%8B"),
        (f"{V1}/places/resolve", f"{V1}/places/resolve?name=hue&on=2025-08-01"),
        *(
            (f"{V1}/places/{{id}}", f"{V1}/places/{code}")
            for code in ("hue", "dong-nai", "quang-binh", "can-tho-den-2003")
        ),
        (f"{V1}/regions", f"{V1}/regions?former=true"),
        (f"{V1}/regions", f"{V1}/regions?on=2024-01-01"),
        *((f"{V1}/regions/{{id}}", f"{V1}/regions/{code}") for code in ("bac-trung-bo", "tay-nguyen", "dong-nam-bo")),
        (f"{V1}/countries", f"{V1}/countries"),
        (f"{V1}/countries/{{iso2}}", f"{V1}/countries/TW"),
    ],
)
def test_other_answers_are_what_the_document_says(described: dict[str, Any], path: str, address: str) -> None:
    check(described, path, get(address))


def test_every_declared_parameter_is_accepted(described: dict[str, Any]) -> None:
    """No parameter in the document is refused as unknown."""
    for path, operations in described["paths"].items():
        if "{" in path:
            continue
        for parameter in operations["get"]["parameters"]:
            answer = get(f"{path}?{parameter['name']}=")
            assert b"unknown_parameter" not in getattr(answer, "content", b""), (path, parameter["name"])


def test_every_filter_a_list_knows_is_declared(described: dict[str, Any]) -> None:
    for name in NAMES:
        known = get(f"{V1}/{name}?no-such-parameter=1").json()["known"]
        declared = {parameter["name"] for parameter in described["paths"][f"{V1}/{name}"]["get"]["parameters"]}
        assert set(known) <= declared


def test_every_operation_and_parameter_is_explained_in_both_languages(described: dict[str, Any]) -> None:
    for path, operations in described["paths"].items():
        operation = operations["get"]
        assert operation["summary"] != operation["x-summary-vi"], path
        for parameter in operation["parameters"]:
            assert parameter["description"] != parameter["x-description-vi"], (path, parameter["name"])


def properties(schema: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property at any depth, with the way to it."""
    if isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items():
            yield f"{where}.{name}", one
        for part, inner in schema.items():
            if part == "properties":
                for name, one in inner.items():
                    yield from properties(one, f"{where}.{name}")
            else:
                yield from properties(inner, where)
    if isinstance(schema, list):
        for one in schema:
            yield from properties(one, where)


def test_every_property_is_called_something_in_both_languages(described: dict[str, Any]) -> None:
    found = [entry for name, schema in described["components"]["schemas"].items() for entry in properties(schema, name)]
    assert len(found) > 1000
    unnamed = [where for where, one in found if not one.get("title") or not one.get("x-title-vi")]
    assert unnamed == []


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_called_what_the_register_calls_them(described: dict[str, Any], name: str) -> None:
    path = described["paths"][f"{V1}/{name}/{{code}}"]["get"]["responses"]["200"]["content"]["application/json"]
    record = described["components"]["schemas"][path["schema"]["$ref"].rsplit("/", 1)[1]]
    values = record["properties"]["values"]["properties"]
    for column in registers()[name].public:
        assert (values[column.name]["x-title-vi"], values[column.name]["title"]) == column.label
        if column.help:
            told = values[column.name]
            assert (told["x-description-vi"], told["description"]) == column.help


def test_the_page_is_made_of_the_document_without_scripts(described: dict[str, Any]) -> None:
    for language, title in (("vi", "API dữ liệu mở"), ("en", "Open data API")):
        answer = get("/api/", **{"accept-language": language})
        page = answer.content.decode()
        assert f'<html lang="{language}">' in page
        assert title in page
        assert "<script" not in page
        assert not re.findall(r'(?:src|href)="https?://', page)
        assert "script" not in answer["Content-Security-Policy"]
        assert answer["Vary"] == "Accept-Language"
        for path in described["paths"]:
            assert f"GET {path}<" in page
    assert "Search everything" not in get("/api/?lang=vi").content.decode()
    assert "Open data API" in get("/api/?lang=en", **{"accept-language": "vi"}).content.decode()


@pytest.mark.parametrize(("language", "place"), [("vi", 0), ("en", 1)])
def test_the_page_names_the_fields_of_every_register(site: Path, language: str, place: int) -> None:
    from html import unescape

    page = unescape(get(f"/api/?lang={language}").content.decode())
    for register in open_registers().values():
        for column in register.public:
            assert f"<code>{column.name}</code></th><td>{column.label[place]}" in page


def test_the_examples_on_the_page_work(site: Path) -> None:
    from html import unescape

    page = get("/api/").content.decode()
    addresses = [
        unescape(found) for found in re.findall(r"curl &quot;https?://[^/]+(/[^&]*(?:&amp;[^&]*)*)&quot;", page)
    ]
    addresses += re.findall(r'curl "https?://[^/]+(/[^"]*)"', page)
    assert len(addresses) > 20
    for address in addresses:
        assert get(address.replace("&amp;", "&")).status_code in (200, 308), address
