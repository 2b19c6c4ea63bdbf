"""Which page has a paper and which picture stands for it, by the page's address."""

from __future__ import annotations

from nhipcau.core.families import FAMILIES, LOCALITIES
from nhipcau.core.faults import Fault
from nhipcau.core.registry import registers
from nhipcau.engines import papers
from nhipcau.web.portal.addresses import HELP, section_of

SITE_PICTURE = "nhip-cau.png"
"""Last segment of the site's own card."""


def papers_available() -> bool:
    """Whether this installation can make papers and pictures: no page links to one it cannot make."""
    return papers.available()


def offers_profile(section: str) -> bool:
    """Localities and the registers that declare a box have profiles."""
    return section == LOCALITIES or (section in registers() and bool(registers()[section].box))


def profile_address(path: str) -> str | None:
    """Address of the profile of the page at ``path``; None if there is none to offer."""
    _, section, code = _parts(path)
    if papers_available() and section and code and offers_profile(section):
        return f"{path}.pdf"
    return None


def picture_address(path: str) -> str | None:
    """Address of the picture that stands for the page at ``path``: its own, or the site's."""
    if not papers_available():
        return None
    language, section, code = _parts(path)
    if section and (not code or section in FAMILIES or section in registers()):
        return f"{path}.png"
    return f"/{language}/{SITE_PICTURE}"


def _parts(path: str) -> tuple[str, str, str]:
    """Language, section and code of a page's address without parameters; section and code are "" where there is none.

    Help pages and pages below a record have no picture or paper of their own.
    """
    language, *rest = path.strip("/").split("/")
    if not rest or len(rest) > 2:
        return language, "", ""
    code = rest[1] if len(rest) == 2 else ""
    if code in HELP:
        return language, "", ""
    try:
        return language, section_of(rest[0]), code
    except Fault:
        return language, "", ""
