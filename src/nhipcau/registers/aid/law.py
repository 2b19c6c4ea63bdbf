"""What whoever enters a grant should look at again, each with its rule. Pure; nothing is refused.

The rules are those of Decree 80/2020/NĐ-CP. Decree 313/2025/NĐ-CP of 8 December 2025 took its place and was not read, so
every sentence says where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.core.dues.due import last_day
from nhipcau.core.labels import Label
from nhipcau.lib.text import format_date
from nhipcau.registers.aid.clocks import BEGUN, counted
from nhipcau.registers.aid.rules import whole

DECREE = Label(
    "Nghị định 80/2020/NĐ-CP; Nghị định 313/2025/NĐ-CP chưa đối chiếu",
    "Decree 80/2020/NĐ-CP; Decree 313/2025/NĐ-CP was not compared",
)


def remarks(values: Mapping[str, Any]) -> Iterator[Label]:
    """What whoever enters a grant should look at again, each with its rule."""
    total, aid, own, paid = (whole(values.get(name)) for name in ("total", "aid", "counterpart", "disbursed"))
    if total and aid and own and total[1] == aid[1] == own[1] and total[0] != aid[0] + own[0]:
        yield Label(
            f"Tổng vốn khác vốn viện trợ cộng vốn đối ứng: hãy xem lại ba số ({DECREE.vi}).",
            f"The total is not aid and counterpart funds together: look at the three again ({DECREE.en}).",
        )
    if paid and aid and paid[1] == aid[1] and paid[0] > aid[0]:
        yield Label("Số giải ngân lũy kế lớn hơn vốn viện trợ.", "More was disbursed than the aid amounts to.")
    if (values.get("disbursed") or values.get("disbursed_in_period")) and not values.get("disbursed_as_of"):
        yield Label(
            "Số giải ngân chưa có ngày chốt: ghi “Số giải ngân tính đến” (các kỳ: Thông tư 23/2022/TT-BTC, Điều 20(6)).",
            "The disbursed figures have no day: say as of when they are (periods: Circular 23/2022/TT-BTC, Article 20(6)).",
        )
    not_begun = counted("aid-not-begun", values.get("approved_on"))
    if not_begun and not_begun.day and values.get("status") not in BEGUN and not _begins_by(values, not_begun.day):
        yield Label(
            f"Chưa triển khai đến hết {not_begun.day:%d/%m/%Y} (6 tháng từ ngày phê duyệt) thì quyết định có thể bị thu hồi "
            f"(Điều 4(7), {DECREE.vi}).",
            f"Not begun by {format_date(not_begun.day, 'en')} (6 months after the approval), the approval may be taken back "
            f"(Article 4(7), {DECREE.en}).",
        )
    yield from _on_publishing(values)


def _begins_by(values: Mapping[str, Any], day: date) -> bool:
    begins = last_day(values.get("begins_on"))
    return begins is not None and begins <= day


def _on_publishing(values: Mapping[str, Any]) -> Iterator[Label]:
    if values.get("donor_kind") == "foreign_ngo":
        yield Label(
            "Viện trợ phi chính phủ nước ngoài thuộc loại phải được công khai (Luật 104/2016/QH13, Điều 17).",
            "Aid of foreign non-governmental organisations has to be made public (Law 104/2016/QH13, Article 17).",
        )
    if values.get("donor_kind") == "individual":
        yield Label(
            "Bên cung cấp là cá nhân: chỉ công khai tên khi người đó đồng ý (Luật 104/2016/QH13, Điều 7).",
            "The donor is a person: the name is made public only with consent (Law 104/2016/QH13, Article 7).",
        )
