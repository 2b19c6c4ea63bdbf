"""Why a file is not taken, in words for whoever brought it. None of them quotes what is in it."""

from __future__ import annotations

from nhipcau.core.attachments.types import TYPES, allowed
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import MEGABYTE


def refused(what: Label) -> Fault:
    """It is ``what`` ("an archive"), which is no type that is taken; says which are."""
    taken = [one.label for media_type, one in TYPES.items() if media_type in allowed()]
    return Fault(
        "file_refused",
        f"Không nhận tệp này: đây là {what.vi}. Các loại tệp được nhận: {', '.join(one.vi for one in taken)}.",
        f"This file is not taken: it is {what.en}. What is taken: {', '.join(one.en for one in taken)}.",
        {"what": what.en},
        status=415,
    )


def macros() -> Fault:
    return Fault(
        "file_with_macros",
        "Không nhận tệp có macro. Hãy lưu lại ở dạng không có macro (ví dụ .docx, .xlsx) rồi tải lên.",
        "Files with macros are not taken. Save it without them (for example as .docx or .xlsx) and bring it again.",
        status=415,
    )


def encrypted() -> Fault:
    return Fault(
        "file_encrypted",
        "Không nhận tệp đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên.",
        "Files with a password are not taken. Remove the password and bring it again.",
        status=415,
    )


def empty() -> Fault:
    return Fault("file_empty", "Tệp này rỗng. Hãy chọn tệp khác.", "This file is empty. Choose another.")


def too_large(size: int, most: int) -> Fault:
    return Fault(
        "file_too_large",
        f"Tệp quá lớn: {_mb(size, ',')} MB, nhiều nhất {most // MEGABYTE} MB một tệp.",
        f"The file is too large: {_mb(size, '.')} MB, at most {most // MEGABYTE} MB a file.",
        {"size": size, "most": most},
        status=413,
    )


def record_full(size: int, most: int) -> Fault:
    return Fault(
        "record_full",
        f"Các tệp của hồ sơ này sẽ tới {_mb(size, ',')} MB, nhiều nhất {most // MEGABYTE} MB. Hãy xóa bớt tệp không cần.",
        f"The files of this record would come to {_mb(size, '.')} MB, at most {most // MEGABYTE} MB. Remove some first.",
        {"size": size, "most": most},
        status=413,
    )


def attached_already(name: str) -> Fault:
    return Fault(
        "attached_already",
        f"Hồ sơ này đã có đúng tệp đó, với tên “{name}”.",
        f"This record has that very file already, called “{name}”.",
        {"name": name},
        status=409,
    )


def expunged() -> Fault:
    return Fault(
        "content_expunged",
        "Nội dung của tệp này đã bị xóa theo quyết định, không nhận lại.",
        "The content of this file was expunged by decision; it is not taken again.",
        status=410,
    )


def withheld(finding: str) -> Fault:
    return Fault(
        "file_withheld",
        "Tệp này đang bị giữ lại vì phát hiện nội dung không được lưu ở đây; không ai tải được. Hãy liên hệ người quản trị của cơ quan.",
        "This file is withheld, because something was found in it that may not be kept here; nobody can download it. Ask your agency's administrator.",
        {"finding": finding},
        status=403,
    )


def file_missing(name: str) -> Fault:
    return Fault(
        "file_missing",
        f"Tệp “{name}” không còn trong thư mục dữ liệu. Người vận hành cần khôi phục thư mục attachments từ bản sao lưu.",
        f"The file “{name}” is not in the data directory. The operator has to restore the folder attachments from a backup.",
        {"name": name},
        status=500,
    )


def _mb(size: int, mark: str) -> str:
    """Rounded up to a tenth: what is too large never reads as large enough."""
    return f"{-(-size * 10 // MEGABYTE) / 10:.1f}".replace(".", mark)
