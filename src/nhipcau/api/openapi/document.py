"""The document: every path with its parameters, answers and refusals."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import Any

import orjson

from nhipcau.api.openapi import parameters as p
from nhipcau.api.openapi.labels import labelled
from nhipcau.api.openapi.schemas import FIXED, ref, register_schemas, schema_name
from nhipcau.api.openapi.series import SCHEMAS, series_parameters
from nhipcau.core.files import FORMATS
from nhipcau.core.labels import Label
from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers
from nhipcau.core.series.reading import figures_of

V1 = "/api/v1"
ABOUT = """Read-only access to everything that is public in Nhịp Cầu: partners, ties, agreements and cooperation
opportunities of Vietnam's localities. No key is needed. All answers hold Vietnamese and English words.

* Lists give `results`, `total`, `facets` and `coverage`; `next` leads to the next page.
* Interactive paging ends at offset 10,000; to mirror a register, walk it with `order=code` or download a file.
* Every answer carries an ETag; send it back in If-None-Match to be told that nothing changed. Last-Modified of a record
  is the start of the day its own public content last changed; it is no validator, If-Modified-Since is not looked at.
* A parameter without a value is as if it were not there.
* A refusal is a problem document with `detail` (English), `detail_vi` and a stable `code`.
* Licence and attribution are per source; `coverage.licence` is the strictest of a register.
"""


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document of this installation's registers. Do not change it: it is made once."""
    schemas = {**FIXED, **SCHEMAS}
    for register in open_registers().values():
        schemas |= register_schemas(register)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Nhịp Cầu", "version": version("nhipcau"), "description": ABOUT},
        "servers": [{"url": "/"}],
        "tags": [{"name": "all", "description": "Over everything"}, {"name": "places", "description": "Localities, regions and countries"}]
        + [{"name": one.name, "description": f"{one.title[1]} / {one.title[0]}"} for one in open_registers().values()],
        "paths": _paths(),
        "components": {"schemas": labelled(schemas), "responses": {"Problem": _problem()}},
    }  # fmt: skip


@lru_cache(maxsize=1)
def document_bytes() -> bytes:
    return orjson.dumps(document())


def _paths() -> dict[str, Any]:
    paths = {
        f"{V1}/": _get("start", Label("Các sổ và số bản ghi", "Registers with their counts"), "all", ref("Start")),
        f"{V1}/search": _get(
            "search", Label("Tìm trong mọi thứ", "Search everything"), "all", ref("SearchAnswer"), p.search_parameters()
        ),
        f"{V1}/suggest": _get(
            "suggest",
            Label("Gợi ý tên khi gõ", "Names that begin so"),
            "all",
            ref("Suggestions"),
            p.suggest_parameters(),
        ),
        **_place_paths(),
    }
    for register in open_registers().values():
        paths |= _register_paths(register)
    return paths


def _place_paths() -> dict[str, Any]:
    day = p.parameter(
        "on",
        {"type": "string", "format": "date"},
        Label("Ngày cần biết, dạng 2025-06-30.", "The day that counts, as 2025-06-30."),
    )
    of_kind = p.parameter(
        "kind", {"enum": ["province", "city"]}, Label("Loại đơn vị vào ngày đó.", "Kind on that day.")
    )
    former = p.parameter(
        "former",
        {"type": "boolean", "default": False},
        Label(
            "Mọi thứ từng có, cả đơn vị, vùng cũ; không dùng cùng “on”.", "All ever, former ones too; not with `on`."
        ),
    )
    name = p.parameter(
        "name",
        {"type": "string", "maxLength": 200},
        Label("Tên như người ta viết.", "Name as people write it."),
        required=True,
    )
    unit = p.in_path("id", Label("Mã định danh đơn vị", "Id of the unit"), "quang-tri")
    region = p.in_path("id", Label("Mã định danh vùng", "Id of the region"), "bac-trung-bo")
    iso2 = p.in_path(
        "iso2",
        Label(
            "Mã ISO 3166-1 hai chữ cái; mã ISO khác được chuyển hướng",
            "ISO 3166-1 alpha-2 code; other ISO codes are redirected",
        ),
        "JP",
    )
    return {
        f"{V1}/places": _get("places", Label("Các tỉnh, thành phố vào một ngày", "Provinces and cities of a day"), "places", ref("Places"), [day, of_kind, former]),
        f"{V1}/places/resolve": _get("resolve", Label("Đơn vị mà một tên chỉ tới", "The unit a name means"), "places", ref("Resolution"), [name, day]),
        f"{V1}/places/{{id}}": _get("place", Label("Một tỉnh, thành phố", "One province or city"), "places", ref("PlaceRecord"), [unit], missing=True),
        f"{V1}/regions": _get("regions", Label("Các vùng vào một ngày", "Regions of a day"), "places", ref("Regions"), [day, former]),
        f"{V1}/regions/{{id}}": _get("region", Label("Một vùng và các địa phương trong vùng", "One region and its localities"), "places", ref("RegionRecord"), [region], missing=True),
        f"{V1}/countries": _get("countries", Label("Quốc gia, vùng lãnh thổ", "Countries and territories"), "places", ref("Countries")),
        f"{V1}/countries/{{iso2}}": _get("country", Label("Một quốc gia, vùng lãnh thổ", "One country or territory"), "places", ref("CountryRecord"), [iso2], missing=True, moved=True),
    }  # fmt: skip


