"""What a record says, as it stands in a paper: words where it says something, blanks where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nhipcau.core.papers.declaration import About, Values
from nhipcau.lib.period import PartialDate
from nhipcau.lib.report import (
    BLANK,
    PAPER_TYPES,
    Block,
    Letterhead,
    Paragraph,
    Signature,
    Words,
    in_words,
    words,
)
from nhipcau.lib.text import format_date
from nhipcau.registers.agreements.papers.law import D64_NAMED, D177_NAMED, LAW_DATED, OF_LEVEL, PROVINCE, ROUTES, Route

TYPES = PAPER_TYPES
OWN_POWERS = "(văn bản quy định thẩm quyền, chức năng, nhiệm vụ của cơ quan ban hành)"


class Facts:
    """A record and who drafts: names, the route of the law, letterheads, signatures."""

    def __init__(self, values: Values, about: About) -> None:
        self._values, self.about = values, about
        level = (values.get("level") or {}).get("value", "")
        self.route: Route = ROUTES.get(about.run.get("route") or "") or ROUTES[OF_LEVEL.get(level, PROVINCE)]

    def said(self, name: str, lang: str = "vi") -> str:
        """A value in words, "" for none: of choices and relations their names, of several all of them."""
        return _said(self._values.get(name), lang)

    def day(self, name: str) -> str:
        value = self._values.get(name)
        return format_date(PartialDate.parse(value), "vi") if value else ""

    @property
    def form(self) -> str:
        return self.said("kind") or "Thỏa thuận quốc tế"

    @property
    def ours(self) -> str:
        return self.said("vn_party") or BLANK

    @property
    def theirs(self) -> str:
        """The partner with its country, unless its name says it."""
        name, country = self.said("partner") or BLANK, self.said("country")
        return f"{name} ({country})" if country and country not in name else name

    @property
    def name(self) -> str:
        """ "Biên bản ghi nhớ giữa … và …": how the agreement is called in a paper."""
        return f"{self.form} giữa {self.ours} và {self.theirs}"

    @property
    def committee(self) -> str:
        return self.about.committee or f"Ủy ban nhân dân {BLANK}"

    @property
    def chair(self) -> str:
        return f"Chủ tịch {self.committee}"

    @property
    def signer_of(self) -> str:
        """Who acts for the Vietnamese side: the People's Committee, or the body itself."""
        return self.committee if self.route.is_province else self.ours

    def grounds(self, *, merged: bool = False) -> tuple[Words, ...]:
        """The law, the decrees of the route, and room for what gives the issuer its powers."""
        decrees = [] if self.route.is_province else [D64_NAMED]
        decrees += [D177_NAMED] if merged or D177_NAMED.split(" ngày")[0] in self.route.asked_by else []
        named = (words(f"Căn cứ {one}") for one in (LAW_DATED, *decrees))
        return (words("Căn cứ ", None, f" {OWN_POWERS}"), *named)

    def of_the_office(self, *, letter: bool = False) -> tuple[Letterhead, Signature]:
        """The letterhead of whoever drafts, signed by its head. Its abbreviation is its own to say."""
        about = self.about
        head = Letterhead(about.superior, about.name, None, f"{BLANK}-{BLANK}" if letter else "", about.place, None)
        return head, Signature("", about.head, "", "")

    def of_the_committee(self, *, letter: bool = False) -> tuple[Letterhead, Signature]:
        """The letterhead of the People's Committee, signed on its behalf."""
        head = Letterhead("", self.committee, None, f"UBND-{BLANK}" if letter else "UBND", self.about.place, None)
        return head, Signature("TM.", "Ủy ban nhân dân", "Chủ tịch", "")

    def of_the_party(self, *, letter: bool = False) -> tuple[Letterhead, Signature]:
        """The letterhead of the Vietnamese side; of the drafting agency if that is who signs."""
        if self.route.is_province:
            return self.of_the_committee(letter=letter)
        head, signature = self.of_the_office(letter=letter)
        if self.ours == self.about.name:
            return head, signature
        return Letterhead("", self.ours, None, head.symbol, self.about.place, None), Signature("", "", "", "")

    def contents(self) -> tuple[Block, ...]:
        """What the agreement says, as far as the record knows it (Decree 64/2021/NĐ-CP, article 3, has the list)."""
        lines = (
            ("Tên gọi", self.form),
            ("Bên ký kết Việt Nam", self.said("vn_party")),
            ("Bên ký kết nước ngoài", self.theirs if self.said("partner") else ""),
            ("Lĩnh vực, nội dung, phương thức hợp tác", self.said("fields_of_work")),
            ("Thời điểm có hiệu lực", self.day("effective_on")),
            ("Thời hạn hiệu lực", self.term),
            ("Ngôn ngữ ký", self.said("languages")),
            ("Giá trị ràng buộc về pháp lý", self.said("binding")),
        )
        return tuple(line_of(label, said) for label, said in lines)

    @property
    def term(self) -> str:
        """Until when, how it is renewed, else the term as it was printed."""
        parts = [f"đến ngày {self.day('expires_on')}" if self.day("expires_on") else self.said("term")]
        return "; ".join(one for one in (*parts, _lower(self.said("renewal"))) if one)


def line_of(label: str, said: str | Words | None, mark: str = "- ") -> Paragraph:
    """ "- Nhãn: lời." with a blank for what is not known; a blank has dots enough."""
    line = words(f"{mark}{label}: ", said)
    return Paragraph(line if in_words(line).endswith((".", BLANK)) else words(line, "."))


def room(hint: str = "") -> Paragraph:
    """A paragraph that the office writes."""
    return Paragraph(words(None, f" ({hint})") if hint else words(None))


def _said(value: Any, lang: str) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(said for one in value if (said := _said(one, lang)))
    if isinstance(value, Mapping):
        return str(value.get(lang) or next((text for key, text in value.items() if key in ("vi", "en")), "") or "")
    return str(value) if value is not None else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
