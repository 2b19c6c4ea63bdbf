"""The three papers of a province that are due at the Ministry of Foreign Affairs each 15 November.

Their forms were not found (Decree 64/2021/NĐ-CP, article 16, says the Ministry gives one). Columns are those officers use.
Every number prints its window and opens the list that shows the same records.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from nhipcau.core.labels import Label
from nhipcau.core.papers.declaration import MOST_ROWS, NOTHING, About, Params, Values, YearPaper
from nhipcau.lib.report import (
    Appendix,
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    TableColumn,
    Words,
    words,
)
from nhipcau.lib.text import format_number
from nhipcau.registers.agreements.papers.facts import TYPES, Facts, room
from nhipcau.registers.agreements.papers.law import LAW, LAW_DATED

if TYPE_CHECKING:
    from nhipcau.core.papers.asking import Asking

IN_FORCE = ("in_force", "amended", "extended", "inherited")
"""What its keeper says of an agreement that stands."""
PROCEDURES = "procedures"
INTENDED: Params = {"status": "intent"}
UNDATED: Params = {"signed_on_known": "false"}
PERIODS = 3
"""Years compared: two would show a trend that may be none."""

LISTED = (
    TableColumn("STT", 4, "center"),
    TableColumn("Tên thỏa thuận quốc tế", 16),
    TableColumn("Bên Việt Nam", 12),
    TableColumn("Bên nước ngoài (quốc gia)", 14),
    TableColumn("Ngày ký", 8, "center"),
    TableColumn("Nơi ký", 8),
    TableColumn("Lĩnh vực", 12),
    TableColumn("Hiệu lực", 10),
    TableColumn("Cơ quan chủ trì", 10),
    TableColumn("Kết quả thực hiện", 14),
    TableColumn("Ghi chú", 8),
)


def signing(year: int, until: date, ask: Asking, about: About) -> Paper:
    """The plan of signing (Law 70/2020/QH14, article 46(1))."""
    ending, planned = _ending(year), _planned(year)
    runs = ask.beside(PROCEDURES)
    head, signature = _issued(about)
    columns = (
        TableColumn("STT", 4, "center"),
        TableColumn("Tên gọi dự kiến", 20),
        TableColumn("Cơ quan đề xuất", 14),
        TableColumn("Thỏa thuận trong sổ (các bên)", 22),
        TableColumn("Đang ở bước", 12),
        TableColumn("Thời gian dự kiến ký", 12),
    )
    rows = [
        (words(facts.said("title")), words(facts.said("proposer")), words(facts.said("agreement")),
         words(facts.said("stands_at")), words(None))
        for facts in _facts(runs.rows(planned) if runs else (), about)
    ]  # fmt: skip
    body = (
        Paragraph(words(f"Thực hiện khoản 1 Điều 46 {LAW}, {head.issuer} xây dựng Kế hoạch ký kết thỏa thuận quốc tế năm {year} như sau:")),
        Heading("I.", "Mục đích, yêu cầu"),
        room(),
        Heading("II.", f"Thỏa thuận quốc tế dự kiến ký năm {year}"),
        Paragraph(words(f"Thủ tục ký đã ghi năm dự kiến là {year}: ", _number(runs, planned), f" (danh mục tại Phụ lục I). {_as_of(until)} Nguồn còn nêu ý định, chưa thấy ký và chưa ghi năm: ", ask.figure(INTENDED), " thỏa thuận.")),
        Heading("III.", "Thỏa thuận quốc tế sắp hết hiệu lực, cần xem xét gia hạn"),
        Paragraph(words(f"Hết hiệu lực trong năm {year} theo ngày đã ghi: ", ask.figure(ending), " thỏa thuận (danh mục tại Phụ lục II).")),
        Heading("IV.", "Tổ chức thực hiện"),
        room("cơ quan chủ trì, phối hợp; kinh phí; chế độ báo cáo"),
    )  # fmt: skip
    return Paper(
        TYPES["plan"],
        head,
        f"Ký kết thỏa thuận quốc tế năm {year}",
        body,
        signature,
        grounds=_grounds(),
        copies=_COPIES,
        appendices=(
            Appendix("I", f"Danh mục thỏa thuận quốc tế dự kiến ký năm {year}", (_numbered(columns, rows, "Chưa ghi thủ tục ký nào cho năm này."),), wide=True),
            Appendix("II", f"Thỏa thuận quốc tế hết hiệu lực trong năm {year}", _listed(ask, ending, about), wide=True),
        ),
    )  # fmt: skip


def implementing(year: int, until: date, ask: Asking, about: About) -> Paper:
    """The plan of carrying out (Law 70/2020/QH14, article 42(2))."""
    standing: Params = {"validity": IN_FORCE, "sort": "signed_on"}
    head, signature = _issued(about)
    columns = (
        TableColumn("STT", 4, "center"),
        TableColumn("Thỏa thuận quốc tế", 20),
        TableColumn("Hiệu lực", 10),
        TableColumn(f"Nội dung thực hiện năm {year}", 20),
        TableColumn("Chủ trì", 12),
        TableColumn("Phối hợp", 12),
        TableColumn("Thời hạn", 8),
        TableColumn("Sản phẩm", 12),
    )
    rows = [
        (words(facts.name), words(facts.term), words(None), words(facts.said("carried_out_by")), *(words(None),) * 3)
        for facts in _facts(ask.rows(standing), about)
    ]
    body = (
        Paragraph(words(f"Thực hiện khoản 2 Điều 42 {LAW}, {head.issuer} xây dựng Kế hoạch thực hiện thỏa thuận quốc tế năm {year} như sau:")),
        Heading("I.", "Mục đích, yêu cầu"),
        room(),
        Heading("II.", "Các thỏa thuận quốc tế còn hiệu lực"),
        *_validity(ask, until),
        Heading("III.", f"Nội dung thực hiện năm {year}"),
        Paragraph(words("Nội dung, cơ quan chủ trì, phối hợp, thời hạn, sản phẩm của từng thỏa thuận tại Phụ lục.")),
        Heading("IV.", "Tổ chức thực hiện"),
        room("đôn đốc, kiểm tra; kinh phí; chế độ báo cáo"),
    )  # fmt: skip
    return Paper(
        TYPES["plan"],
        head,
        f"Thực hiện thỏa thuận quốc tế năm {year}",
        body,
        signature,
        grounds=_grounds(),
        copies=_COPIES,
        appendices=(
            Appendix("", f"Thực hiện thỏa thuận quốc tế năm {year}", (_numbered(columns, rows), *_cut(ask, standing)), wide=True),
        ),
    )  # fmt: skip


def report(year: int, until: date, ask: Asking, about: About) -> Paper:
    """How agreements were signed and carried out (Law 70/2020/QH14, article 46(3))."""
    head, signature = _issued(about)
    signed, next_year = _window(year, until), _ending(year + 1)
    body = (
        Paragraph(words(f"Thực hiện khoản 3 Điều 46 {LAW}, {head.issuer} báo cáo tình hình ký kết và thực hiện thỏa thuận quốc tế năm {year} như sau:")),
        Paragraph(words(f"Kỳ số liệu: từ ngày 01/01/{year} đến hết ngày {until:%d/%m/%Y}. Thỏa thuận chỉ rõ tháng hoặc năm ký được tính vào tháng, năm đó. Thỏa thuận chưa rõ ngày ký, không tính vào kỳ nào: ", ask.figure(UNDATED), ".")),
        Heading("I.", "Tình hình ký kết"),
        _compared(year, until, ask),
        Paragraph(words("Số thỏa thuận đã ký trong kỳ: ", ask.figure(signed), " (danh mục tại Phụ lục).")),
        Paragraph(words("Theo cấp ký: ", _parts(ask, "level", signed), ".")),
        Paragraph(words("Theo quốc gia, vùng lãnh thổ: ", _parts(ask, "country", signed), ".")),
        Paragraph(words("Theo lĩnh vực (một thỏa thuận có thể thuộc nhiều lĩnh vực): ", _parts(ask, "fields_of_work", signed), ".")),
        Heading("II.", "Tình hình hiệu lực"),
        *_validity(ask, until),
        Paragraph(words(f"Hết hiệu lực trong năm {year + 1} theo ngày đã ghi: ", ask.figure(next_year), " thỏa thuận.")),
        Heading("III.", "Kết quả thực hiện"),
        room("kết quả của từng thỏa thuận tại Phụ lục"),
        Heading("IV.", "Khó khăn, vướng mắc; kiến nghị"),
        room(),
        Heading("V.", f"Dự kiến năm {year + 1}"),
        Paragraph(words(f"Thủ tục ký đã ghi năm dự kiến là {year + 1}: ", _number(ask.beside(PROCEDURES), _planned(year + 1)), "./.")),
    )  # fmt: skip
    return Paper(
        TYPES["report"],
        head,
        f"Tình hình ký kết và thực hiện thỏa thuận quốc tế năm {year}",
        body,
        signature,
        addressees=(words("Bộ Ngoại giao"),),
        copies=("Như trên",),
        appendices=(
            Appendix("", f"Thỏa thuận quốc tế ký từ ngày 01/01/{year} đến hết ngày {until:%d/%m/%Y}", _listed(ask, signed, about), wide=True),
        ),
    )  # fmt: skip


_BY = "15 tháng 11, {rule} Luật 70/2020/QH14", "15 November, Law 70/2020/QH14, {rule}"
YEAR_PAPERS = (
    YearPaper(
        ("ke-hoach-ky-ket", "signing-plan"),
        Label("Kế hoạch ký kết thỏa thuận quốc tế", "Plan of signing agreements"),
        Label(_BY[0].format(rule="khoản 1 Điều 46"), _BY[1].format(rule="article 46(1)")),
        1,
        signing,
    ),
    YearPaper(
        ("ke-hoach-thuc-hien", "implementation-plan"),
        Label("Kế hoạch thực hiện thỏa thuận quốc tế", "Plan of carrying out agreements"),
        Label(_BY[0].format(rule="khoản 2 Điều 42"), _BY[1].format(rule="article 42(2)")),
        1,
        implementing,
    ),
    YearPaper(
        ("bao-cao", "report"),
        Label("Báo cáo tình hình ký kết và thực hiện", "Report on signing and carrying out"),
        Label(_BY[0].format(rule="khoản 3 Điều 46"), _BY[1].format(rule="article 46(3)")),
        0,
        report,
    ),
)
_COPIES = ("Bộ Ngoại giao (để theo dõi, tổng hợp)",)


def _issued(about: About) -> tuple[Letterhead, Signature]:
    return Facts(NOTHING, about).of_the_committee()


def _grounds() -> tuple[Words, ...]:
    return (words(f"Căn cứ {LAW_DATED}"), words("Căn cứ ", None))


def _planned(year: int) -> Params:
    """Procedures of signing that are meant for the year."""
    return {"purpose": "sign", "planned_for_from": str(year), "planned_for_to": str(year)}


def _number(ask: Asking | None, params: Params) -> Run:
    """A figure of another register; "chưa có thông tin" where it has no desk for the reader."""
    return ask.figure(params) if ask else Run("chưa có thông tin")


def _ending(year: int) -> Params:
    return {"expires_on_from": str(year), "expires_on_to": str(year), "sort": "expires_on"}


def _window(year: int, until: date) -> Params:
    """From 1 January, with days of which only month or year is known, to the end of ``until``."""
    return {"signed_on_from": str(year), "signed_on_to": until.isoformat(), "sort": "signed_on"}


def _as_of(until: date) -> str:
    return f"Số liệu tính đến hết ngày {until:%d/%m/%Y}."


def _compared(year: int, until: date, ask: Asking) -> Table:
    """The same days of three years, each with its window."""
    rows: list[tuple[Words, ...]] = []
    for one in range(year, year - PERIODS, -1):
        last = _same_day(until, one)
        rows.append(
            (
                words(f"Năm {one}"),
                words(f"01/01/{one}"),
                words(f"{last:%d/%m/%Y}"),
                words(ask.figure(_window(one, last))),
            )
        )
    columns = ("Kỳ", 10), ("Từ ngày", 8), ("Đến hết ngày", 8), ("Số thỏa thuận đã ký", 10)
    return Table(tuple(TableColumn(title, share, "center") for title, share in columns), tuple(rows))  # fmt: skip


def _same_day(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _parts(ask: Asking, facet: str, params: Params) -> Words:
    """ "Nhật Bản 3; Lào 1": each number opens its records. Those that say nothing are not counted, and it says so."""
    found = ask.by(facet, {name: value for name, value in params.items() if name != "sort"})
    if not found:
        return words(Run("chưa có thông tin"))
    parts: list[Run] = []
    for label, figure in found:
        parts += [Run(f"{'; ' if parts else ''}{label}: "), figure]
    return words(*parts, " (thỏa thuận chưa ghi mục này không được tính)")


def _validity(ask: Asking, until: date) -> tuple[Block, ...]:
    """Only what somebody said stands counts as standing; how many say nothing can be read off the two totals."""
    every: Params = {}
    said = ask.values("validity")
    return (
        Paragraph(words("Trong ", ask.figure(every), " thỏa thuận, ", ask.figure({"validity": said}), " thỏa thuận đã ghi tình trạng hiệu lực; số còn lại chưa ghi, không được tính là còn hiệu lực. ", _as_of(until))),
        Paragraph(words("Còn hiệu lực: ", ask.figure({"validity": IN_FORCE}), ". Theo tình trạng: ", _parts(ask, "validity", every), ".")),
    )  # fmt: skip


def _facts(rows: Sequence[Values], about: About) -> list[Facts]:
    return [Facts(values, about) for values in rows]


def _listed(ask: Asking, params: Params, about: About) -> tuple[Block, ...]:
    rows = [
        (words(facts.form), words(facts.said("vn_party")), words(facts.theirs), words(facts.day("signed_on")),
         words(facts.said("signed_at")), words(facts.said("fields_of_work")), words(facts.term),
         words(facts.said("carried_out_by")), words(None), (Run(""),))
        for facts in _facts(ask.rows(params), about)
    ]  # fmt: skip
    return (_numbered(LISTED, rows), *_cut(ask, params))


def _numbered(
    columns: tuple[TableColumn, ...],
    rows: Sequence[tuple[Words, ...]],
    empty: str = "Không có thỏa thuận nào trong sổ.",
) -> Table:
    numbered = tuple((words(str(place)), *cells) for place, cells in enumerate(rows, start=1))
    return Table(columns, numbered, empty)


def _cut(ask: Asking, params: Params) -> tuple[Block, ...]:
    """Says so where the table does not hold all."""
    total = ask.count(params)
    if total <= MOST_ROWS:
        return ()
    return (Paragraph(words(f"Bảng in {format_number(MOST_ROWS, 'vi')} dòng đầu trong {format_number(total, 'vi')}.")),)
