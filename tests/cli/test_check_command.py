"""``nhipcau check``: documents held against themselves and each other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LEADERS = "Công tác đối ngoại: số lượng đoàn lãnh đạo địa phương đi nước ngoài là 298 đoàn, tăng 60% so với 186 đoàn của giai đoạn trước.\n"
SIGNED = "Năm 2022, tỉnh Nghệ An đã ký {number} thỏa thuận hợp tác quốc tế.\n"


def _check(*words: object, language: str = "en") -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "nhipcau", "check", "--lang", language, "--alone", *map(str, words)]
    return subprocess.run(asked, capture_output=True, text=True, check=False)


def test_documents_are_held_against_themselves_and_each_other(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("leaders", "one", "two")]
    for path, text in zip(paths, (LEADERS, SIGNED.format(number=12), SIGNED.format(number=15)), strict=True):
        path.write_text(text, encoding="utf-8")
    said = json.loads(_check(*paths, "--json", "--published", "2023-12-18").stdout)
    leaders, one, two = (document["claims"][0] for document in said)
    assert [(found["verdict"], round(found["computed"], 1)) for found in leaders["findings"]] == [("agrees", 60.2)]
    assert [(found["verdict"], found["computed"]) for found in one["findings"]] == [("differs", -3)]
    assert two["findings"][0]["against"]["said_in"] == {"vi": "“one.txt”", "en": "“one.txt”"}
    shown = _check(*paths, "--published", "2023-12-18", language="vi").stdout
    assert "= 298 so với 186 là +60,2%: “+60%” đúng." in shown
    assert "≠ Lệch với “two.txt”: 15 (2022); văn bản nêu thấp hơn 3 (20%)." in shown


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    refused = _check(tmp_path / "none.txt")
    assert refused.returncode != 0 and "none.txt" in refused.stderr
