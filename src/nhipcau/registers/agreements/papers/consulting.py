"""Asking for opinions, giving one, saying how they were taken, and asking the Prime Minister where somebody disagrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nhipcau.core.papers.declaration import About, Values
from nhipcau.lib.report import Paper, Paragraph, Table, TableColumn, Words, words
from nhipcau.registers.agreements.papers.facts import TYPES, Facts, line_of
from nhipcau.registers.agreements.papers.law import DRAFTS, LAW

EMPTY_ROWS = 3
"""Rows for opinions nobody has entered yet."""
JUDGED_BY_MINISTRY = (
    "Sự cần thiết, mục đích ký kết trên cơ sở đánh giá quan hệ giữa Việt Nam và bên ký kết nước ngoài",
    "Sự phù hợp với lợi ích quốc gia, dân tộc, đường lối đối ngoại",
    "Sự phù hợp với điều ước quốc tế có liên quan mà Việt Nam là thành viên",
    "Việc làm phát sinh, thay đổi, chấm dứt quyền, nghĩa vụ của Việt Nam theo pháp luật quốc tế",
    "Tên gọi, hình thức, danh nghĩa ký kết, cấp ký kết, ngôn ngữ, hiệu lực, kỹ thuật văn bản",
    "Việc tuân thủ trình tự, thủ tục đề xuất ký kết",
    "Tính thống nhất của văn bản tiếng Việt với văn bản tiếng nước ngoài",
)
"""Law 70/2020/QH14, article 29."""
JUDGED_BY_OTHERS = (
    "Sự phù hợp với chủ trương hợp tác quốc tế của ngành, lĩnh vực; yêu cầu về bảo đảm quốc phòng, an ninh (nếu có)",
    "Sự phù hợp với quy định của pháp luật chuyên ngành có liên quan",
    "Tính khả thi và hiệu quả của thỏa thuận quốc tế",
)
"""Law 70/2020/QH14, article 30."""


def request(values: Values, about: About) -> Paper:
    """To the bodies that have to be asked: seven working days from the full dossier."""
    facts = Facts(values, about)
    route = facts.route
    head, signature = facts.of_the_party(letter=True)
    return Paper(
        TYPES["dispatch"],
        head,
        f"lấy ý kiến về đề xuất ký kết {facts.name}",
        (
            Paragraph(words(f"Thực hiện {route.asked_by}, {facts.signer_of} đề nghị Quý cơ quan cho ý kiến bằng văn bản về đề xuất ký kết {facts.name}.")),
            Paragraph(words(f"Hồ sơ lấy ý kiến theo {route.asked_dossier} gửi kèm gồm:")),
            Paragraph(words("1. Văn bản đề xuất về việc ký kết thỏa thuận quốc tế.")),
            Paragraph(words(f"2. {DRAFTS}.")),
            Paragraph(words(f"Theo {route.answer_by}, đề nghị Quý cơ quan trả lời bằng văn bản trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ.")),
            Paragraph(words(f"{facts.signer_of} trân trọng cảm ơn./.")),
        ),
        signature,
        addressees=tuple(words(one) for one in route.asked),
        copies=("Như trên",),
    )  # fmt: skip


def opinion(values: Values, about: About) -> Paper:
    """What a body that was asked answers; which points it judges depends on who it is."""
    facts = Facts(values, about)
    head, signature = facts.of_the_office(letter=True)
    is_ministry = not about.unit
    points, source = (JUDGED_BY_MINISTRY, "29") if is_ministry else (JUDGED_BY_OTHERS, "30")
    return Paper(
        TYPES["dispatch"],
        head,
        f"cho ý kiến về đề xuất ký kết {facts.name}",
        (
            Paragraph(words("Trả lời văn bản số ", None, " ngày ", None, f" của {facts.signer_of} về đề xuất ký kết {facts.name}, {about.name} có ý kiến như sau:")),
            *(line_of(point, None, f"{place}. ") for place, point in enumerate(points, start=1)),
            Paragraph(words(f"(Các nội dung cho ý kiến theo Điều {source} {LAW}.)")),
            Paragraph(words(f"Kết luận: {about.name} ", None, " (đồng ý / đồng ý với điều kiện / không đồng ý) với việc ký kết.")),
            Paragraph(words(f"{about.name} gửi {facts.signer_of} nghiên cứu, tiếp thu./.")),
        ),
        signature,
        addressees=(words(facts.signer_of),),
        copies=("Như trên",),
    )  # fmt: skip


def taken(values: Values, about: About) -> Paper:
    """Which opinions came, and what became of each. Whoever has not answered has not agreed."""
    facts = Facts(values, about)
    head, signature = facts.of_the_office() if facts.route.is_province else facts.of_the_party()
    return Paper(
        TYPES["report"],
        head,
        f"Giải trình, tiếp thu ý kiến về đề xuất ký kết {facts.name}",
        (
            Paragraph(words(f"Thực hiện {facts.route.asked_by}, {facts.signer_of} đã lấy ý kiến các cơ quan, tổ chức có liên quan về đề xuất ký kết {facts.name}. Kết quả giải trình, tiếp thu như sau:")),
            _opinions(about.run.get("opinions") or (), "Giải trình, tiếp thu"),
            Paragraph(words("Cơ quan chưa trả lời được ghi “chưa trả lời”, không được coi là đã đồng ý.")),
            Paragraph(words("Vấn đề còn ý kiến khác nhau: ", None, "./.")),
        ),
        signature,
        addressees=(words(facts.chair),),
        copies=("Như trên",),
    )  # fmt: skip


def prime_minister(values: Values, about: About) -> Paper:
    """Where a body that was asked disagrees (Law 70/2020/QH14, article 19(4)): all opinions are reported."""
    facts = Facts(values, about)
    head, signature = facts.of_the_committee(letter=True)
    return Paper(
        TYPES["dispatch"],
        head,
        f"xin ý kiến về việc ký kết {facts.name}",
        (
            Paragraph(words(f"{facts.committee} đã lấy ý kiến về đề xuất ký kết {facts.name} theo khoản 1 Điều 19 {LAW}. Trong các cơ quan, tổ chức được lấy ý kiến có cơ quan không đồng ý việc ký kết.")),
            Paragraph(words(f"Thực hiện điểm a khoản 4 Điều 19 {LAW}, {facts.committee} kính trình Thủ tướng Chính phủ cho ý kiến về việc ký kết và báo cáo đầy đủ ý kiến của cơ quan, tổ chức được lấy ý kiến như sau:")),
            _opinions(about.run.get("opinions") or (), f"Giải trình của {facts.committee}"),
            Paragraph(words("Nội dung chính của thỏa thuận quốc tế:")),
            *facts.contents(),
            line_of("Lý do đề nghị tiếp tục ký kết", None),
            Paragraph(words(f"Hồ sơ trình theo Điều 28 {LAW} được gửi kèm. Theo điểm b khoản 4 Điều 19 {LAW}, Thủ tướng Chính phủ cho ý kiến bằng văn bản trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ.")),
            Paragraph(words(f"{facts.committee} kính trình Thủ tướng Chính phủ xem xét, cho ý kiến./.")),
        ),
        signature,
        addressees=(words("Thủ tướng Chính phủ"),),
        copies=("Như trên", "Bộ Ngoại giao"),
    )  # fmt: skip


def _opinions(opinions: Sequence[Mapping[str, Any]], answer: str) -> Table:
    """A row for each body asked; empty rows where none were entered."""
    rows: list[tuple[Words, ...]] = [
        (words(str(place)), words(one.get("body")), words(one.get("answer")), words(one.get("words")), words(None))
        for place, one in enumerate(opinions, start=1)
    ]
    rows += [(words(str(place)), *(words(None) for _ in range(4))) for place in range(len(rows) + 1, EMPTY_ROWS + 1)]
    return Table(
        (
            TableColumn("STT", 4, "center"),
            TableColumn("Cơ quan, tổ chức được lấy ý kiến", 14),
            TableColumn("Trả lời", 10),
            TableColumn("Nội dung ý kiến", 18),
            TableColumn(answer, 18),
        ),
        tuple(rows),
    )
