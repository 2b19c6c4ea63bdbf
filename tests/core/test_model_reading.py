"""What a language model may add to a reading: what it quotes exactly, of documents that may be sent, and marked as its."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.model_reading import with_model
from nhipcau.lib.reading import read
from tests.model_server import Model, model

TEXT = (
    "Tỉnh Nghệ An có quan hệ hữu nghị với tỉnh Hủa Phăn (Lào).\r\nTại buổi làm việc, hai bên nhất trí mỗi năm "
    "tổ chức một phiên họp của Nhóm công tác chung.\n"
)
PROMISE = "hai bên nhất trí mỗi năm tổ chức một phiên họp của Nhóm công tác chung"


def _said(type_: str, quote: str, /, **values: Any) -> dict[str, Any]:
    return {"type": type_, "quote": quote, "values": values}


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> Any:
    def configure(server: Model) -> None:
        monkeypatch.setenv("NHIPCAU_MODEL_URL", server.address)
        monkeypatch.setenv("NHIPCAU_MODEL_NAME", "tiny")

    return configure


def test_only_what_is_quoted_exactly_and_can_be_is_kept_and_says_whose_it_is(configured: Any) -> None:
    told = read(TEXT, "2025-05-13")
    own = [fact.type for fact in told.facts]
    said = [
        _said("commitment", PROMISE, kind="commitment", actor="hai bên", due=None),
        _said("commitment", PROMISE.replace("một phiên", "hai phiên"), kind="commitment"),  # not the text's words
        _said("commitment", "Tại buổi làm việc", kind="oath"),  # no such kind
        _said("commitment", "buổi làm việc", kind="commitment", due="sang năm"),  # no date
        _said("event", "buổi làm việc", kind="meeting"),  # an event without a name
        _said("quantity_claim", "một phiên họp", measure="other", value="một"),  # no number
        _said("weather", "Lào"),
        _said("foreign_partner", "Lào", name="Lào", kind="country", country="LA"),  # found by our rules already
    ]
    with model(said) as server:
        configured(server)
        found = with_model(told, is_public=True)
    (new,) = [fact for fact in found.facts if fact.rule.startswith("model.")]
    assert (new.type, new.rule, new.values["actor"]) == ("commitment", "model.tiny", "hai bên")
    assert TEXT[new.span.start : new.span.end] == PROMISE
    assert sorted(fact.type for fact in found.facts) == sorted([*own, "commitment"])
    (asked,) = server.asked
    assert (asked["path"], asked["temperature"]) == ("/v1/chat/completions", 0)
    assert asked["messages"][-1]["content"] == TEXT


def test_a_document_that_is_not_public_is_never_sent_unless_the_operator_says_so(
    configured: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model() as server:
        configured(server)
        with pytest.raises(Fault, match="chưa công khai"):
            with_model(read(TEXT), is_public=False)
        assert server.asked == []
        monkeypatch.setenv("NHIPCAU_MODEL_UNPUBLISHED", "1")
        with_model(read(TEXT), is_public=False)
        assert len(server.asked) == 1
        with_model(read("Hôm nay trời nắng, nhiệt độ 32 độ."), is_public=True)
        assert len(server.asked) == 1, "weather is nobody's business"


@pytest.mark.parametrize(
    ("status", "content", "said"),
    [(500, None, "500"), (307, None, "307"), (200, "Xin chào", "JSON")],
)
def test_an_answer_that_cannot_be_used_is_told(configured: Any, status: int, content: str | None, said: str) -> None:
    with model(status=status, content=content) as server:
        configured(server)
        with pytest.raises(Fault, match=said):
            with_model(read(TEXT), is_public=True)
        assert len(server.asked) == 1, "a redirect is not followed"


def test_without_an_address_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NHIPCAU_MODEL_URL", raising=False)
    with pytest.raises(Fault, match="NHIPCAU_MODEL_URL"):
        with_model(read(TEXT), is_public=True)
    monkeypatch.setenv("NHIPCAU_MODEL_URL", "file:///etc/passwd")
    with pytest.raises(Fault, match="http"):
        with_model(read(TEXT), is_public=True)


def test_long_texts_are_asked_about_in_pieces_of_whole_paragraphs(configured: Any) -> None:
    text = TEXT * 60
    with model([_said("commitment", PROMISE, kind="commitment")]) as server:
        configured(server)
        found = with_model(read(text), is_public=True)
    sent = [asked["messages"][-1]["content"] for asked in server.asked]
    assert "".join(sent) == text and all(piece.endswith("\n") and len(piece) <= 6000 for piece in sent)
    promised = [fact for fact in found.facts if fact.rule == "model.tiny"]
    assert len(promised) <= len(sent)
    assert all(text[fact.span.start : fact.span.end] == PROMISE for fact in promised)