def _register_paths(register: Register) -> dict[str, Any]:
    name, title = register.name, Label(*register.title)
    code = p.in_path("code", Label("Mã công khai", "Public code"), str(register.code(1)))
    record = ref(schema_name(register, "Record"))
    paths = {
        f"{V1}/{name}": _get(
            f"list_{name}",
            Label(f"{title.vi}: danh sách", f"{title.en}: list"),
            name,
            ref(schema_name(register, "List")),
            p.list_parameters(register),
        ),
        f"{V1}/{name}/{{code}}": _get(
            f"read_{name}",
            Label(f"{title.vi}: một bản ghi", f"{title.en}: one record"),
            name,
            record,
            [code],
            missing=True,
        ),
    }
    if figures_of(register):
        said = Label(f"{title.vi}: số liệu theo kỳ và địa phương", f"{title.en}: figures by period and locality")
        paths[f"{V1}/{name}/{{code}}/series"] = _get(
            f"series_{name}", said, name, ref("Series"), series_parameters(code), missing=True
        )
    language = p.parameter(
        "lang",
        {"enum": ["vi", "en"], "default": "vi"},
        Label("Ngôn ngữ của tiêu đề và giá trị (CSV).", "Language of headings and values (CSV)."),
    )
    for written in FORMATS.values():
        answer = _get(
            f"file_{written.name}_{name}",
            Label(f"{title.vi}: mọi bản ghi, tệp {written.name}", f"{title.en}: all records as {written.name}"),
            name,
            {"type": "string"} if written.name != "json" else {"type": "object"},
            [*p.matching_parameters(register), language],
        )
        (content,) = answer["get"]["responses"]["200"]["content"].values()
        answer["get"]["responses"]["200"]["content"] = {written.media_type.split(";")[0]: content}
        paths[f"{V1}/{name}.{written.name}"] = answer
    return paths


def _get(
    operation: str,
    summary: Label,
    tag: str,
    schema: dict[str, Any],
    parameters: list[p.Parameter] | None = None,
    *,
    missing: bool = False,
    moved: bool = False,
) -> dict[str, Any]:
    responses: dict[str, Any] = {
        "200": {"description": summary.en, "content": {"application/json": {"schema": schema}}},
        "304": {"description": "You have these very bytes (If-None-Match)."},
        "400": {"$ref": "#/components/responses/Problem"},
    }
    if moved:
        responses["308"] = {"description": "The same thing under its one address (Location)."}
    if missing:
        responses["404"] = {"$ref": "#/components/responses/Problem"}
    return {
        "get": {
            "operationId": operation.replace("-", "_"),
            "summary": summary.en,
            "x-summary-vi": summary.vi,
            "tags": [tag],
            "parameters": parameters or [],
            "responses": responses,
        }
    }


def _problem() -> dict[str, Any]:
    return {
        "description": "A refusal with words in both languages.",
        "content": {"application/problem+json": {"schema": ref("Problem")}},
    }
