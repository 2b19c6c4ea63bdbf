"""Refusals of the desk that Django or allauth decide on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from nhipcau.core.faults import Fault
from nhipcau.web.faults import fault_page


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: from another site, or from a browser that keeps no cookies."""
    return fault_page(
        request,
        Fault(
            "forged_form",
            "Biểu mẫu không có dấu xác nhận của phiên làm việc. Hãy cho phép cookie, tải lại trang rồi gửi lại.",
            "The form lacks the mark of your session. Allow cookies, load the page again and send it once more.",
            status=403,
        ),
    )


def not_yours() -> Fault:
    """For pages a person's roles do not open; the same words whether there is such a thing or not."""
    return Fault(
        "not_yours",
        "Vai trò hiện nay của bạn không mở được trang này. Nếu cần, hãy liên hệ người quản trị cơ quan.",
        "Your present roles do not open this page. If you need it, ask your agency's administrator.",
        status=403,
    )
