"""Parameters of the lists, from the registers' declarations."""

from __future__ import annotations

from typing import Any

from nhipcau.api.fields import known_fields
from nhipcau.api.openapi.labels import described
from nhipcau.core.kinds import Choice, Country, Number, Place, Relation, When
from nhipcau.core.labels import Label
from nhipcau.core.register import Register
from nhipcau.core.search.request import (
    DEEPEST,
    FILTER_LIMIT,
    PAGE_LIMIT,
    QUERY_LIMIT,
    VALUE_LIMIT,
    facet_columns,
    filter_kind,
)

Parameter = dict[str, Any]


def parameter(name: str, schema: dict[str, Any], said: Label, *, required: bool = False) -> Parameter:
    """A parameter of the address; without a value it is as if it were not there, as forms send it."""
    place = {"name": name, "in": "query", "required": required, "allowEmptyValue": not required}
    return {**place, "schema": schema, **described(said)}


def in_path(name: str, said: Label, example: str) -> Parameter:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
        **described(said),
        "example": example,
    }


QUERY = parameter(
    "q",
    {"type": "string", "maxLength": QUERY_LIMIT},
    Label(
        "Từ cần tìm, có dấu hoặc không dấu, mọi loại chữ. Không có ký hiệu nào là cú pháp truy vấn.",
        "Words, with or without Vietnamese marks, in any script. Nothing in it is query syntax.",
    ),
)
LIMIT = parameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": PAGE_LIMIT, "default": 20},
    Label("Số kết quả mỗi trang.", "Results per page."),
)
OFFSET = parameter(
    "offset",
    {"type": "integer", "minimum": 0, "maximum": DEEPEST, "default": 0},
    Label(
        "Số kết quả bỏ qua. Muốn lấy hết thì đi theo mã: order=code.",
        "Results to skip. For everything walk by code: order=code.",
    ),
)


def search_parameters() -> list[Parameter]:
    return [QUERY, *_filters(None), LIMIT, OFFSET]


def suggest_parameters() -> list[Parameter]:
    return [QUERY, *_filters(None), {**LIMIT, "schema": {**LIMIT["schema"], "default": 10}}]


def list_parameters(register: Register) -> list[Parameter]:
    """Everything a register's list understands."""
    sorts = [column.name for column in register.public if column.sorted]
    orders = [sign + name for name in sorts for sign in ("", "-")]
    example = register.code(1)
    return [
        QUERY,
        *matching_parameters(register)[1:],
        *([_sort(orders)] if orders else []),
        LIMIT,
        OFFSET,
        parameter(
            "order",
            {"enum": ["code"]},
            Label(
                "Đi hết sổ theo mã, không bị giới hạn như “offset”: theo “next” cho đến hết.",
                "Complete walk by code, without the limit of `offset`: follow `next` to the end.",
            ),
        ),
        parameter(
            "after",
            {"type": "string"},
            Label(
                f"Dùng với order=code: mã cuối cùng đã nhận, ví dụ {example}.",
                f"With order=code: the last code already seen, such as {example}.",
            ),
        ),
        parameter(
            "fields",
            {"type": "array", "items": {"enum": known_fields(register)}},
            Label(
                "Chỉ lấy những phần này của mỗi bản ghi; sổ và mã luôn có.",
                "Only these parts of each record; register and code are always given.",
            ),
        )
        | {"style": "form", "explode": False},
        parameter(
            "facets",
            {"enum": ["none"]},
            Label(
                "none: không đếm các nhóm, trả lời nhanh hơn; phần “facets” của câu trả lời khi đó trống.",
                "none: count no facets, which is faster; `facets` of the answer is then empty.",
            ),
        ),
    ]


def _sort(orders: list[str]) -> Parameter:
    return parameter(
        "sort",
        {"enum": orders},
        Label(
            "Cột để sắp xếp, thêm dấu - phía trước để đảo chiều. Giá trị chưa biết đứng cuối.",
            "Column to sort by, with - in front for the reverse. Unknown values come last.",
        ),
    )


def matching_parameters(register: Register) -> list[Parameter]:
    """The parameters that choose records: words, facets and from–to ranges."""
    return [QUERY, *_filters(register), *_ranges(register)]


def _filters(register: Register | None) -> list[Parameter]:
    found = []
    for name in sorted(facet_columns(register)):
        schema, said = _value(filter_kind(register, name))
        items = {"type": "array", "maxItems": FILTER_LIMIT, "items": {"maxLength": VALUE_LIMIT, **schema}}
        found.append(
            parameter(
                name,
                items,
                Label(f"{said.vi} Nhiều giá trị: một trong số đó.", f"{said.en} Several values: any of them."),
            )
            | {"style": "form", "explode": True}
        )
    return found


def _value(kind: Any) -> tuple[dict[str, Any], Label]:
    """Schema of one filter value and what it is."""
    text = {"type": "string"}
    match kind:
        case None:
            return text, Label(
                "Tên sổ, hoặc localities, regions, countries.", "Name of a register, or localities, regions, countries."
            )
        case Choice():
            said = Label("Giá trị trong danh mục.", "Value of the list.")
            return {"type": "string", "enum": list(kind.vocabulary)}, said
        case Country():
            return text, Label(
                "Mã ISO 3166-1 hai chữ cái (hoặc tên chỉ một quốc gia, vùng lãnh thổ).",
                "ISO 3166-1 alpha-2 code (or a name that means one country or territory).",
            )
        case Place():
            return text, Label(
                "Mã định danh địa phương (xem /api/v1/places); địa phương hiện nay gồm cả các đơn vị cũ trên địa bàn.",
                "Id of a locality (see /api/v1/places); one of today includes the former units on its territory.",
            )
        case When():
            return {"type": "string", "pattern": "^[0-9]{4}$"}, Label("Năm.", "Year.")
        case Relation():
            return text, Label(f"Mã bản ghi của sổ {kind.to}.", f"Code of a record of {kind.to}.")
    return text, Label("Đúng nguyên văn.", "Exact text.")


def _ranges(register: Register) -> list[Parameter]:
    found = []
    for column in register.public:
        kind = register.kinds[column.name]
        if not (column.sorted and isinstance(kind, When | Number)):
            continue
        value = DATE if isinstance(kind, When) else NUMBER
        said_from = Label(f"{column.words.vi}: từ; {value.vi}.", f"{column.words.en}: from here on; {value.en}.")
        said_to = Label(f"{column.words.vi}: đến hết; {value.vi}.", f"{column.words.en}: up to and with; {value.en}.")
        said_known = Label(
            f"{column.words.vi}: true: chỉ bản ghi đã biết, false: chỉ bản ghi chưa biết.",
            f"{column.words.en}: true: only records where it is known, false: only where it is not.",
        )
        found += [
            parameter(f"{column.name}_from", {"type": "string"}, said_from),
            parameter(f"{column.name}_to", {"type": "string"}, said_to),
            parameter(f"{column.name}_known", {"enum": ["true", "false"]}, said_known),
        ]
    return found


DATE = Label("ngày, tháng hoặc năm (2019, 2019-05 hoặc 2019-05-12)", "a date (2019, 2019-05 or 2019-05-12)")
NUMBER = Label("số", "a number")
