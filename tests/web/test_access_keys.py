"""Access keys and what programs do with them: files are read now or a little later, and what is wrong is said in JSON."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from nhipcau.core.access_keys.keeping import keys_of, make
from nhipcau.core.people.door import end_posting
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import postings_on
from nhipcau.core.reading_jobs import keeping
from nhipcau.core.reading_jobs.models import ReadingJob
from tests.desk import EN, VI, browser, sign_in, signed_in
from tests.people import ACT
from tests.world import World, build_world

TEXT = "Ngày 12/5/2025, Sở Ngoại vụ tỉnh Nghệ An ký 3 thỏa thuận hợp tác quốc tế với tỉnh Hủa Phăn (Lào)."
READINGS = f"{EN}/api/readings"


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    return build_world()


@pytest.fixture
def officer(world: World) -> Account:
    return world.person("office", "officer")


def sign_in_now(account: Account) -> Client:
    """A browser in which the password was given just now."""
    client = browser()
    sign_in(client, account.email)
    return client


def _sent(key: str, content: bytes, query: str = "", media_type: str = "text/plain") -> HttpResponse:
    headers = {"Authorization": f"Bearer {key}"}
    answer: HttpResponse = browser().post(f"{READINGS}{query}", content, content_type=media_type, headers=headers)
    return answer


def _word_file(text: str) -> bytes:
    kept, paper = io.BytesIO(), docx.Document()
    paper.add_paragraph(text)
    paper.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("at", "path"), [(VI, "ma-truy-cap"), (EN, "access-keys")])
def test_a_key_is_shown_once_used_and_ended(officer: Account, at: str, path: str) -> None:
    client = sign_in_now(officer)
    made = client.post(f"{at}/{path}/{'moi' if at == VI else 'new'}", {"name": "máy của tôi", "days": "90"})
    (key,) = re.findall(r"<code class=\"secret\">(nhipcau_[\w-]{43})</code>", made.content.decode())
    assert key not in client.get(f"{at}/{path}").content.decode()
    answer = _sent(key, TEXT.encode(), "?published=2025-05-13&name=tin.txt")
    said = answer.json()
    assert (said["doc_id"], said["published"]) == ("tin", "2025-05-13")
    assert "agreements_signed" in [fact.get("measure") for fact in said["facts"]]
    (held,) = keys_of(officer)
    assert held.used_on == timezone.localdate() and held.token != key
    client.post(f"{at}/{path}/{held.uid}/{'huy' if at == VI else 'end'}")
    assert _sent(key, TEXT.encode()).status_code == 401


def test_a_browser_left_open_makes_no_key(officer: Account) -> None:
    """Its session does not say when the password was last given."""
    answer = signed_in(officer).post(f"{VI}/ma-truy-cap/moi", {"name": "máy", "days": "30"})
    assert answer.headers["Location"].startswith(f"{VI}/xac-nhan-mat-khau") and keys_of(officer) == []


def test_a_key_ends_with_its_day_and_with_the_last_role(officer: Account) -> None:
    now = timezone.now()
    over = make(officer, "cũ", 30, now - timedelta(days=31))
    good = make(officer, "mới", 30, now)
    assert _sent(over, TEXT.encode()).status_code == 401
    assert _sent(good, TEXT.encode()).status_code == 200
    for posting in postings_on(officer, timezone.localdate()):
        end_posting(posting, timezone.localdate(), ACT)
    refused = _sent(good, TEXT.encode())
    assert refused.status_code == 401 and "Bearer" in refused.headers["WWW-Authenticate"]


def test_a_file_is_read_by_the_worker_and_its_answer_is_its_senders_alone(officer: Account, world: World) -> None:
    key = make(officer, "máy", 30, timezone.now())
    taken = _sent(key, _word_file(TEXT), "?name=b%C3%A1o%20c%C3%A1o.docx", "application/octet-stream")
    assert taken.status_code == 202 and taken.json()["state"] == "waiting"
    address = taken.headers["Location"]
    mine = Client(headers={"Authorization": f"Bearer {key}"}, SERVER_NAME="localhost")
    assert mine.get(address).json()["state"] == "waiting"
    assert (keeping.work(), keeping.work()) == (1, 0)
    said = mine.get(address).json()
    assert said["doc_id"] == "báo cáo" and "Nghệ An" in [fact.get("name") for fact in said["facts"]]
    assert bytes(ReadingJob.objects.get().content) == b"", "the file is not kept"
    other = make(world.person("office", "approver"), "máy", 30, timezone.now())
    theirs = Client(headers={"Authorization": f"Bearer {other}"}, SERVER_NAME="localhost").get(address)
    assert (theirs.status_code, theirs.json()["code"]) == (404, "no_job")
    assert keeping.sweep(timezone.now() + timedelta(days=2)) == 1


def test_what_cannot_be_read_is_refused_with_words(officer: Account) -> None:
    key = make(officer, "máy", 30, timezone.now())
    for content, query, status, code in (
        (b"", "", 400, "empty_file"),
        (TEXT.encode(), "?published=yesterday", 400, "bad_day"),
        (b"x" * (keeping.MOST_BYTES + 1), "", 413, "too_large"),
        ("MẬT\nSố: 12/BC-SNgV-m\nBáo cáo công tác đối ngoại".encode(), "?name=a.txt", 400, ""),
    ):
        answer = _sent(key, content, query)
        assert answer.status_code == status, code
        said = answer.json()
        assert said["detail"] and said["detail_vi"] and (not code or said["code"] == code)
    broken = _sent(key, b"%PDF-1.7 nothing", "?name=a.pdf", "application/pdf")
    keeping.work()
    client = Client(headers={"Authorization": f"Bearer {key}"}, SERVER_NAME="localhost")
    refused = client.get(broken.headers["Location"])
    assert (refused.status_code, refused.json()["code"]) == (400, "unreadable")
