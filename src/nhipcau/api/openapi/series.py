"""The series of figures in the document: its parameters and the schema of its answer."""

from __future__ import annotations

from typing import Any

from nhipcau.api.openapi import parameters as p
from nhipcau.api.openapi.schemas import ADDRESS, FLAG, TEXT, Schema, closed, listed, ref
from nhipcau.core.kinds.base import nullable
from nhipcau.core.labels import Label

NUMBER: Schema = {"type": "number"}
LABELLED = ref("Labelled")

COMPONENT = {
    "place": nullable(LABELLED),
    "scope_vi": {**TEXT, "description": "What the figure is about, where that is no locality of the list."},
    "scope_en": TEXT,
    "indicator": LABELLED,
    "value": NUMBER,
    "observation": {**TEXT, "description": "Code of the record of the told figure."},
}
VALUE = closed(
    {
        "place": {**nullable(LABELLED), "description": "null: the whole country."},
        "value": {
            **nullable(NUMBER),
            "description": "The told figure where there is one, else (of a locality) the recomputed one.",
        },
        "told": {**nullable(NUMBER), "description": "What a source tells of just this place and indicator."},
        "recomputed": {
            **nullable(NUMBER),
            "description": "Our sum of the components; of the whole country: of all told figures of localities.",
        },
        "incomplete": {**FLAG, "description": "Some parts are told by nobody; the sum is of those that are."},
        "components": listed(closed(COMPONENT)),
        "missing": listed(closed({"place": LABELLED, "indicator": LABELLED})),
        "change_told": {**nullable(TEXT), "description": "The change as the source tells it."},
        "change_recomputed": nullable(ref("SeriesChange")),
    }
)
TABLE = closed(
    {
        "period": TEXT,
        "label_vi": TEXT,
        "label_en": TEXT,
        "from": TEXT,
        "to": TEXT,
        "values": listed(ref("SeriesValue")),
        "whole": nullable(ref("SeriesValue")),
        "unallocated": listed(closed({**COMPONENT, "reason_vi": TEXT, "reason_en": TEXT})),
    }
)
TOTALS = closed(
    {
        "period": TEXT,
        "sums": listed(closed({"value": TEXT, "vi": TEXT, "en": TEXT, "sum": NUMBER})),
        "difference": {**NUMBER, "description": "Between the largest and the smallest sum."},
    }
)

SCHEMAS: dict[str, Schema] = {
    "Series": closed(
        {
            "indicator": closed({"code": TEXT, "vi": TEXT, "en": TEXT, "url": ADDRESS, "url_en": ADDRESS}),
            "unit": nullable(LABELLED),
            "parts": {**listed(LABELLED), "description": "The indicators this one is the sum of."},
            "adds_up": {**FLAG, "description": "Whether figures of localities may be added up."},
            "borders": LABELLED,
            "place": nullable(LABELLED),
            "results": listed(ref("SeriesTable")),
            "sources": listed(ref("Source")),
            "licence": {**ref("Licence"), "description": "The strictest licence among the sources."},
            "totals": {**listed(TOTALS), "description": "With compare=true: sums of the source's tables by period."},
        },
        optional=("totals",),
    ),
    "SeriesTable": TABLE,
    "SeriesValue": VALUE,
    "SeriesChange": closed(
        {
            "previous": TEXT,
            "difference": NUMBER,
            "percent": {**nullable(NUMBER), "description": "null where the earlier figure is not above 0."},
        }
    ),
}


def series_parameters(code: dict[str, Any]) -> list[p.Parameter]:
    """``code`` is the parameter in the path."""
    return [
        code,
        p.parameter(
            "borders",
            {"type": "string", "default": "today"},
            Label(
                "Địa giới để cộng: today (ngày nay), then (khi đó) hoặc một ngày dạng 2024-12-31.",
                "Borders to add up to: today, then (of the figure's time) or a day such as 2024-12-31.",
            ),
        ),
        p.parameter(
            "year",
            {"type": "string", "pattern": "^[0-9]{4}$"},
            Label("Chỉ các kỳ bắt đầu trong năm này.", "Only periods that begin in this year."),
        ),
        p.parameter(
            "place",
            {"type": "string"},
            Label(
                "Chỉ địa phương này (mã định danh trong địa giới đã chọn).", "Only this locality (id in those borders)."
            ),
        ),
        p.parameter(
            "compare",
            {"type": "boolean", "default": False},
            Label(
                "Thêm tổng của các bảng ở nguồn để đối chiếu.", "Add the sums of the source's tables, to compare them."
            ),
        ),
    ]
