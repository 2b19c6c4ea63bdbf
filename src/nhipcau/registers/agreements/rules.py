"""What cannot be true of an agreement, what somebody who enters one should know, and when it ends. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label

ENDED = ("expired", "terminated", "withdrawn", "replaced")
OF_BORDER_COMMUNES = ("border", "friendship_exchange", "media")
END = Label("Thỏa thuận hết hiệu lực: gia hạn hoặc kết thúc", "The agreement expires: extend it or let it end")
WHY = Label("ngày cuối của thời hạn đã thỏa thuận hoặc gia hạn", "last day of the term agreed or extended")


def refused(values: Mapping[str, Any]) -> Iterator[Fault]:
    """An agreement does not end before it begins, nor renew itself by no or too many years."""
    for start, vi, en in (
        ("signed_on", "ngày ký", "it is signed"),
        ("effective_on", "ngày có hiệu lực", "it is in force"),
    ):
        if is_before(values.get("expires_on"), values.get(start)):
            yield Fault(
                "ends_before_it_begins",
                f"Cột “Ngày hết hiệu lực” ({values['expires_on']}) đứng trước {vi} ({values[start]}). Hãy sửa một trong hai ngày.",
                f"Column “Expires on” ({values['expires_on']}) is before {en} ({values[start]}). Correct one of the two.",
                {"column": "expires_on"},
            )
    years = values.get("renewal_years")
    if years is not None and not (1 <= years <= 99 and float(years).is_integer()):
        yield Fault(
            "bad_years",
            f"Cột “Mỗi lần gia hạn thêm”: {years:g} năm không hợp lệ. Ghi số năm từ 1 đến 99.",
            f"Column “Each renewal adds”: {years:g} years cannot be. Give whole years from 1 to 99.",
            {"column": "renewal_years"},
        )


def warnings_of(values: Mapping[str, Any]) -> Iterator[Label]:
    """What the law asks for and the record does not say."""
    if values.get("binding") == "missing":
        yield Label(
            "Thỏa thuận quốc tế phải nêu rõ không ràng buộc theo pháp luật quốc tế (Nghị định 64/2021/NĐ-CP, Điều 3).",
            "An agreement has to say that it is not binding under international law (Decree 64/2021/NĐ-CP, Article 3).",
        )
    if values.get("languages") and "vi" not in values["languages"]:
        yield Label(
            "Không có bản tiếng Việt: cần bản dịch tiếng Việt được chứng thực (Luật 70/2020/QH14, Điều 7).",
            "There is no Vietnamese text: a certified Vietnamese translation is needed (Law 70/2020/QH14, Article 7).",
        )
    if values.get("kind") == "loan_agreement":
        yield Label(
            "“Hiệp định” là tên của điều ước quốc tế, không dùng cho thỏa thuận quốc tế (Luật 70/2020/QH14, Điều 6).",
            "“Hiệp định” names a treaty and must not name an agreement (Law 70/2020/QH14, Article 6).",
        )
    if is_before(values.get("effective_on"), values.get("signed_on")):
        yield Label("Ngày có hiệu lực đứng trước ngày ký.", "It would be in force before it is signed.")
    if values.get("level") == "commune":
        yield from _of_a_border_commune(values)
    if values.get("renewal") == "automatic" and not values.get("renewal_years"):
        yield Label(
            "Tự động gia hạn: hãy ghi mỗi lần thêm mấy năm để tính được ngày hết hạn.",
            "It renews itself: say by how many years, so that its end can be counted.",
        )


def _of_a_border_commune(values: Mapping[str, Any]) -> Iterator[Label]:
    others = [one for one in values.get("fields_of_work") or () if one not in OF_BORDER_COMMUNES]
    if others or values.get("kind") in ("project_agreement", "loan_agreement", "aid_contract", "training_agreement"):
        yield Label(
            "UBND xã biên giới chỉ ký với chính quyền cùng cấp về giao lưu, trao đổi thông tin, kết nghĩa, quản lý biên giới "
            "(Luật 70/2020/QH14, Điều 3(6)).",
            "A border commune signs with an authority of its own level only, on exchange, information, twinning and the "
            "management of the border (Law 70/2020/QH14, Article 3(6)).",
        )


def dues_of(values: Mapping[str, Any]) -> Iterator[Due]:
    """The end of an agreement that does not renew itself; ended ones are done."""
    end = last_day(values.get("expires_on"))
    if end and values.get("renewal") != "automatic":
        yield Due("expires", end, END, why=WHY, done=values.get("validity") in ENDED)


def is_before(one: str | None, other: str | None) -> bool:
    """Whether a partial ISO date is certainly before another one."""
    if not one or not other:
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]
