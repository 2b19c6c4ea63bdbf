"""Sending a message as our script does: fetch the challenge, do the work, post the form."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

ERROR = {"kind": "error", "text": "Năm ký là 2019, không phải 2018: xem https://example.org/van-ban."}
QUESTION = {"kind": "question", "text": "Biên bản ghi nhớ này còn hiệu lực không?", "email": "a@example.org"}
INTEREST = {
    "kind": "interest",
    "text": "We grow tea and would like to meet growers.",
    "name": "Sato Hanako",
    "organisation": "Shizuoka Tea",
    "country": "JP",
    "email": "sato@example.org",
    "phone": "+81 54 000 0000",
}


def solve(challenge: str, bits: int) -> str:
    """The first number that, behind the challenge, gives a SHA-256 with ``bits`` zero bits in front."""
    for number in count():
        found = hashlib.sha256(f"{challenge}.{number}".encode()).digest()
        if int.from_bytes(found[:8]) >> (64 - bits) == 0:
            return str(number)
    raise AssertionError


def worked(client: Client, about: str) -> dict[str, str]:
    """The fields our script adds to a form about ``about`` ("register/code" or "")."""
    said: dict[str, Any] = client.get("/challenge", {"about": about}).json()
    return {"challenge": said["challenge"], "answer": solve(said["challenge"], said["bits"])}


def send(client: Client, path: str, about: str, fields: dict[str, str], **more: Any) -> HttpResponse:
    """Post a message with its work done."""
    return post(client, path, {**fields, **worked(client, about)}, **more)


def post(client: Client, path: str, fields: dict[str, str], **more: Any) -> HttpResponse:
    """Post a form as browsers do by default."""
    answer: HttpResponse = client.post(
        path, urlencode(fields), content_type="application/x-www-form-urlencoded", **more
    )
    return answer
