"""A whole paper, part by part in the order of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.lib.report.blocks import Block
from nhipcau.lib.report.types import PaperType
from nhipcau.lib.report.wording import BLANK, Words, day_words, place_and_day

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

CAPACITIES = ("TM.", "Q.", "KT.", "TL.", "TUQ.")
"""In which capacity somebody signs: for a body, acting, for its head, by its order, by its authorisation."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a paper, its number, where and when. ``superior`` "" is a body that names none above it.

    ``number`` is None until the registry gives one; ``symbol`` is what follows the stroke without the type
    ("UBND", "SNgV"), for letters with the drafting unit ("UBND-NC").
    """

    superior: str
    issuer: str
    number: str | None
    symbol: str
    place: str
    day: date | None

    def number_of(self, kind: PaperType) -> str:
        """ "Số: ……/TTr-UBND"; numbers below 10 get a nought. Letters have no abbreviation of their type."""
        number = (self.number or BLANK).strip()
        if number.isdecimal() and len(number) == 1:
            number = f"0{number}"
        parts = [kind.abbreviation] if kind.abbreviation and not kind.is_letter else []
        return f"Số: {number}/{'-'.join([*parts, self.symbol or BLANK])}"

    @property
    def place_and_day(self) -> str:
        return place_and_day(self.place, self.day)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: capacity ("TM.", "KT.", … or "") and whom for, the signer's own post where it is another, the name.

    "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", or "GIÁM ĐỐC" alone (post "").
    """

    capacity: str
    body: str
    post: str
    name: str

    @property
    def lines(self) -> tuple[str, ...]:
        first = f"{self.capacity} {self.body or BLANK}".strip()
        return (first, self.post) if self.post else (first,)


@dataclass(frozen=True, slots=True)
class Appendix:
    """A table or text behind the paper, on pages of its own, across them if it is ``wide``. ``number`` is Roman, "" for one."""

    number: str
    title: str
    body: tuple[Block, ...]
    wide: bool = False

    @property
    def name(self) -> str:
        return f"Phụ lục {self.number}".strip()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as its parts stand on it.

    ``about`` is the trích yếu. ``authority`` is who decides ("CHỦ TỊCH …") and ``act`` what follows the grounds
    ("QUYẾT ĐỊNH:"), both of decisions only. ``addressees`` come after "Kính gửi"; ``copies`` are "Nơi nhận" without the
    line of the file copy, which is ``filed``.
    """

    kind: PaperType
    head: Letterhead
    about: str
    body: tuple[Block, ...]
    signature: Signature
    addressees: tuple[Words, ...] = ()
    authority: str = ""
    grounds: tuple[Words, ...] = ()
    act: str = ""
    copies: tuple[str, ...] = ()
    filed: str = "VT"
    appendices: tuple[Appendix, ...] = ()

    @property
    def number(self) -> str:
        return self.head.number_of(self.kind)

    @property
    def type_name(self) -> str:
        """The type over the text; letters have none."""
        return "" if self.kind.is_letter else self.kind.vi.upper()

    @property
    def title(self) -> str:
        """What the paper is called in one line, for the file's properties and the page."""
        return f"{self.kind.vi} {'về việc ' if self.kind.is_letter else ''}{self.about}"

    @property
    def comes_with(self) -> str:
        """What stands under the title of each appendix."""
        return f"(Kèm theo {self.kind.vi} {self.number.replace('Số: ', 'số ')} {day_words(self.head.day)} của {self.head.issuer or BLANK})"

    @property
    def copy_lines(self) -> tuple[str, ...]:
        """ "- Như trên;", …, "- Lưu: VT." as they stand under "Nơi nhận"."""
        return (*(f"- {copy};" for copy in self.copies), f"- Lưu: {self.filed}.")
