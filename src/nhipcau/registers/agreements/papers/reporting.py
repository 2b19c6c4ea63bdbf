"""After signing: the report within 15 days, notices of what changed or ended, and of a new name to the partner."""

from __future__ import annotations

from nhipcau.core.papers.declaration import About, Values
from nhipcau.lib import places
from nhipcau.lib.report import Paper, Paragraph, Words, words
from nhipcau.registers.agreements.papers.facts import TYPES, Facts, line_of
from nhipcau.registers.agreements.papers.law import D177

_CHANGED = {"amend": "sửa đổi, bổ sung", "extend": "gia hạn", "amended": "sửa đổi, bổ sung", "extended": "gia hạn"}
_ENDED = {
    "terminate": "chấm dứt hiệu lực",
    "withdraw": "rút khỏi",
    "suspend": "tạm đình chỉ thực hiện",
    "terminated": "chấm dứt hiệu lực",
    "withdrawn": "rút khỏi",
    "suspended": "tạm đình chỉ thực hiện",
}
"""By the purpose of the procedure, else by what the agreement's keeper says of it."""
_DISTRICTS = frozenset({"district", "district_city"})


def signed(values: Values, about: About) -> Paper:
    """To whoever the law names, with a copy of the agreement (Law, article 19(5); Decree 64/2021/NĐ-CP, articles 5, 7, 8)."""
    facts = Facts(values, about)
    route = facts.route
    head, signature = facts.of_the_party()
    to = facts.chair if route.report_to == "Chủ tịch" else route.report_to or None
    return Paper(
        TYPES["report"],
        head,
        f"Về việc ký kết {facts.name}",
        (
            Paragraph(words(f"Thực hiện {route.report_by}, {facts.signer_of} báo cáo việc ký kết thỏa thuận quốc tế như sau:")),
            line_of("Tên gọi", facts.form, "1. "),
            line_of("Bên ký kết Việt Nam", facts.said("vn_party"), "2. "),
            line_of("Bên ký kết nước ngoài", facts.theirs if facts.said("partner") else None, "3. "),
            line_of("Ngày ký, địa điểm ký", words(facts.day("signed_on"), ", ", facts.said("signed_at")), "4. "),
            line_of("Người đại diện ký (họ tên, chức danh)", None, "5. "),
            line_of("Lĩnh vực, nội dung hợp tác", facts.said("fields_of_work"), "6. "),
            line_of("Thời điểm có hiệu lực, thời hạn hiệu lực", words(facts.day("effective_on"), "; ", facts.term), "7. "),
            line_of("Ngôn ngữ ký", facts.said("languages"), "8. "),
            line_of("Việc đăng tải", facts.said("publication"), "9. "),
            line_of("Cơ quan chủ trì thực hiện, kế hoạch thực hiện", words(facts.said("carried_out_by"), "; ", None), "10. "),
            Paragraph(words(f"Bản sao thỏa thuận quốc tế được gửi kèm. {facts.signer_of} trân trọng báo cáo./.")),
        ),
        signature,
        addressees=(words(to),),
        copies=("Như trên", f"{route.told} (kèm bản sao thỏa thuận quốc tế)"),
    )  # fmt: skip


def amended(values: Values, about: About) -> Paper:
    """Within 15 days from when an amendment or extension takes effect (Law, article 33(3); Decree 64/2021/NĐ-CP, article 13)."""
    facts = Facts(values, about)
    what = _CHANGED.get(_purpose(facts, values), "sửa đổi, bổ sung, gia hạn")
    lines = (
        line_of("Nội dung sửa đổi, bổ sung", None),
        line_of("Thời hạn hiệu lực sau khi sửa đổi, gia hạn", facts.term),
    )
    return _notice(facts, what, facts.route.changed_by, lines)


