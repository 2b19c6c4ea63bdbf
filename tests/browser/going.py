"""From one page to the next in a real browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def follow(link: Locator) -> None:
    """Press a link or a button, and come back when the page it leads to has come, its scripts included.

    A mere click returns while the old page still stands: whoever looks or types at once does so there, or nowhere.
    """
    with link.page.expect_navigation():
        link.click()


def press(page: Page, key: str) -> None:
    """Press a key when the page is whole: before, no script listens to it."""
    page.wait_for_load_state()
    page.keyboard.press(key)
