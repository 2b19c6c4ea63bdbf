"""Why a file is not taken, in words for whoever brought it: what is wrong, and what to do."""

from __future__ import annotations

from typing import Any

from nhipcau.engines.workbooks.shapes import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from nhipcau.lib.sheets import Refused

_SAVE_AS = "Hãy mở tệp bằng Excel, chọn “Lưu thành” (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi tải lên lại."
_SAVE_AS_EN = "Open it in Excel, choose “Save As” and “Excel Workbook (*.xlsx)”, and bring it again."
_COLUMN_END = f"{MOST_COLUMNS} cột"
_GROUPED_ROWS = f"{MOST_ROWS:,}"

WORDS: dict[str, tuple[str, str]] = {
    "empty": ("Tệp này rỗng. Hãy chọn tệp khác.", "This file is empty. Choose another."),
    "too_large": (
        "Tệp quá lớn: {size} MB, nhiều nhất {most} MB. Hãy tách thành nhiều tệp hoặc xóa ảnh trong bảng tính.",
        "The file is too large: {size} MB, at most {most} MB. Split it, or remove the pictures in it.",
    ),
    "encrypted": (
        "Tệp đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi tải lên lại.",
        "The file has a password and cannot be read. Remove the password and bring it again.",
    ),
    "macros": (f"Không nhận tệp có macro. {_SAVE_AS}", f"Files with macros are not taken. {_SAVE_AS_EN}"),
    "binary_workbook": (f"Tệp ở dạng .xlsb, không đọc được. {_SAVE_AS}", f"Files in .xlsb are not read. {_SAVE_AS_EN}"),
    "markup": (
        f"Đây là trang web hoặc XML mang tên bảng tính, không phải bảng tính. {_SAVE_AS}",
        f"This is a web page or XML under the name of a spreadsheet. {_SAVE_AS_EN}",
    ),
    "doctype": (
        f"Tệp chứa khai báo XML không được phép (DTD). {_SAVE_AS}",
        f"The file holds an XML declaration that is not allowed (a DTD). {_SAVE_AS_EN}",
    ),
    "bomb": (
        f"Tệp nén phình quá lớn khi mở. {_SAVE_AS}",
        f"The file grows too large when it is opened. {_SAVE_AS_EN}",
    ),
    "not_a_sheet": (
        "Đây không phải bảng tính. Các loại tệp được nhận: Excel (.xlsx, .xls), OpenDocument (.ods), văn bản CSV.",
        "This is not a spreadsheet. What is taken: Excel (.xlsx, .xls), OpenDocument (.ods), CSV text.",
    ),
    "broken": (f"Tệp bị hỏng hoặc tải lên thiếu. {_SAVE_AS}", f"The file is damaged or not complete. {_SAVE_AS_EN}"),
    "too_much": (
        "Bảng tính quá lớn, không đọc hết được trong giới hạn cho phép. Hãy xóa các trang tính không cần, xóa ô thừa nằm xa bảng (bấm Ctrl+End để thấy ô cuối), hoặc tách thành nhiều tệp.",
        "The workbook is too large to be read within the limits. Delete sheets that are not needed and stray cells far from the table (Ctrl+End shows the last cell), or split the file.",
    ),
    "too_wide": (
        f"Bảng rộng quá {_COLUMN_END}. Hãy xóa các cột thừa bên phải (bấm Ctrl+End để thấy ô cuối) rồi tải lên lại.",
        f"The table is wider than {MOST_COLUMNS} columns. Delete the stray columns on its right (Ctrl+End shows the last cell) and bring it again.",
    ),
    "too_long": (
        f"Bảng dài quá {_GROUPED_ROWS.replace(',', '.')} dòng. Hãy tách thành nhiều tệp, hoặc xóa ô thừa ở cuối (bấm Ctrl+End).",
        f"The table is longer than {_GROUPED_ROWS} rows. Split the file, or delete stray cells at its end (Ctrl+End).",
    ),
    "too_many_sheets": (
        f"Tệp có quá {MOST_SHEETS} trang tính. Hãy chỉ giữ các trang cần nhập.",
        f"The file has more than {MOST_SHEETS} sheets. Keep only those to be read.",
    ),
    "nothing_in_it": (
        "Không có ô nào có dữ liệu trong tệp này. Hãy chọn tệp khác.",
        "No cell of this file says anything. Choose another.",
    ),
    "null_bytes": (
        "Tệp chứa ký tự rỗng (NUL) nên không phải văn bản CSV. Hãy lưu lại ở dạng “CSV UTF-8” hoặc .xlsx.",
        "The file holds NUL bytes, so it is no CSV text. Save it as “CSV UTF-8” or as .xlsx.",
    ),
    "undecodable": (
        "Không đọc được bảng mã chữ của tệp. Hãy lưu lại ở dạng “CSV UTF-8” hoặc .xlsx.",
        "The encoding of the file's letters cannot be told. Save it as “CSV UTF-8” or as .xlsx.",
    ),
    "wrong_encoding": (
        "Tệp không viết bằng bảng mã {encoding}. Hãy chọn bảng mã khác, hoặc lưu lại ở dạng “CSV UTF-8”.",
        "The file is not written in {encoding}. Choose another encoding, or save it as “CSV UTF-8”.",
    ),
    "bad_quotes": (
        "Dấu ngoặc kép trong tệp CSV không khớp, nên một ô dài quá mức. Hãy lưu lại ở dạng .xlsx.",
        "The quotation marks of the CSV do not match, which makes a cell too long. Save it as .xlsx.",
    ),
}
"""By code; what stands in braces is in the ``data`` of the refusal."""


def refusal(code: str, **data: Any) -> Refused:
    """The refusal of a code of `WORDS`, with its data filled in."""
    vi, en = WORDS[code]
    return Refused(code, vi.format(**data), en.format(**data), data)


def too_large(size: int, most: int) -> Refused:
    """Sizes in bytes; megabytes in the words, rounded up so that what is too large never reads as large enough."""
    return refusal("too_large", size=-(-size // 1024**2), most=most // 1024**2)
