"""Whether an address is one of a body's own: its domain is that of the website in the body's published record."""

from __future__ import annotations

from urllib.parse import urlsplit

from nhipcau.core.labels import Label

ANYBODYS = frozenset((
    "126.com", "163.com", "aol.com", "daum.net", "docomo.ne.jp", "facebook.com", "free.fr", "github.io", "gmail.com",
    "gmx.de", "gmx.net", "googlemail.com", "hanmail.net", "hotmail.com", "icloud.com", "laposte.net", "linkedin.com",
    "live.com", "mail.ru", "me.com", "medium.com", "msn.com", "naver.com", "notion.site", "orange.fr", "outlook.com",
    "proton.me", "protonmail.com", "qq.com", "sites.google.com", "t-online.de", "vnn.vn", "web.de", "weebly.com",
    "wixsite.com", "wordpress.com", "yahoo.co.jp", "yahoo.com", "yahoo.com.vn", "yandex.ru", "zalo.me", "zoho.com",
))  # fmt: skip
"""Domains where anybody gets an address or a page: they prove nothing. A list is never whole, so an officer still nods."""


def site_of(website: str) -> str:
    """The domain of a website, without "www."; "" for one that is anybody's or none at all."""
    host = (urlsplit(website).hostname or "").casefold().removeprefix("www.").rstrip(".")
    return "" if "." not in host or _is_anybodys(host) else host


def wrong_domain(email: str, website: str) -> Label | None:
    """Why an address proves nothing about the body with this website; None if it does.

    The address has to be at the site's domain or below it. One above it is not enough: above ``city.lg.jp`` is not the
    city but all of Japan's.
    """
    site, domain = site_of(website), email.rpartition("@")[2].casefold()
    if _is_anybodys(domain):
        return Label(
            f"Hộp thư ở {domain} thì ai cũng mở được, nên không chứng minh được bạn thuộc tổ chức này. Hãy dùng hộp thư theo "
            "tên miền của tổ chức, hoặc chọn cách nhờ cơ quan ngoại vụ xác minh.",
            f"Anybody can have an address at {domain}, so it does not show that you belong here. Use an address at the "
            "organisation’s own domain, or choose to be checked by the external affairs office.",
        )
    if domain != site and not domain.endswith(f".{site}"):
        return Label(
            f"Tên miền {domain} khác với trang web trong bản ghi ({site}). Hãy dùng hộp thư ở {site}, hoặc chọn cách nhờ cơ "
            "quan ngoại vụ xác minh.",
            f"The domain {domain} is not that of the website in the record ({site}). Use an address at {site}, or choose to "
            "be checked by the external affairs office.",
        )
    return None


def _is_anybodys(domain: str) -> bool:
    return any(domain == one or domain.endswith(f".{one}") for one in ANYBODYS)
