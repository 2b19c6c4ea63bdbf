"""What the law asks of an agreement and the record does not say. Pure; nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.labels import Label
from nhipcau.lib.period import is_before

OF_BORDER_COMMUNES = ("border", "friendship_exchange", "media")


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
