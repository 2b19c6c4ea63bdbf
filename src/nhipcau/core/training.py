"""Data to practise on: a data directory of its own, marked as such, that never holds anything real.

The mark is a file in the directory. Whatever shows or hands out data asks for it, so that nobody takes what is made up for
facts; whatever writes shipped data asks as well, so that the two are never mixed.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from nhipcau.core.databases import Addresses
from nhipcau.core.durable import replace_text
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import home

MARK = "training.json"
"""The file that makes a data directory one for training; it says by which seed, of which size and as of which day."""
SOURCE = "tap-huan"
"""The source every record of such a directory has, unless it names another one of these."""
WORDS = Label(
    "DỮ LIỆU TẬP HUẤN / TRAINING DATA – không có gì ở đây là thật",
    "TRAINING DATA / DỮ LIỆU TẬP HUẤN – nothing here is real",
)
BOTH_SAID = "DỮ LIỆU TẬP HUẤN / TRAINING DATA"
"""An attribution in both languages, the Vietnamese wording first (see :mod:`nhipcau.core.sources`)."""
IN_ASCII = "DU LIEU TAP HUAN / TRAINING DATA"
"""The same for a header of an answer, which takes no other letters."""


def is_training() -> bool:
    """Whether this installation's data directory is one for training."""
    return os.path.exists(_mark(os.environ.get("NHIPCAU_HOME", "")))  # noqa: PTH110  # asked for every record and answer


@lru_cache(maxsize=8)
def _mark(_named: str) -> str:
    return str(home() / MARK)


def claim(place: Path, asked: dict[str, Any]) -> None:
    """Make an empty data directory one for training, or go on with one where that was ended before its time.

    Raises :class:`Fault`: "external_database" where databases lie elsewhere, "not_for_training" for a directory that
    holds anything else, "training_is_there" for one that is filled already.
    """
    if any(Addresses.given()):
        raise Fault(
            "external_database",
            "Dữ liệu tập huấn nằm trọn trong một thư mục riêng. Hãy bỏ các biến NHIPCAU_…_URL rồi chạy lại.",
            "Training data lies in a directory of its own, wholly. Unset the variables NHIPCAU_…_URL, then run again.",
        )
    known = asked_of(place)
    if known is None and any(place.iterdir()):
        raise Fault(
            "not_for_training",
            f"Thư mục {place} đã có dữ liệu khác. Dữ liệu tập huấn phải ở một thư mục trống: hãy dùng --home và một thư mục mới.",
            f"The directory {place} holds other data. Training data needs an empty one: name a new directory with --home.",
            {"home": str(place)},
        )
    if known and known.get("ready"):
        raise Fault(
            "training_is_there",
            f"Thư mục {place} đã có dữ liệu tập huấn (hạt giống {known.get('seed')}). Mở: nhipcau serve. Muốn làm lại: xóa thư mục đó trước.",
            f"The directory {place} is filled with training data already (seed {known.get('seed')}). Open it: nhipcau serve. To begin again, delete it first.",
            {"home": str(place)},
        )
    if known and known != {**asked, "ready": False}:
        raise Fault(
            "other_training",
            f"Thư mục {place} đang dở dữ liệu tập huấn khác. Hãy xóa thư mục đó, hoặc dùng thư mục khác.",
            f"The directory {place} was begun with other training data. Delete it, or use another directory.",
            {"home": str(place)},
        )
    replace_text(place / MARK, json.dumps({**asked, "ready": False}))


def finish(place: Path, asked: dict[str, Any]) -> None:
    """Say that all of it is there."""
    replace_text(place / MARK, json.dumps({**asked, "ready": True}))


def asked_of(place: Path) -> dict[str, Any] | None:
    """What a directory for training was asked for; None for any other."""
    path = place / MARK
    found: dict[str, Any] | None = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found


def refuse_real_data() -> None:
    """Raises :class:`Fault` ("training_home") where real data would come among what is made up."""
    if is_training():
        raise Fault(
            "training_home",
            "Thư mục dữ liệu này dành cho tập huấn, không nhận dữ liệu thật. Mở: nhipcau serve; dữ liệu thật: dùng NHIPCAU_HOME khác.",
            "This data directory is for training and takes no real data. Open it: nhipcau serve; for real data use another NHIPCAU_HOME.",
        )


def marked(text: str, language: str) -> str:
    """A text that goes with data, after the words that say they are made up where they are."""
    return f"{WORDS.get(language)}. {text}" if is_training() else text
