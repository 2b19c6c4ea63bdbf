"""Quyết định: that an agreement is signed, with what the law wants the decision to say."""

from __future__ import annotations

from nhipcau.core.papers.declaration import About, Values
from nhipcau.lib.report import BLANK, Article, Block, Letterhead, Paper, Signature, words
from nhipcau.registers.agreements.papers.facts import TYPES, Facts
from nhipcau.registers.agreements.papers.law import D64, ORGANISATION, ROUTES


def decision(values: Values, about: About) -> Paper:
    """Names and parties, who signs, posting, duties, the draft (Decree 64/2021/NĐ-CP, article 10(1)).

    Of provincial organisations another body decides, and duties are not among the contents (article 10(2)).
    """
    facts = Facts(values, about)
    is_organisation = facts.route is ROUTES[ORGANISATION]
    authority = BLANK if is_organisation else facts.chair
    issuer = "" if is_organisation else facts.committee
    articles = [words(*one) for one in _articles(facts, with_duties=not is_organisation)]
    body: tuple[Block, ...] = tuple(Article(place, line) for place, line in enumerate(articles, start=1))
    return Paper(
        TYPES["decision"],
        Letterhead("", issuer, None, "" if is_organisation else "UBND", about.place, None),
        f"Về việc ký kết {facts.name}" if facts.route.is_province else f"Về việc cho phép ký kết {facts.name}",
        body,
        Signature("", "" if is_organisation else "Chủ tịch", "", ""),
        authority=authority,
        grounds=(*facts.grounds(), words("Theo đề nghị của ", _proposer(facts), " tại Tờ trình số ", None, " ngày ", None)),
        act="Quyết định:",
        copies=(f"Như Điều {len(articles)}", "Bộ Ngoại giao" if facts.route.is_province else facts.route.told),
    )  # fmt: skip


def _proposer(facts: Facts) -> str | None:
    return facts.said("proposed_by") or None


def _articles(facts: Facts, *, with_duties: bool) -> list[tuple[str | None, ...]]:
    route = facts.route
    begins = "Ký kết" if route.is_province else f"Cho phép {facts.ours} ký kết"
    carried = facts.said("carried_out_by") or (facts.said("vn_party") if not route.is_province else "")
    found: list[tuple[str | None, ...]] = [
        (
            f"{begins} {facts.form} (sau đây gọi là thỏa thuận quốc tế) giữa Bên ký kết Việt Nam: ",
            facts.said("vn_party"),
            " và Bên ký kết nước ngoài: ",
            facts.theirs if facts.said("partner") else None,
            ".",
        ),
        ("Người đại diện ký thỏa thuận quốc tế: ", None, " (họ tên, chức danh; ủy quyền ký nếu có)."),
        ("Yêu cầu về việc đăng tải thỏa thuận quốc tế: ", _lower(facts.said("publication")) or None, "."),
    ]
    if with_duties:
        found.append(
            (
                "Trách nhiệm: ",
                carried or None,
                f" chủ trì tổ chức ký kết, thực hiện thỏa thuận quốc tế; trong thời hạn 15 ngày kể từ ngày ký thực hiện báo cáo, gửi bản sao thỏa thuận quốc tế theo {route.report_by}. Trách nhiệm của các cơ quan, tổ chức khác: ",
                None,
                ".",
            )
        )
    basis = "" if route.is_province else f" (Điều 10 {D64})"
    found.append((f"Dự thảo văn bản thỏa thuận quốc tế kèm theo Quyết định này{basis}.",))
    found.append(("Quyết định này có hiệu lực kể từ ngày ký. ", None, " chịu trách nhiệm thi hành Quyết định này./."))
    return found


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
