"""Kế hoạch triển khai: what one agreement promises, shared out – content, lead, support, by when, product."""

from __future__ import annotations

from nhipcau.core.papers.declaration import About, Values
from nhipcau.lib.report import Heading, Paper, Paragraph, Table, TableColumn, Words, words
from nhipcau.registers.agreements.papers.facts import TYPES, Facts, room
from nhipcau.registers.agreements.papers.law import LAW

COMMITMENTS = "commitments"
EMPTY_ROWS = 5
"""Rows for contents nobody has entered yet."""
COLUMNS = (
    TableColumn("STT", 4, "center"),
    TableColumn("Nội dung", 20),
    TableColumn("Cơ quan chủ trì", 12),
    TableColumn("Cơ quan phối hợp", 12),
    TableColumn("Thời hạn", 8, "center"),
    TableColumn("Sản phẩm", 12),
)


def plan(values: Values, about: About) -> Paper:
    """One row for each commitment of the agreement that the reader sees."""
    facts = Facts(values, about)
    head, signature = facts.of_the_party()
    promised = about.related.get(COMMITMENTS, [])
    return Paper(
        TYPES["plan"],
        head,
        f"Triển khai {facts.name}",
        (
            Paragraph(words(f"Thực hiện khoản 1, khoản 2 Điều 42 {LAW}, {facts.signer_of} ban hành Kế hoạch triển khai {facts.name}, ký ngày ", facts.day("signed_on"), ", như sau:")),
            Heading("I.", "Mục đích, yêu cầu"),
            room(),
            Heading("II.", "Nội dung, phân công"),
            Table(COLUMNS, _rows([Facts(one, about) for one in promised])),
            Heading("III.", "Kinh phí thực hiện"),
            room(),
            Heading("IV.", "Tổ chức thực hiện"),
            Paragraph(words("Các cơ quan được phân công báo cáo kết quả thực hiện trước ngày ", None, " hằng năm./.")),
        ),
        signature,
        grounds=facts.grounds(),
        copies=("Các cơ quan được phân công",),
    )  # fmt: skip


def _rows(promised: list[Facts]) -> tuple[tuple[Words, ...], ...]:
    rows: list[tuple[Words, ...]] = [
        (
            words(str(place)),
            words(one.said("clause")),
            words(one.said("lead")),
            words(one.said("supporting")),
            words(one.day("due")),
            words(one.said("product")),
        )
        for place, one in enumerate(promised, start=1)
    ]
    rows += [(words(str(place)), *(words(None) for _ in COLUMNS[1:])) for place in range(len(rows) + 1, EMPTY_ROWS + 1)]
    return tuple(rows)
