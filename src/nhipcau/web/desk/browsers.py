"""What a browser says it is, in words. It may say what it likes: this is to know one's own sessions by, no proof."""

from __future__ import annotations

import re

from nhipcau.web.words import say

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("YaBrowser", "Yandex"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""What stands before a slash in the text, the most particular first: all of them also name those they descend from."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)


def browser_words(user_agent: str, language: str) -> str:
    """ "Firefox trên Windows"; what is not known is left out, and nothing of the text itself is repeated."""
    browser = next((name for mark, name in BROWSERS if re.search(rf"{mark}[A-Za-z]*/\d", user_agent)), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    if not browser:
        return say("desk_browser_unknown", language)
    return say("desk_browser_on", language, browser=browser, system=system) if system else browser
