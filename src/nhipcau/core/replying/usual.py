"""The templates that come with the software, and the places in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label, Vocabulary

RECEIVED, INTEREST, CORRECTED, QUESTION, NOT_OURS = "received", "interest", "corrected", "question", "not-ours"

KINDS = Vocabulary(
    [
        (RECEIVED, Label("Đã nhận tin", "Message received")),
        (INTEREST, Label("Trả lời bày tỏ quan tâm", "Interest answered")),
        (CORRECTED, Label("Đã sửa theo góp ý", "Correction made")),
        (QUESTION, Label("Trả lời câu hỏi", "Question answered")),
        (NOT_OURS, Label("Không thuộc cơ quan này, đã chuyển", "Not ours, passed on")),
    ],
    name="reply-templates",
)

PLACES = ("name", "agency", "record", "day")
"""What a template can leave to be filled in: how the sender is addressed, the agency that answers, the record the message
was about, the day it came.
"""


class Wording(NamedTuple):
    """Subject and text, with places like ``{name}``."""

    subject: str
    text: str


USUAL: Mapping[tuple[str, str], Wording] = {
    (RECEIVED, "vi"): Wording(
        "Đã nhận tin ngày {day}",
        "Kính gửi {name},\n\n{agency} đã nhận được tin của Quý vị ngày {day} về {record} và sẽ trả lời sau khi xem xét.\n\n"
        "Trân trọng,\n{agency}",
    ),
    (RECEIVED, "en"): Wording(
        "Your message of {day} has been received",
        "Dear {name},\n\n{agency} has received your message of {day} about {record} and will answer once it has looked into it."
        "\n\nYours faithfully,\n{agency}",
    ),
    (INTEREST, "vi"): Wording(
        "Trả lời Quý vị về {record}",
        "Kính gửi {name},\n\nCảm ơn Quý vị đã bày tỏ quan tâm ngày {day} đến {record}.\n\n"
        "Để trao đổi tiếp, đề nghị Quý vị cho biết: lĩnh vực và nội dung muốn hợp tác; quy mô dự kiến; thời gian thuận tiện để "
        "làm việc (trực tuyến hoặc trực tiếp).\n\nTrân trọng,\n{agency}",
    ),
    (INTEREST, "en"): Wording(
        "Your interest in {record}",
        "Dear {name},\n\nThank you for the interest you expressed on {day} in {record}.\n\n"
        "So that we can go on, please tell us: the field and substance of the cooperation you have in mind, its likely size, "
        "and when a meeting would suit you (online or in person).\n\nYours faithfully,\n{agency}",
    ),
    (CORRECTED, "vi"): Wording(
        "Đã sửa {record} theo góp ý của Quý vị",
        "Kính gửi {name},\n\nCảm ơn Quý vị đã báo ngày {day} về {record}. {agency} đã kiểm tra và sửa lại; phần công khai được "
        "cập nhật sau khi sửa đổi được duyệt.\n\nTrân trọng,\n{agency}",
    ),
    (CORRECTED, "en"): Wording(
        "{record} has been corrected",
        "Dear {name},\n\nThank you for what you reported on {day} about {record}. {agency} has looked into it and corrected it; "
        "the public page follows once the change is approved.\n\nYours faithfully,\n{agency}",
    ),
    (QUESTION, "vi"): Wording(
        "Trả lời câu hỏi của Quý vị ngày {day}",
        "Kính gửi {name},\n\nVề câu hỏi ngày {day} của Quý vị liên quan đến {record}, {agency} xin trả lời như sau:\n\n…\n\n"
        "Trân trọng,\n{agency}",
    ),
    (QUESTION, "en"): Wording(
        "Your question of {day}",
        "Dear {name},\n\nTo your question of {day} about {record}, {agency} answers as follows:\n\n…\n\n"
        "Yours faithfully,\n{agency}",
    ),
    (NOT_OURS, "vi"): Wording(
        "Tin ngày {day} của Quý vị được chuyển đến cơ quan phụ trách",
        "Kính gửi {name},\n\nNội dung Quý vị gửi ngày {day} về {record} không thuộc nhiệm vụ của {agency}. Chúng tôi chuyển tin "
        "đến cơ quan phụ trách; trả lời tiếp theo sẽ đến từ cơ quan đó.\n\nTrân trọng,\n{agency}",
    ),
    (NOT_OURS, "en"): Wording(
        "Your message of {day} goes to the responsible office",
        "Dear {name},\n\nWhat you wrote on {day} about {record} is not among the tasks of {agency}. We pass your message on to "
        "the responsible office, and the next answer will come from there.\n\nYours faithfully,\n{agency}",
    ),
}

_PLACE = re.compile(r"\{([^{}\n]*)\}")


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with their places filled in; what is in braces and is no place stays as it is."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), words)


def check_places(words: str) -> None:
    """Raises :class:`Fault` ("unknown_place") for something in braces that is no place."""
    unknown = [name for name in _PLACE.findall(words) if name not in PLACES]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        raise Fault(
            "unknown_place",
            f"Không có chỗ điền {{{unknown[0][:40]}}}; các chỗ điền: {known}.",
            f"There is no place {{{unknown[0][:40]}}}; places: {known}.",
            {"value": unknown[0][:40], "known": list(PLACES)},
        )
