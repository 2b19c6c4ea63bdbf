"""Tờ trình: proposing to sign, and submitting what was agreed upon for decision."""

from __future__ import annotations

from nhipcau.core.papers.declaration import About, Values
from nhipcau.lib.report import Block, Heading, Paper, Paragraph, words
from nhipcau.registers.agreements.papers.facts import TYPES, Facts, line_of, room
from nhipcau.registers.agreements.papers.law import CONTENTS, D64, DRAFTS, LAW, PROPOSED_PROVINCE, PROPOSED_UNIT

ROMAN = ("I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.")


def proposal(values: Values, about: About) -> Paper:
    """To whoever decides: that an agreement be signed (Law 70/2020/QH14, article 27(1); Decree 64/2021/NĐ-CP, article 11(1))."""
    facts = Facts(values, about)
    head, signature = facts.of_the_office() if facts.route.is_province else facts.of_the_party()
    drafter = head.issuer or "Cơ quan đề xuất"
    begins = words(f"{drafter} kính trình {facts.chair} xem xét việc đề xuất ký kết {facts.name} như sau:")
    asks = words(f"{drafter} kính trình {facts.chair} xem xét, cho ý kiến./.")
    rest = (Heading(ROMAN[len(_contents(facts))], "Hồ sơ kèm theo"), line_of(DRAFTS, words(None, " bản")))
    return Paper(
        TYPES["submission"],
        head,
        f"Về việc đề xuất ký kết {facts.name}",
        (Paragraph(begins), *_sections(facts), *rest, Paragraph(asks)),
        signature,
        addressees=(words(facts.chair),),
        grounds=facts.grounds(),
        copies=("Như trên",),
    )


def submission(values: Values, about: About) -> Paper:
    """The dossier for decision, after opinions were asked (Law, article 28; Decree 64/2021/NĐ-CP, article 12)."""
    facts = Facts(values, about)
    route = facts.route
    head, signature = facts.of_the_office() if route.is_province else facts.of_the_party()
    drafter = head.issuer or "Cơ quan trình"
    number = len(_contents(facts))
    asked = Paragraph(
        words(f"Căn cứ {route.asked_by}, {drafter} đã lấy ý kiến của ", None, "; số cơ quan đã trả lời: ", None, ".")
    )
    differing = (
        Heading(ROMAN[number], "Vấn đề có ý kiến khác nhau giữa các cơ quan, tổ chức được lấy ý kiến"),
        room("nếu có"),
    )
    by_authorisation = (Heading(ROMAN[number + 1], "Đề xuất về việc ủy quyền ký"), room("nếu có"))
    dossier = (
        Heading(ROMAN[number + 2], f"Hồ sơ trình ({route.submitted_dossier})"),
        Paragraph(words("1. Ý kiến bằng văn bản của các cơ quan, tổ chức được lấy ý kiến.")),
        Paragraph(words("2. Báo cáo giải trình, tiếp thu ý kiến.")),
        Paragraph(words(f"3. {DRAFTS}.")),
    )
    asks = Paragraph(words(f"{drafter} kính trình {facts.chair} xem xét, quyết định./."))
    return Paper(
        TYPES["submission"],
        head,
        f"Về việc ký kết {facts.name}",
        (asked, *_sections(facts), *differing, *by_authorisation, *dossier, asks),
        signature,
        addressees=(words(facts.chair if route.is_province else route.submitted_to),),
        grounds=facts.grounds(),
        copies=("Như trên",),
    )


def _contents(facts: Facts) -> tuple[str, ...]:
    return PROPOSED_PROVINCE if facts.route.is_province else PROPOSED_UNIT


def _sections(facts: Facts) -> tuple[Block, ...]:
    """The contents the law asks for: what the agreement says from the record, all judgement left to the office."""
    blocks: list[Block] = []
    source = f"khoản 1 Điều 27 {LAW}" if facts.route.is_province else f"khoản 1 Điều 11 {D64}"
    blocks.append(Paragraph(words(f"Nội dung theo {source}:")))
    for place, title in enumerate(_contents(facts)):
        blocks.append(Heading(ROMAN[place], title))
        blocks += facts.contents() if place == CONTENTS else (room(),)
    return tuple(blocks)
