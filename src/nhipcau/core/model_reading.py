"""Further facts from a language model, if the operator has named one: off by default, and only for what may be sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from nhipcau.core.faults import Fault
from nhipcau.core.settings import SETTINGS, seconds
from nhipcau.engines.language_model import Endpoint, ModelError, ask
from nhipcau.lib.reading import Reading
from nhipcau.lib.reading.proposing import answer_schema, instructions, pieces, proposed, with_proposals


def is_offered() -> bool:
    """Whether the operator has named a language model."""
    return bool(SETTINGS["NHIPCAU_MODEL_URL"].read().strip())


def may_be_sent(*, is_public: bool) -> bool:
    """Whether a document may go to the model: a public one, or any if the operator allows that explicitly."""
    return is_public or SETTINGS["NHIPCAU_MODEL_UNPUBLISHED"].read().strip() == "1"


def endpoint() -> Endpoint:
    """The configured model. Raises :class:`Fault` if there is none, or the settings cannot be used."""
    address, model = (SETTINGS[name].read().strip() for name in ("NHIPCAU_MODEL_URL", "NHIPCAU_MODEL_NAME"))
    if not address:
        raise Fault(
            "no_model",
            "Chưa cấu hình mô hình ngôn ngữ. Đặt NHIPCAU_MODEL_URL và NHIPCAU_MODEL_NAME, rồi thử lại.",
            "No language model is configured. Set NHIPCAU_MODEL_URL and NHIPCAU_MODEL_NAME, then try again.",
        )
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname or not model:
        raise Fault(
            "bad_model",
            "NHIPCAU_MODEL_URL phải là địa chỉ http(s)://…/v1 và NHIPCAU_MODEL_NAME phải có tên mô hình.",
            "NHIPCAU_MODEL_URL must be an address http(s)://…/v1, and NHIPCAU_MODEL_NAME must name the model.",
        )
    return Endpoint(address, model, SETTINGS["NHIPCAU_MODEL_KEY"].read().strip(), seconds("NHIPCAU_MODEL_SECONDS"))


def with_model(reading: Reading, *, is_public: bool) -> Reading:
    """The reading with what the model proposes beyond it. A text that is not about external affairs is not sent.

    Raises :class:`Fault`: no model, a document that may not be sent, or no usable answer; the reading itself is as good
    as before.
    """
    asked = endpoint()
    if not may_be_sent(is_public=is_public):
        raise Fault(
            "not_to_be_sent",
            "Văn bản chưa công khai thì không gửi cho mô hình ngôn ngữ. Người vận hành có thể cho phép bằng NHIPCAU_MODEL_UNPUBLISHED=1.",
            "A document that is not public is not sent to the language model. The operator can allow it by NHIPCAU_MODEL_UNPUBLISHED=1.",
        )
    if not reading.relevant:
        return reading
    found = []
    try:
        for piece in pieces(reading.text):
            answer = ask(asked, instructions(), reading.text[piece.start : piece.end], answer_schema())
            found += proposed(reading.text, piece, answer, asked.model)
    except ModelError as problem:
        raise Fault(
            "model_failed",
            f"{problem.vi} Các dữ kiện do luật đọc được vẫn dùng được.",
            f"{problem.en} The facts read by rules stand.",
            {"address": urlsplit(asked.address).hostname or ""},
        ) from None
    return with_proposals(reading, found)
