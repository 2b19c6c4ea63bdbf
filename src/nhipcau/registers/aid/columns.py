"""The columns of grants, in the decree's words."""

from __future__ import annotations

from typing import Final

from nhipcau.core import kinds
from nhipcau.core.column import OWN, PUBLIC, SHARED, Column
from nhipcau.core.labels import BASED_ON, COUNTRY, NOTE, REMARKS, Label

DOLLARS: Final = Label("USD", "USD")
MONEY, TIME, PAPERS = ("Vốn", "Money"), ("Thời gian, địa bàn", "Time and place"), ("Phê duyệt", "Approval")

COLUMNS: Final = (
    Column(
        "name", ("Tên khoản viện trợ", "Title of the grant"), seen=PUBLIC, listed=True, sorted=True, searched="strong"
    ),
    Column("modality", ("Phương thức viện trợ", "Form of aid"), seen=PUBLIC, facet=True),
    Column("donor", ("Bên cung cấp viện trợ", "Donor"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
    Column("donor_kind", ("Loại bên cung cấp", "Kind of donor"), seen=PUBLIC, facet=True),
    Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
    Column(
        "partner",
        ("Bên cung cấp trong sổ Đối tác", "Donor in the register of partners"),
        seen=PUBLIC,
        facet=True,
        searched="weak",
    ),
    Column("co_donors", ("Bên đồng cung cấp viện trợ", "Co-donors"), seen=PUBLIC, searched="weak"),
    Column("grant_owner", ("Chủ khoản viện trợ", "Owner of the grant"), seen=PUBLIC, sorted=True, searched="weak"),
    Column(
        "agency",
        ("Chủ khoản ở bàn làm việc", "Owner of the grant at the desk"),
        seen=SHARED,
        facet=True,
        help=(
            "Nếu chủ khoản có tài khoản ở bàn làm việc: việc đến hạn được nhắc cho cơ quan này.",
            "If the owner works at the desk: what is due is said to this agency.",
        ),
    ),
    Column("governing", ("Cơ quan chủ quản", "Governing body"), seen=PUBLIC, searched="weak"),
    Column("recipient", ("Bên tiếp nhận viện trợ", "Recipient"), seen=PUBLIC, searched="weak"),
    Column("goals", ("Mục tiêu, kết quả chủ yếu", "Aims and main results"), seen=PUBLIC, searched="weak"),
    Column("goods", ("Danh mục hàng hóa", "Goods"), seen=PUBLIC, searched="weak"),
    Column("fields_of_work", ("Lĩnh vực", "Fields"), seen=PUBLIC, facet=True, searched="weak"),
    Column("places", ("Địa bàn", "Locality"), seen=PUBLIC, listed=True, facet=True, searched="weak", section=TIME),
    Column("location", ("Địa điểm thực hiện", "Where in it"), seen=PUBLIC, searched="weak", section=TIME),
    Column(
        "begins_on",
        ("Thời gian thực hiện từ", "Carried out from"),
        seen=PUBLIC,
        sorted=True,
        facet=True,
        section=TIME,
    ),
    Column("ends_on", ("Thời gian thực hiện đến", "Carried out until"), seen=PUBLIC, sorted=True, section=TIME),
    Column("total", ("Tổng vốn", "Total"), seen=PUBLIC, section=MONEY),
    Column("aid", ("Vốn viện trợ", "Aid"), seen=PUBLIC, listed=True, section=MONEY),
    Column("counterpart", ("Vốn đối ứng", "Counterpart funds"), seen=PUBLIC, section=MONEY),
    Column(
        "equivalent",
        ("Vốn viện trợ quy đổi (như văn bản ghi)", "Aid converted (as printed)"),
        seen=PUBLIC,
        section=MONEY,
    ),
    Column(
        "aid_usd",
        ("Vốn viện trợ tính bằng USD", "Aid in USD"),
        seen=PUBLIC,
        sorted=True,
        section=MONEY,
        kind=kinds.Number(DOLLARS),
        help=(
            "Số USD ghi ở vốn viện trợ hoặc số quy đổi của văn bản; phần mềm không quy đổi.",
            "The dollars of the aid or of the paper's own conversion; nothing is converted here.",
        ),
    ),
    Column("disbursed_in_period", ("Giải ngân trong kỳ", "Disbursed in the period"), seen=PUBLIC, section=MONEY),
    Column("disbursed", ("Giải ngân lũy kế", "Disbursed so far"), seen=PUBLIC, section=MONEY),
    Column(
        "disbursed_as_of",
        ("Số giải ngân tính đến", "Disbursed figures as of"),
        seen=PUBLIC,
        section=MONEY,
        help=(
            "Ngày cuối của kỳ báo cáo mà hai số giải ngân nói tới.",
            "The last day of the period that both figures of disbursement are for.",
        ),
    ),
    Column("finance", ("Cơ chế tài chính", "Budget treatment"), seen=PUBLIC, facet=True, section=MONEY),
    Column(
        "decision", ("Quyết định phê duyệt", "Approval"), seen=PUBLIC, listed=True, searched="strong", section=PAPERS
    ),
    Column("approved_by", ("Cơ quan phê duyệt", "Approved by"), seen=PUBLIC, searched="weak", section=PAPERS),
    Column(
        "approved_on",
        ("Ngày phê duyệt", "Approved on"),
        seen=PUBLIC,
        listed=True,
        sorted=True,
        facet=True,
        section=PAPERS,
    ),
    Column(
        "status",
        ("Tình trạng", "Status"),
        seen=PUBLIC,
        facet=True,
        section=PAPERS,
        help=(
            "Bàn làm việc nhắc hạn theo tình trạng này; để trống thì không nhắc.",
            "The desk says what is due by this; nothing while it is empty.",
        ),
    ),
    Column(
        "notified_on",
        ("Ngày thông báo bên cung cấp viện trợ", "Donor notified on"),
        seen=SHARED,
        section=PAPERS,
    ),
    Column("final_report_on", ("Ngày báo cáo kết thúc", "Final report sent on"), seen=SHARED, section=PAPERS),
    Column(
        "appraisal",
        ("Ý kiến thẩm định", "Opinions of the appraisal"),
        seen=OWN,
        section=PAPERS,
        help=(
            "Nội bộ cơ quan, không bao giờ công khai. Ý kiến thuộc danh mục bí mật nhà nước không nhập vào đây.",
            "Within the agency, never public. Opinions that are state secrets must not be entered here.",
        ),
    ),
    Column("based_on", BASED_ON, seen=PUBLIC, facet=True, section=PAPERS),
    Column("flags", REMARKS, seen=PUBLIC, facet=True),
    Column("note", NOTE, seen=PUBLIC, searched="weak"),
)
