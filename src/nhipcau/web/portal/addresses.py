"""Addresses of the public pages, translated; the only place that knows how a path is spelt."""

from __future__ import annotations

import re

from django.conf import settings

from nhipcau.core.families import FAMILIES
from nhipcau.core.faults import Fault
from nhipcau.core.registry import open_register, registers

VI, EN = "vi", "en"
LANGUAGES = (VI, EN)

FIXED: dict[str, tuple[str, str]] = {
    "search": ("tim-kiem", "search"),
    "relations": ("quan-he", "relations"),
    "data": ("du-lieu", "data"),
    "map": ("ban-do", "map"),
    "compare": ("so-sanh", "compare"),
    "about": ("gioi-thieu", "about"),
    "style": ("giao-dien", "style"),
    "help": ("tro-giup", "help"),
    "accessibility": ("tiep-can", "accessibility"),
    "contact": ("lien-he", "contact"),
    **{name: family.slug for name, family in FAMILIES.items()},
}
"""Sections that are no registers: name → (Vietnamese, English) path segment."""

SERIES = ("chuoi-so-lieu", "series")
"""Last segment of the page of an indicator's figures."""
HELP = ("huong-dan", "help")
"""Last segment of a register's help page."""

CONTACT = ("gop-y", "contact")
"""Last segment of the page through which a visitor writes about a record."""
CLAIM = ("la-cua-chung-toi", "our-organisation")
"""Last segment of the page through which a body says that a record is about it."""
STATUS = ("theo-doi", "status")
"""Before the token of a sender's link."""

DESK = ("ban-lam-viec", "desk")
"""The desk behind a sign-in; nothing below it is public."""

_DESK = re.compile(rf"/(?:vi/{DESK[0]}|en/{DESK[1]})(?:/.*)?")
_TAKES_MESSAGES = re.compile(
    r"/(?:vi|en)(?:/[^/]+/[^/]+/(?:gop-y|contact|la-cua-chung-toi|our-organisation)|/lien-he|/contact"
    r"|/(?:theo-doi|status)/[^/]+)"
)


def place_of(language: str) -> int:
    """Position of ``language`` in a (vi, en) pair."""
    return LANGUAGES.index(language)


def other(language: str) -> str:
    return VI if language == EN else EN


def home(language: str) -> str:
    return f"/{language}/"


def slug_of(section: str, language: str) -> str:
    """The path segment of a section (a fixed name or a register's name) in ``language``."""
    pair = FIXED[section] if section in FIXED else registers()[section].slug
    return pair[place_of(language)]


def address(language: str, section: str, *rest: str) -> str:
    """Path of a section or of something in it: ``address("vi", "localities", "hue")`` is ``/vi/dia-phuong/hue``."""
    return "/".join(("", language, slug_of(section, language), *rest))


def help_address(language: str, section: str) -> str:
    return address(language, section, HELP[place_of(language)])


def contact_address(language: str, section: str, code: str) -> str:
    """Where to write about a record."""
    return address(language, section, code, CONTACT[place_of(language)])


def claim_address(language: str, section: str, code: str) -> str:
    """Where a body says that a record is about it."""
    return address(language, section, code, CLAIM[place_of(language)])


def status_address(language: str, token: str) -> str:
    """A sender's link."""
    return f"/{language}/{STATUS[place_of(language)]}/{token}"


def takes_messages(path: str) -> bool:
    """Whether a form may be sent to this address; all others can only be read."""
    return _TAKES_MESSAGES.fullmatch(path) is not None


def is_desk(path: str) -> bool:
    """Whether an address is the desk's: there are sessions and forms with tokens there, and nowhere else."""
    return _DESK.fullmatch(path) is not None


def dataset_address(language: str, section: str) -> str:
    """Path of the page about a register as a dataset: ``/vi/du-lieu/doi-tac``."""
    return address(language, "data", slug_of(section, language))


def section_of(slug: str) -> str:
    """The section with this path segment in either language; a 404 :class:`Fault` if there is none."""
    for name, pair in FIXED.items():
        if slug in pair:
            return name
    try:
        return open_register(slug).name
    except Fault:
        raise no_page(slug) from None


def no_page(where: str) -> Fault:
    return Fault(
        "no_page",
        f"Không có trang “{where[:80]}”. Hãy kiểm tra lại địa chỉ hoặc tìm bằng ô dưới đây.",
        f"There is no page “{where[:80]}”. Check the address or use the search box below.",
        {"value": where[:80]},
        status=404,
    )


def absolute(path: str) -> str:
    return f"{settings.NHIPCAU_BASE_URL}{path}"


def language_of(path: str) -> str | None:
    """The language an address is in; None where it is in none (``/``, ``/robots.txt``)."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in LANGUAGES else None