def ended(values: Values, about: About) -> Paper:
    """Within 15 days from when it takes effect (Law, article 34(5); Decree 64/2021/NĐ-CP, article 14)."""
    facts = Facts(values, about)
    what = _ENDED.get(_purpose(facts, values), "chấm dứt hiệu lực, rút khỏi, tạm đình chỉ thực hiện")
    return _notice(facts, what, facts.route.ended_by, (line_of("Lý do", None),))


def _notice(facts: Facts, what: str, rule: str, lines: tuple[Paragraph, ...]) -> Paper:
    head, signature = facts.of_the_party(letter=True)
    return Paper(
        TYPES["dispatch"],
        head,
        f"thông báo việc {what} {facts.name}",
        (
            Paragraph(words(f"Thực hiện {rule}, {facts.signer_of} thông báo việc {what} {facts.name}, ký ngày ", facts.day("signed_on"), ", như sau:")),
            *lines,
            line_of("Văn bản thống nhất với bên ký kết nước ngoài", None),
            line_of("Quyết định của người có thẩm quyền (số, ngày)", None),
            line_of("Ngày có hiệu lực của việc trên", None),
            Paragraph(words("Thông báo này được gửi trong thời hạn 15 ngày kể từ ngày việc trên có hiệu lực./.")),
        ),
        signature,
        addressees=(words(facts.route.told),),
        copies=("Như trên",),
    )  # fmt: skip


def _purpose(facts: Facts, values: Values) -> str:
    return str(facts.about.run.get("purpose") or (values.get("validity") or {}).get("value", ""))


def renamed(values: Values, about: About) -> Paper:
    """To the partner, since the reorganisation of 1 July 2025 (Decree 177/2025/NĐ-CP, articles 3 and 5). Whether and how the
    agreement was taken over nobody guesses.
    """
    facts = Facts(values, about)
    level = str((values.get("level") or {}).get("value", ""))
    rule = f"điểm c khoản 3 Điều 3 {D177}" if level in _DISTRICTS else f"điểm c, điểm d khoản 1 Điều 5 {D177}"
    head, signature = facts.of_the_committee(letter=True)
    return Paper(
        TYPES["dispatch"],
        head,
        f"thông báo tên gọi mới của bên ký kết Việt Nam trong {facts.name}",
        (
            Paragraph(words(f"{facts.committee} trân trọng gửi tới Quý đối tác lời chào hữu nghị và thông báo về {facts.name}, ký ngày ", facts.day("signed_on"), ", như sau:")),
            Paragraph(_ground(values)),
            line_of("Tên gọi mới của bên ký kết Việt Nam", None, "1. "),
            line_of("Việc kế thừa thỏa thuận quốc tế (toàn bộ hoặc một phần)", None, "2. "),
            line_of("Cơ quan chủ trì thực hiện", facts.said("carried_out_by"), "3. "),
            Paragraph(words(f"Theo {rule}, {facts.committee} đề nghị Quý đối tác trao đổi, thống nhất việc sửa đổi quy định liên quan đến tên gọi trong thỏa thuận quốc tế và các quy định khác (nếu có).")),
            line_of("Đầu mối liên hệ", None),
            Paragraph(words(f"{facts.committee} mong tiếp tục nhận được sự hợp tác của Quý đối tác./.")),
        ),
        signature,
        addressees=(words(facts.theirs),),
        copies=("Như trên", facts.about.name),
    )  # fmt: skip


def _ground(values: Values) -> Words:
    """What became of the territory; a blank where the record names no unit that is no more."""
    place = values.get("place") or {}
    today = place.get("today") or {}
    begins = "Từ ngày 01 tháng 7 năm 2025, Việt Nam sắp xếp lại đơn vị hành chính cấp tỉnh và tổ chức chính quyền địa phương 02 cấp; "
    if today:
        return words(begins, f"địa bàn {_unit(place['value'])} (cũ) nay thuộc {_unit(today['value'])}.")
    return words(begins, None, ".")


def _unit(name: str) -> str:
    full = places.unit(name).full_name
    return full[:1].lower() + full[1:]
