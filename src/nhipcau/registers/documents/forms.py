"""The registers of documents sent and received, in the columns of Decree 30/2020/NĐ-CP on records and correspondence.

What the library does not keep – arrival numbers, copies, signatures – is left empty for the office's own hand. The columns
were read in the decree's annexes as others have reprinted them.
"""

from nhipcau.core.files.printed import FormColumn, PrintedForm
from nhipcau.core.labels import Label

SYMBOL = FormColumn(Label("Số, ký hiệu", "Number and symbol"), 16, ("symbol",))
DAY = FormColumn(Label("Ngày tháng", "Date"), 12, ("issued_on",))
WHAT = FormColumn(Label("Tên loại và trích yếu nội dung", "Type and summary"), 44, ("kind", "title"))
HANDED = FormColumn(Label("Ngày chuyển", "Handed over on"), 12)
SIGNED = FormColumn(Label("Ký nhận", "Received by"), 12)
NOTE = FormColumn(Label("Ghi chú", "Note"), 18)

SENT = PrintedForm(
    ("so-van-ban-di", "register-of-documents-sent"),
    Label("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "REGISTER OF DOCUMENTS SENT"),
    (
        SYMBOL,
        DAY,
        WHAT,
        FormColumn(Label("Người ký", "Signed by"), 18, ("signer",)),
        FormColumn(Label("Nơi nhận văn bản", "Addressees"), 20),
        FormColumn(Label("Đơn vị, người nhận bản lưu", "Keeper of the file copy"), 16),
        FormColumn(Label("Số lượng bản", "Copies"), 8),
        HANDED,
        SIGNED,
        NOTE,
    ),
)
RECEIVED = PrintedForm(
    ("so-van-ban-den", "register-of-documents-received"),
    Label("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "REGISTER OF DOCUMENTS RECEIVED"),
    (
        FormColumn(Label("Ngày đến", "Received on"), 12),
        FormColumn(Label("Số đến", "Arrival number"), 10),
        FormColumn(Label("Tác giả", "Issued by"), 22, ("issuer",)),
        SYMBOL,
        DAY,
        WHAT,
        FormColumn(Label("Đơn vị hoặc người nhận", "Unit or person it is for"), 18),
        HANDED,
        SIGNED,
        NOTE,
    ),
)
