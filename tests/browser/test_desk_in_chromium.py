"""The desk in a real browser: from the invitation to signing out everywhere, with a passkey, without a script, for all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from nhipcau.cli.main import main
from tests.browser.barriers import barriers
from tests.browser.going import follow
from tests.browser.here import served_here
from tests.people import PASSWORD, totp

pytestmark = pytest.mark.browser

EMAIL = "an@example.org"
VI, EN = "/vi/ban-lam-viec", "/en/desk"


class Desk(NamedTuple):
    """Where a server serves an empty installation, and the path of the invitation of its first person."""

    address: str
    link: str


@pytest.fixture
def desk(empty_site: Path) -> Iterator[Desk]:
    """Passkeys belong to a name, so the server is asked as localhost."""
    with redirect_stdout(StringIO()) as said:
        assert main(["people", "--lang", "vi", "first", EMAIL]) == 0
    with served_here("localhost") as address:
        yield Desk(address, urlsplit(said.getvalue().strip()).path)


@pytest.fixture
def opened(chromium: Browser, desk: Desk) -> Iterator[Callable[..., Page]]:
    """Opens browsers that know nothing of each other; whatever breaks the policy or leaves the site fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(**options: object) -> Page:
        context = chromium.new_context(base_url=desk.address, viewport={"width": 1440, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: complaints.append(asked.url) if _is_elsewhere(asked.url, desk) else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def _is_elsewhere(address: str, desk: Desk) -> bool:
    return urlsplit(address).netloc != urlsplit(desk.address).netloc


def _accept(page: Page, desk: Desk) -> None:
    page.goto(desk.link)
    page.get_by_label("Họ và tên").fill("Nguyễn An")
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Nhận lời mời").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")


def _sign_in(page: Page) -> None:
    page.goto(f"{VI}/dang-nhap")
    page.get_by_label("Địa chỉ email").fill(EMAIL)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    follow(page.get_by_role("button", name="Đăng nhập", exact=True))


def _add_app(page: Page) -> str:
    """From the page that asks for a second factor to the front page; returns the app's secret."""
    page.get_by_role("link", name="Thêm ứng dụng xác thực").click()
    secret = page.locator("figcaption code").inner_text().replace(" ", "")
    page.get_by_label("Mã", exact=True).fill(totp(secret, time.time() - 30))
    page.get_by_role("button", name="Bật").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="Về trang chính").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xin chào, Nguyễn An")
    return secret


def _enter_code(page: Page, secret: str, at: float) -> None:
    page.get_by_label("Mã", exact=True).fill(totp(secret, at))
    page.get_by_role("button", name="Tiếp tục").click()


def test_from_the_invitation_to_signing_out_everywhere(opened: Callable[..., Page], desk: Desk) -> None:
    page = opened()
    _accept(page, desk)
    _sign_in(page)
    expect(page.get_by_role("status")).to_contain_text("yếu tố xác thực thứ hai")
    secret = _add_app(page)
    other = opened()
    _sign_in(other)
    expect(other.get_by_role("heading", level=1)).to_have_text("Yếu tố xác thực thứ hai")
    _enter_code(other, secret, time.time() + 30)
    expect(other.get_by_role("heading", level=1)).to_have_text("Xin chào, Nguyễn An")
    page.goto(f"{VI}/phien")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Đăng xuất khắp nơi").click()
    for one in (page, other):
        one.goto(VI)
        expect(one.get_by_role("heading", level=1)).to_have_text("Đăng nhập")


def test_a_passkey_instead_of_a_password(opened: Callable[..., Page], desk: Desk) -> None:
    page = opened()
    _accept(page, desk)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
           "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    _sign_in(page)
    page.get_by_role("link", name="Thêm khóa").click()
    page.get_by_label("Tên khóa").fill("Máy tính ở cơ quan")
    page.get_by_label("Dùng để đăng nhập không cần mật khẩu").check()
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto(f"{VI}/bao-mat/khoa")
    expect(page.get_by_role("row", name="Máy tính ở cơ quan")).to_contain_text("đăng nhập không cần mật khẩu")
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xin chào, Nguyễn An")
    page.get_by_role("button", name="Đăng xuất").click()
    _sign_in(page)
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xin chào, Nguyễn An")


def test_everything_but_keys_works_without_a_script(opened: Callable[..., Page], desk: Desk) -> None:
    page = opened(java_script_enabled=False)
    _accept(page, desk)
    expect(page.get_by_role("button", name="Đăng nhập bằng khóa truy cập")).to_be_hidden()
    _sign_in(page)
    _add_app(page)
    page.get_by_role("link", name="Cơ quan", exact=True).click()
    page.get_by_role("link", name="Đơn vị vận hành hệ thống").click()
    page.get_by_role("link", name="Mời vào cơ quan").click()
    page.get_by_label("Địa chỉ email").fill("binh@example.org")
    page.get_by_label("Vai trò").select_option(label="Quản trị cơ quan")
    page.get_by_role("button", name="Gửi lời mời").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gửi lời mời")
    page.get_by_role("button", name="Hủy lời mời").click()
    expect(page.get_by_text("binh@example.org")).to_have_count(0)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("Centre", exact=True)).to_be_visible()


def test_the_refusal_of_a_form_gets_the_focus_and_leads_to_its_field(opened: Callable[..., Page], desk: Desk) -> None:
    page = opened()
    page.goto(desk.link)
    page.get_by_label("Họ và tên").fill("Nguyễn An")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Mật khẩu mới", exact=True)).to_be_focused()


OUTSIDE = ("/sign-in", "/forgotten-password", "/forgotten-password/sent", "/account-closed")
INSIDE = ("", "/account", "/security", "/security/keys", "/security/keys/add", "/security/new-recovery-codes",
          "/security/remove-app", "/password", "/sessions", "/agencies", "/agencies/new", "/sign-out", "/nowhere")  # fmt: skip


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing_serious_on_any_screen(chromium: Browser, desk: Desk, theme: str, width: int) -> None:
    context = chromium.new_context(
        base_url=desk.address,
        viewport={"width": width, "height": 900},
        color_scheme=theme,  # type: ignore[arg-type]
    )
    page, found = context.new_page(), []

    def look(path: str) -> None:
        if path:
            page.goto(path)
        found.extend((page.url, one) for one in barriers(page))
        is_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found.extend([(page.url, "wider than the screen")] if is_wide else [])

    look(desk.link)
    follow(page.get_by_role("button", name="Nhận lời mời"))
    look("")
    for path in OUTSIDE:
        look(f"{EN}{path}")
    _accept(page, desk)
    _sign_in(page)
    look("")
    look(f"{VI}/bao-mat/ung-dung")
    page.goto(f"{VI}/bao-mat")
    _add_app(page)
    for path in INSIDE:
        look(f"{EN}{path}")
    page.goto(f"{EN}/agencies")
    page.get_by_role("link", name="Operator of this installation").click()
    here = urlsplit(page.url).path
    for more in ("", "/name", "/succession", "/invite"):
        look(f"{here}{more}")
    page.goto(here)
    follow(page.get_by_role("link", name="End the role"))
    look("")
    context.close()
    assert found == []
