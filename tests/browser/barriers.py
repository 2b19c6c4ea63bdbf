"""What stands in somebody's way on a page, as axe-core and the width of a telephone tell."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")


def barriers(page: Page) -> list[str]:
    """The rules that something on the page breaks with serious or critical consequences, each with the first that does."""
    page.wait_for_load_state()
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in SERIOUS]


def sound(page: Page) -> None:
    """Nothing serious stands in anybody's way, and neither wide nor narrow anything has to be scrolled sideways.

    Journeys are made in both languages, so each shows its pages to axe in one way: Vietnamese ones wide and light,
    English ones narrow and dark. The page is wide and light afterwards.
    """
    english = "/en/" in f"{page.url}/"
    for width, theme in ((390, "dark"), (1440, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        if english == (theme == "dark"):
            assert barriers(page) == [], (page.url, width)
