"""JSON Schemas of the answers: envelopes by hand, rows and records from the columns' kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nhipcau.api.openapi.labels import described, titled
from nhipcau.core.kinds.base import LABELLED, nullable
from nhipcau.core.labels import Label
from nhipcau.core.register import Register

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
ADDRESS: Schema = {"type": "string", "format": "uri-reference"}


def closed(properties: Mapping[str, Schema], optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object with just these properties, all there but the ``optional`` ones."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
        **more,
    }


def listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def schema_name(register: Register, form: str) -> str:
    """Component name: "tie-attestations" and "Row" give "TieAttestationsRow"."""
    return "".join(part.capitalize() for part in register.name.split("-")) + form


DAY: Schema = {"type": "string", "format": "date"}
HEAD: dict[str, Schema] = {
    "register": TEXT,
    "code": TEXT,
    "label_vi": TEXT,
    "label_en": TEXT,
    "url": ADDRESS,
    "url_en": ADDRESS,
}
LICENCE = closed({"id": TEXT, "vi": TEXT, "en": TEXT, "url": TEXT})
SOURCE_PARTS: dict[str, Schema] = {
    "id": TEXT,
    "vi": TEXT,
    "en": TEXT,
    "url": nullable(TEXT),
    "attribution": TEXT,
    "licence": ref("Licence"),
}
PAGING: dict[str, Schema] = {
    "total": WHOLE,
    "mode": {
        "enum": ["all", "words", "prefix", "similar"],
        "description": "How the words matched: no words asked; as typed; the last one as a beginning; similar words (typos).",
    },
    "limit": WHOLE,
    "offset": WHOLE,
    "next": nullable(ADDRESS),
}
VALIDITY: dict[str, Schema] = {
    "valid_from": nullable({"type": "string", "format": "date"}),
    "valid_until": nullable(
        {"type": "string", "format": "date", "description": "First day on which it was no longer so."}
    ),
}
RECORDS_THERE = listed(closed({"register": TEXT, "count": WHOLE, "url": ADDRESS}))

FIXED: dict[str, Schema] = {
    "Labelled": LABELLED,
    "Licence": LICENCE,
    "Source": closed(SOURCE_PARTS),
    "Problem": {
        "type": "object",
        "description": "RFC 9457 problem with words in both languages; further members name what was wrong.",
        "required": ["type", "title", "title_vi", "status", "detail", "detail_vi", "code"],
        "properties": {
            "type": ADDRESS,
            "title": TEXT,
            "title_vi": TEXT,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": TEXT,
            "detail_vi": TEXT,
            "code": {**TEXT, "description": "Stable name of the refusal, for programs."},
        },
    },
    "Facet": closed(
        {
            "label_vi": TEXT,
            "label_en": TEXT,
            "values": listed(closed({"value": TEXT, "label_vi": TEXT, "label_en": TEXT, "count": WHOLE})),
            "more": {**WHOLE, "description": "Values that are not given here."},
        }
    ),
    "Coverage": closed(
        {
            "records": WHOLE,
            "dates": {
                "type": "object",
                "additionalProperties": closed(
                    {"label_vi": TEXT, "label_en": TEXT, "known": WHOLE, "unknown": WHOLE}
                ),
            },
            "confirmed": {**WHOLE, "description": "Records that a named body confirmed."},
            "sources": listed(closed({**SOURCE_PARTS, "records": WHOLE})),
            "licence": {**ref("Licence"), "description": "The strictest licence among the sources."},
            "note_vi": TEXT,
            "note_en": TEXT,
        },
        description="What the public data of the register covers and what it does not.",
    ),
    "Evidence": {
        "type": "object",
        "required": ["source"],
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(("source", "url", "reference", "title", "date", "language", "row", "quote", "note"), TEXT),
            "columns": listed(TEXT),
            "says": {"type": "object"},
        },
    },
    "Conflict": closed(
        {
            "column": TEXT,
            "statements": listed(
                closed({"value": {}, "evidence": {**WHOLE, "description": "Place in the record's evidence."}})
            ),
        }
    ),
    "Publication": closed(
        {
            "basis": closed({"code": TEXT, "vi": TEXT, "en": TEXT, "url": nullable(TEXT)}),
            "confirmed_on": nullable(DAY),
            "confirmed_by": nullable(TEXT),
            "changed_on": nullable(
                {
                    "type": "string",
                    "format": "date",
                    **described(
                        Label(
                            "Ngày (giờ Việt Nam) bản ghi được công bố, hoặc nội dung công khai của chính nó thay đổi lần cuối.",
                            "Day (in Viet Nam) on which the record was published or its own public content last changed.",
                        )
                    ),
                }
            ),
        }
    ),
    "SearchResult": closed(
        {
            **HEAD,
            "confirmed_on": nullable(DAY),
            "values": {"type": "object"},
            "why": {**TEXT, "description": "Where the words stand, in Vietnamese."},
            "why_en": TEXT,
        },
        optional=("confirmed_on",),  # localities, regions and countries are nobody's to confirm
    ),
    "SearchAnswer": closed(
        {
            "results": listed(ref("SearchResult")),
            **PAGING,
            "facets": {"type": "object", "additionalProperties": ref("Facet")},
        }
    ),
    "Suggestions": closed(
        {
            "results": listed(
                closed({**HEAD, "confirmed_on": nullable(DAY), "values": {"type": "object"}}, optional=("confirmed_on",))
            ),
            "total": WHOLE,
        }
    ),
    "Place": closed(
        place_parts := {
            "id": TEXT,
            "label_vi": TEXT,
            "label_en": TEXT,
            "full_name_vi": TEXT,
            "full_name_en": TEXT,
            "kind": ref("Labelled"),
            "code": nullable({**TEXT, "description": "Two-digit code of the statistics office; a key only together with a day."}),
            **VALIDITY,
            "url": ADDRESS,
        }
    ),
    "PlaceRecord": closed(
        {
            **place_parts,
            "kind_before": nullable(TEXT),
            "kind_changed_on": nullable({"type": "string", "format": "date"}),
            "codes": listed(closed({"code": TEXT, **VALIDITY})),
            "regions": listed(closed({"value": TEXT, "vi": TEXT, "en": TEXT, "status": TEXT, **VALIDITY})),
            "lat": nullable({"type": "number"}),
            "lon": nullable({"type": "number"}),
            "other_names": listed(TEXT),
            "predecessors": listed(ref("Labelled")),
            "successors": listed(ref("Labelled")),
            "today": nullable(ref("Labelled")),
            "note_vi": nullable(TEXT),
            "note_en": nullable(TEXT),
            "evidence": TEXT,
            "source": TEXT,
            "records": RECORDS_THERE,
        }
    ),
    "Places": closed({"results": listed(ref("Place")), "total": WHOLE, "on": nullable({"type": "string", "format": "date"})}),
    "Resolution": closed(
        {
            "name": TEXT,
            "on": nullable({"type": "string", "format": "date"}),
            "unit": nullable(ref("Place")),
            "candidates": listed(ref("Place")),
            "reason_vi": TEXT,
            "reason_en": TEXT,
        }
    ),
    "Region": closed(
        region_parts := {
            "id": TEXT,
            "label_vi": TEXT,
            "label_en": TEXT,
            **VALIDITY,
            "status": {"enum": ["read", "verify"], "description": "verify: the membership is still to be confirmed."},
            "source_vi": TEXT,
            "source_en": TEXT,
            "url": ADDRESS,
        }
    ),
    "RegionRecord": closed(
        {
            **region_parts,
            "members": listed(closed({"value": TEXT, "vi": TEXT, "en": TEXT, **VALIDITY})),
            "records": {**RECORDS_THERE, "description": "Of the latest members, register by register; never added up."},
        }
    ),
    "Regions": closed({"results": listed(ref("Region")), "total": WHOLE, "on": nullable({"type": "string", "format": "date"})}),
    "Country": closed(
        country_parts := {
            **dict.fromkeys(("iso2", "iso3", "numeric", "label_vi", "label_en"), TEXT),
            "region": ref("Labelled"),
            "subregion": ref("Labelled"),
            "territory_of": nullable({**TEXT, "description": "Country whose name every label of the territory carries."}),
            "url": ADDRESS,
            "records": WHOLE,
        }
    ),
    "CountryRecord": closed({**country_parts, "records": RECORDS_THERE}),
    "Countries": closed({"results": listed(ref("Country")), "total": WHOLE}),
    "Start": closed(
        {
            "registers": listed(
                closed(
                    {
                        "name": TEXT,
                        "title_vi": TEXT,
                        "title_en": TEXT,
                        "records": WHOLE,
                        "url": ADDRESS,
                        "page_vi": ADDRESS,
                        "page_en": ADDRESS,
                    }
                )
            ),
            **dict.fromkeys(("search", "suggest", "places", "regions", "countries", "openapi"), ADDRESS),
            "note_vi": TEXT,
            "note_en": TEXT,
        }
    ),
}  # fmt: skip


def register_schemas(register: Register) -> dict[str, Schema]:
    """Row, record and list of one register."""
    row, record = schema_name(register, "Row"), schema_name(register, "Record")
    sparse = {**HEAD, "values": {"type": "object"}, **RECORD_PARTS}
    return {
        row: closed({**HEAD, "confirmed_on": nullable(DAY), "values": _values(register, only_listed=True)}),
        record: closed({**HEAD, "values": _values(register, only_listed=False), **RECORD_PARTS}),
        schema_name(register, "Sparse"): {
            **closed(sparse, optional=tuple(set(sparse) - {"register", "code"})),
            "description": "A record when `fields` was given: register, code and what was asked for.",
        },
        schema_name(register, "List"): closed(
            {
                "results": listed({"anyOf": [ref(row), ref(schema_name(register, "Sparse"))]}),
                **PAGING,
                "facets": {"type": "object", "additionalProperties": ref("Facet")},
                "coverage": ref("Coverage"),
            }
        ),
    }


RECORD_PARTS: dict[str, Schema] = {
    "evidence": listed(ref("Evidence")),
    "conflicts": listed(ref("Conflict")),
    "publication": ref("Publication"),
    "source": nullable(ref("Source")),
}


def _values(register: Register, *, only_listed: bool) -> Schema:
    shown = {}
    for column in register.public:
        if column.listed or not only_listed:
            said = described(Label(*column.help)) if column.help else {}
            schema = nullable(register.kinds[column.name].schema())
            shown[column.name] = {**schema, **titled(column.words), **said}
    return closed(shown)
