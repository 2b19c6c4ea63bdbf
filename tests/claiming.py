"""A body outside with a public record, the office its tie is with, and the steps of claiming it. None of it is real."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core import mail
from django.http import HttpResponse
from django.test import Client

from nhipcau.core.people.models import Account, Agency
from nhipcau.core.publication.rules import rules
from tests.desk import browser, signed_in
from tests.people import office, working
from tests.sending import send
from tests.steps import code_of, row, show, write

NAME = "Zyxwvu Institute under test"
FORM = {"vi": "/vi/doi-tac/{code}/la-cua-chung-toi", "en": "/en/partners/{code}/our-organisation"}
BY_MAIL = {
    "name": "Zyxwvu Person",
    "position": "Desk under test",
    "email": "person@zyxwvu.example",
    "way": "domain",
    "text": "",
}
BY_OFFICE = {**BY_MAIL, "email": "person@gmail.com", "way": "office", "text": "Ask the officer who wrote to us in May."}
SINCE = date(2026, 1, 1)


@dataclass
class Scene:
    """The record, its code, the office of Huế with an officer and an approver."""

    record: UUID
    code: str
    office: Agency
    officer: Account
    approver: Account

    def client(self, role: str) -> Client:
        return signed_in(getattr(self, role))


def set_scene(website: str = "https://www.zyxwvu.example/en") -> Scene:
    """A public partner that nobody keeps, with a published agreement with Huế."""
    agency = office()
    record = write("partners", "zyxwvu", public=True, name=NAME, country="LA", website=website)
    tie = {"vn_party": "Zyxwvu thử", "kind": "memorandum", "place": "hue", "country": "LA", "partner": str(record)}
    write("agreements", "zyxwvu-tie", public=True, **tie)
    show()
    code = code_of("partners", record)
    assert code
    officer, approver = (working(role, agency, role, SINCE) for role in ("officer", "approver"))
    return Scene(record, code, agency, officer, approver)


def claim(scene: Scene, fields: dict[str, str], language: str = "vi") -> HttpResponse:
    """Send a claim as our script does."""
    path = FORM[language].format(code=scene.code)
    return send(browser(), path, f"partners/{scene.code}/claim", fields)


def keeper(scene: Scene) -> str:
    """The uid of the agency that keeps the record."""
    return str(row("partners", scene.record).owner)


def links(messages: list[mail.EmailMessage]) -> list[str]:
    """The path of the first link of each mail."""
    return [re.findall(r"https?://[^/\s]+(/\S+)", str(message.body))[0] for message in messages]


def accept_invitation(path: str, name: str = "Zyxwvu Person") -> None:
    password = "mot mat khau that dai"
    answer = browser().post(path, {"name": name, "password1": password, "password2": password})
    assert answer.status_code == 302, answer.content.decode()[:2000]


def publish(client: Client, register: str, uid: UUID, language: str = "vi") -> None:
    """Approve and publish a record as its office does at the desk."""
    base = f"/vi/ban-lam-viec/so/{register}/{uid}/chuyen"
    assert client.post(f"{base}/duyet", {}).status_code == 302
    basis = "LAW104_2016_ART17"
    ticked = {f"tick_{item.code}": "on" for item in rules().items_for(basis)}
    given: dict[str, Any] = {"basis": basis, **ticked}
    answer = client.post(f"{base}/cong-bo", given)
    assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.content.decode())[:3000]
