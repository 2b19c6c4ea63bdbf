"""Writing to the office: forms that keep what was typed, refusals in words, a receipt, a link only its owner has."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from django.db import connections
from django.template.loader import render_to_string
from django.test import Client

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.inbox import pace
from nhipcau.core.inbox.draft import check
from nhipcau.core.inbox.letters import letters
from nhipcau.core.inbox.proof import PAUSE, ticket_for
from nhipcau.core.registry import open_registers, registers
from tests.sending import ERROR, INTEREST, QUESTION, post, send, worked
from tests.steps import change, code_of, public_records, show, withdraw
from tests.web.reader import Page, read

FORM = "/vi/doi-tac/DT-0001/gop-y"
ABOUT = "partners/DT-0001"


def kept() -> list[tuple[str, str, str]]:
    return [(letter.kind, letter.code, letter.fields["text"]) for _, letter in letters()]


@pytest.mark.parametrize(
    "path, about, fields, words",
    [
        (FORM, ABOUT, ERROR, ["Tin của bạn", "Đã nhận, chưa có người xem", "Báo lỗi", "Đối tác DT-0001"]),
        ("/en/partners/DT-0001/contact", ABOUT, INTEREST, ["Your message", "Express interest", "Japan", "Sato Hanako"]),
        ("/vi/lien-he", "", QUESTION, ["Đặt câu hỏi", "a@example.org"]),
        ("/en/contact", "", ERROR, ["Received, not read yet"]),
    ],
)
def test_a_message_arrives_and_its_sender_gets_a_receipt(
    visitor: Client, path: str, about: str, fields: dict[str, str], words: list[str]
) -> None:
    answer = send(visitor, path, about, fields)
    assert answer.status_code == 303
    assert kept() == [(fields["kind"], about.partition("/")[2], fields["text"])]
    receipt = visitor.get(answer.headers["Location"])
    page = read(receipt)
    assert receipt.status_code == 200
    assert all(word in page.text for word in [*words, fields["text"]])
    assert f"http://127.0.0.1:8000{answer.headers['Location']}" in page.links()
    assert receipt.headers["Cache-Control"] == "no-store"
    assert receipt.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in receipt.headers["X-Robots-Tag"]
    assert (
        "Content-Encoding" not in visitor.get(answer.headers["Location"], headers={"accept-encoding": "gzip"}).headers
    )


def test_a_link_works_in_the_other_language(visitor: Client) -> None:
    here = send(visitor, FORM, ABOUT, ERROR).headers["Location"]
    token = here.rpartition("/")[2]
    assert here == f"/vi/theo-doi/{token}"
    assert "Report an error" in read(visitor.get(f"/en/status/{token}")).text
    assert visitor.get(f"/en/theo-doi/{token}").headers["Location"] == f"/en/status/{token}"


def test_a_wrong_link_tells_nothing(visitor: Client) -> None:
    token = send(visitor, FORM, ABOUT, ERROR).headers["Location"].rpartition("/")[2]
    answers = set()
    for wrong in (token[:-1] + "x", "0" * 64, token[::-1]):
        answer = visitor.get(f"/vi/theo-doi/{wrong}")
        assert answer.status_code == 404
        assert answer.headers["Cache-Control"] == "no-store"
        answers.add(answer.content.replace(wrong.encode(), b"TOKEN"))
    assert len(answers) == 1
    assert ERROR["text"].encode() not in answers.pop()


def test_without_a_kind_the_page_offers_four_things_and_three_about_no_record(visitor: Client) -> None:
    page = read(visitor.get(FORM))
    assert {f"{FORM}?kind={kind}" for kind in ("error", "question", "interest", "attestation")} <= set(page.links())
    assert "/vi/lien-he?kind=attestation" not in read(visitor.get("/vi/lien-he")).links()
    assert visitor.get("/vi/lien-he?kind=attestation").status_code == 400
    assert "chưa có cơ quan thật nào trả lời" in page.text
    assert visitor.get(f"{FORM}?kind=praise").status_code == 400


def test_the_page_names_the_office_the_source_names_or_says_that_none_is_known(visitor: Client) -> None:
    named, silent = list(registers()["opportunities"].rows(PUBLIC_DESK).order_by("number"))[:2]
    change("opportunities", named.uid, contact_office="Ban Quản lý <thử>")
    change("opportunities", silent.uid, contact_office=None)
    show()
    page = read(visitor.get(f"/vi/co-hoi/{code_of('opportunities', named.uid)}/gop-y?kind=interest"))
    assert "Cơ quan nêu trong nguồn: Ban Quản lý <thử>" in page.text
    assert "không phải địa chỉ liên hệ đã được kiểm tra" in page.text
    for path in (f"/vi/co-hoi/{code_of('opportunities', silent.uid)}/gop-y", FORM):
        assert "Chưa có thông tin về cơ quan phụ trách." in read(visitor.get(path)).text
    assert "No information on the responsible office." in read(visitor.get("/en/partners/DT-0001/contact")).text


@pytest.mark.parametrize("name", sorted(open_registers()))
def test_every_record_has_a_page_to_write_from(visitor: Client, name: str) -> None:
    register = registers()[name]
    for path in (
        f"/vi/{register.slug[0]}/{register.code(1)}/gop-y",
        f"/en/{register.slug[1]}/{register.code(1)}/contact",
    ):
        for kind in ("", "?kind=error", "?kind=question", "?kind=interest"):
            answer = visitor.get(path + kind)
            assert answer.status_code == 200
            assert read(answer).all("h1")


@pytest.mark.parametrize("path", ["/vi/doi-tac/DT-9999999/gop-y", "/vi/doi-tac/XX/gop-y", "/vi/dia-phuong/hue/gop-y", "/vi/gioi-thieu/x/gop-y"])  # fmt: skip
def test_nobody_can_write_about_what_is_not_public(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404
    assert send(visitor, path, "", ERROR).status_code == 404
    assert kept() == []


def test_other_spellings_lead_to_the_form(visitor: Client) -> None:
    for path in ("/vi/doi-tac/DT-0001/contact", "/vi/partners/dt-0001/gop-y"):
        assert visitor.get(path).headers["Location"] == FORM
    assert visitor.get("/vi/contact").headers["Location"] == "/vi/lien-he"


@pytest.mark.parametrize("path, language", [(FORM, "vi"), ("/en/partners/DT-0001/contact", "en")])
def test_a_wrong_form_comes_back_with_words_and_with_what_was_typed(visitor: Client, path: str, language: str) -> None:
    typed = {
        "kind": "interest",
        "text": "ngắn",
        "name": "",
        "organisation": "Trà & <b>Hoa</b>",
        "email": "a@",
        "country": "JP",
    }
    answer = post(visitor, path, typed)
    page = read(answer)
    assert answer.status_code == 422
    assert answer.headers["Cache-Control"] == "no-store"
    fields = {field["name"]: field for field in page.all("input")}
    assert fields["organisation"]["value"] == typed["organisation"]
    assert fields["email"]["value"] == "a@"
    assert any(option.get("value") == "JP" and "selected" in option for option in page.all("option"))
    assert "ngắn" in page.text
    ids = {attrs.get("id") for _, attrs in page.tags}
    for name in ("text", "name", "email"):
        (field,) = [attrs for _, attrs in page.tags if attrs.get("id") == f"field-{name}"]
        assert field["aria-invalid"] == "true"
        assert set((field["aria-describedby"] or "").split()) <= ids
        assert f"field-{name}-error" in (field["aria-describedby"] or "")
        assert f"#field-{name}" in page.links()
    (summary,) = [attrs for _, attrs in page.tags if attrs.get("id") == "summary"]
    assert "autofocus" in summary and summary["role"] == "alert"
    assert page.text.startswith("Chưa gửi được" if language == "vi" else "Not sent")
    assert ("Nội dung quá ngắn" if language == "vi" else "The message is too short") in page.text
    assert kept() == []


def test_what_fills_in_the_hidden_field_is_asked_again(visitor: Client) -> None:
    answer = send(visitor, FORM, ABOUT, {**ERROR, "homepage": "https://spam.example"})
    assert answer.status_code == 422
    assert "spam.example" not in answer.content.decode()
    assert kept() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://localhost.elsewhere.example"},
    ],
)
def test_forms_of_other_sites_are_refused_in_words(visitor: Client, headers: dict[str, str]) -> None:
    answer = send(visitor, FORM, ABOUT, ERROR, headers=headers)
    assert answer.status_code == 403
    assert "được gửi từ một trang khác" in read(answer).text
    assert kept() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin", "origin": "http://localhost"},
        {"origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": "none"},
    ],
)
def test_our_own_forms_are_taken(visitor: Client, headers: dict[str, str]) -> None:
    assert send(visitor, FORM, ABOUT, ERROR, headers=headers).status_code == 303


def test_only_forms_of_a_bearable_size_are_read(visitor: Client) -> None:
    assert post(visitor, FORM, {**ERROR, "text": "x" * 70_000}).status_code == 413
    assert visitor.post(FORM, ERROR).status_code == 415
    assert visitor.post(FORM, b"{}", content_type="application/json").status_code == 415
    assert post(visitor, FORM, {"kind": "nothing"}).status_code == 400
    assert post(visitor, FORM, {f"field{n}": "" for n in range(2000)}).status_code == 400
    assert kept() == []


def test_the_longest_message_fits_through_the_door(visitor: Client) -> None:
    assert send(visitor, FORM, ABOUT, {"kind": "error", "text": "ệ" * 4000}).status_code == 303


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_form_takes_no_other_method(visitor: Client, method: str) -> None:
    answer = getattr(visitor, method)(FORM)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST"


def test_without_the_script_the_message_is_shown_again_and_goes_after_a_pause(visitor: Client) -> None:
    answer = post(visitor, FORM, ERROR)
    page = read(answer)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert ERROR["text"] in page.text
    fields = {str(field["name"]): str(field["value"]) for field in page.all("input") if field.get("type") == "hidden"}
    assert kept() == []
    early = post(visitor, FORM, fields)
    assert early.status_code == 422
    assert "Còn quá sớm" in read(early).text
    assert fields["challenge"] in early.content.decode(), "the pause goes on, it does not begin anew"
    assert kept() == []


def test_a_confirmed_message_arrives_once(visitor: Client) -> None:
    draft = check("error", "vi", ("partners", "DT-0001"), ERROR).draft
    fields = {**ERROR, "challenge": ticket_for(draft, int(time.time()) - PAUSE)}
    first, again = post(visitor, FORM, fields), post(visitor, FORM, fields)
    assert first.status_code == again.status_code == 303
    assert first.headers["Location"] == again.headers["Location"]
    changed = post(visitor, FORM, {**fields, "text": "Những lời khác hẳn lúc xác nhận."})
    assert changed.status_code == 200, "other words have to be confirmed themselves"
    assert len(kept()) == 1


def test_the_message_can_be_changed_instead_of_confirmed(visitor: Client) -> None:
    answer = post(visitor, FORM, {**ERROR, "edit": "1"})
    assert answer.status_code == 200
    assert ERROR["text"] in read(answer).text
    assert [field for field in read(answer).all("textarea") if field["name"] == "text"]


def test_a_solved_challenge_serves_once(visitor: Client) -> None:
    done = worked(visitor, ABOUT)
    first, again = post(visitor, FORM, {**ERROR, **done}), post(visitor, FORM, {**ERROR, **done})
    assert first.headers["Location"] == again.headers["Location"]
    other = post(visitor, FORM, {**ERROR, **done, "text": "Một tin khác, cùng bài toán cũ."})
    assert other.status_code == 409
    assert "Một tin khác, cùng bài toán cũ." in read(other).text
    assert len(kept()) == 1


def test_work_done_for_another_record_leads_to_the_slower_road(visitor: Client) -> None:
    done = worked(visitor, "partners/DT-0002")
    assert post(visitor, FORM, {**ERROR, **done}).status_code == 200
    assert kept() == []


def test_too_many_messages_are_refused_and_the_text_is_kept_on_the_page(visitor: Client) -> None:
    for number in range(pace.BY_WORK):
        assert send(visitor, FORM, ABOUT, {**ERROR, "text": f"Tin thứ {number} trong giờ này."}).status_code == 303
    answer = send(visitor, FORM, ABOUT, {**ERROR, "text": "Tin cuối cùng trong giờ này."})
    page = read(answer)
    assert answer.status_code == 429
    assert "xin gửi lại sau một giờ" in page.text
    assert "Tin cuối cùng trong giờ này." in page.text


def test_the_proxys_word_for_the_address_counts_where_the_operator_says_so(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "BY_WORK", 1)

    def sent(address: str, number: int) -> int:
        fields = {**ERROR, "text": f"Tin số {number} từ {address}."}
        return send(visitor, FORM, ABOUT, fields, headers={"x-real-ip": address}).status_code

    assert [sent("203.0.113.1", 1), sent("203.0.113.2", 2)] == [303, 429]
    monkeypatch.setenv("NHIPCAU_VISITOR_HEADER", "X-Real-IP")
    assert [sent("203.0.113.3", 3), sent("198.51.100.9, 203.0.113.3", 4), sent("203.0.113.4", 5)] == [303, 429, 303]


def test_an_inbox_that_is_not_there_loses_nobody_a_text(
    visitor: Client, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connections["inbox"].vendor != "sqlite":
        pytest.skip("takes a file away")
    connections["inbox"].close()
    with monkeypatch.context() as patch:
        patch.setitem(connections["inbox"].settings_dict, "NAME", str(site / "nowhere" / "inbox"))
        answer = send(visitor, FORM, ABOUT, ERROR)
        assert answer.status_code == 503
        assert ERROR["text"] in read(answer).text
        assert visitor.get(FORM).status_code == 200, "pages are read without the inbox"
    assert send(visitor, FORM, ABOUT, ERROR).status_code == 303


def test_a_record_withdrawn_meanwhile_is_named_by_its_code_only(visitor: Client) -> None:
    receipt = send(visitor, FORM, ABOUT, ERROR).headers["Location"]
    label = next(one["label_vi"] for one in public_records("partners") if one["code"] == "DT-0001")
    register = registers()["partners"]
    withdraw("partners", register.rows(PUBLIC_DESK).get(number=1).uid)
    show()
    page = read(visitor.get(receipt))
    assert "DT-0001" in page.text
    assert label not in page.text
    assert "/vi/doi-tac/DT-0001" not in page.links()


def test_the_forms_are_the_same_bytes_for_everyone(visitor: Client) -> None:
    other = Client(SERVER_NAME="localhost", headers={"user-agent": "x", "cookie": "a=b"}, REMOTE_ADDR="198.51.100.1")
    for path in (FORM, f"{FORM}?kind=error", "/en/contact?kind=interest", "/vi/tro-giup", "/en/accessibility"):
        first, second = visitor.get(path), other.get(path)
        assert (first.content, dict(first.headers)) == (second.content, dict(second.headers))
        assert first.headers["Cache-Control"] == "public, max-age=60"
        assert not re.search(rb"<script(?![^>]* src=)|<form[^>]*csrf", first.content)


@pytest.mark.parametrize("section", ["tro-giup help", "tiep-can accessibility", "gioi-thieu about"])
def test_the_pages_one_reads_say_the_same_in_both_languages(visitor: Client, section: str) -> None:
    vi, en = section.split()
    vietnamese, english = read(visitor.get(f"/vi/{vi}")), read(visitor.get(f"/en/{en}"))
    assert [tag for tag, _ in vietnamese.tags] == [tag for tag, _ in english.tags]
    for page in (vietnamese, english):
        for link in page.links():
            if link.startswith(("/vi/", "/en/")):
                assert visitor.get(link).status_code == 200, link


def test_every_page_leads_to_help_contact_and_accessibility(visitor: Client) -> None:
    assert {"/vi/tro-giup", "/vi/lien-he", "/vi/tiep-can"} <= set(read(visitor.get("/vi/doi-tac")).links())


@pytest.mark.parametrize(
    "language, path", [("vi", "/vi/doi-tac/DT-0001/gop-y"), ("en", "/en/partners/DT-0001/contact")]
)
def test_what_a_record_page_includes_leads_to_its_four_forms(visitor: Client, language: str, path: str) -> None:
    item = {"register": "partners", "code": "DT-0001"}
    page = Page(render_to_string("portal/inbox/offer.html", {"language": language, "item": item}))
    assert page.links() == [f"{path}?kind={kind}" for kind in ("interest", "question", "error", "attestation")]
    assert all(visitor.get(link).status_code == 200 for link in page.links())
