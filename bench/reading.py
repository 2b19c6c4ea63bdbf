"""How fast texts are read, and whether any input costs more than its length: ``python -m bench.reading [FOLDER]``.

FOLDER holds texts (``*.txt``) or annotated documents (``*.json``); without it the passages beside this file are read. Times
are of one core. The last column is the time per byte over that of plain articles; more than 10 is a failure.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from nhipcau.lib.reading import read

PASSAGES = Path(__file__).parent / "reading_passages"
SIZE = 400_000
"""Bytes of each text that is timed."""
WORST = 10.0
SEED = 20261126


def main() -> int:
    articles = "\n\n".join(_texts(Path(sys.argv[1]) if len(sys.argv) > 1 else PASSAGES))
    read(articles[:20_000], "2024-06-01")  # the word lists are loaded once
    usual = 0.0
    worst = 0.0
    print(f"{'text':28}{'bytes':>10}{'seconds':>9}{'MB/s':>8}{'facts':>8}{'ratio':>7}")
    for name, text in _inputs(articles):
        size = len(text.encode())
        began = time.process_time()
        found = len(read(text, "2024-06-01").facts)
        spent = time.process_time() - began
        usual = usual or spent / size
        ratio = spent / size / usual
        worst = max(worst, ratio)
        print(f"{name:28}{size:10}{spent:9.2f}{size / spent / 1e6:8.2f}{found:8}{ratio:7.2f}")
    print(f"worst ratio {worst:.2f} (at most {WORST:.0f})")
    return int(worst > WORST)


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield path.read_text(encoding="utf-8")
        elif path.suffix == ".json" and (text := json.loads(path.read_text(encoding="utf-8")).get("text")):
            yield str(text)


def _inputs(articles: str) -> Iterator[tuple[str, str]]:
    """Articles, the same ten times as long, and what nobody writes."""
    chance = random.Random(SEED)
    words = articles.split()
    yield "articles", _filled(articles)
    yield "articles, 10 times as long", _filled(articles, 10)
    yield "one line", _filled(articles.replace("\n", " "))
    yield "shuffled words", _filled(" ".join(chance.sample(words, len(words))))
    yield "random letters", "đối ngoại " + "".join(chance.choices("abcđêơư ,.;()\n“”", k=SIZE // 2))
    yield "a million digits", "đối ngoại " + "7" * 1_000_000
    yield "numbers", "đối ngoại " + _filled("12,5 tỷ USD, 3.400 dự án, tăng 12% so với 186 đoàn ")
    yield "nested lists", "đối ngoại\n" + _filled("Thứ nhất, (một là, (hai là, thứ hai: thứ ba; ")
    yield "brackets", "đối ngoại " + "(“" * (SIZE // 4)
    yield "capitals", "đối ngoại " + _filled("Nguyễn Văn An Giám Đốc Sở Ngoại Vụ ")
    yield "titles without names", "đối ngoại " + _filled("Phó Chủ tịch UBND tỉnh, Giám đốc Sở và ")
    yield "between and and", "đối ngoại " + _filled("Bản ghi nhớ giữa tỉnh A và B và C và ")
    yield "documents", "đối ngoại " + _filled("Chiến lược phát triển Nghị quyết số 12-NQ/TW về ")
    yield "events", "đối ngoại " + _filled("tổ chức hội nghị xúc tiến đầu tư, hội thảo quốc tế “A” ")
    yield (
        "a table",
        "Đối ngoại năm 2023\n\n"
        + _filled(
            "Đầu tư nước ngoài, hợp tác quốc tế, đối ngoại địa phương\nĐịa phương\tSố dự án FDI\tVốn đăng ký (triệu USD)\n"
            + "Bắc Ninh\t173\t1.123,99\nHuế\t8\t27\n" * 30
        ),
    )
    yield "decomposed", "đối ngoại " + _filled("Ha\u0300 No\u0323\u0302i, Tha\u0300nh pho\u0302\u0301 ")


def _filled(text: str, times: int = 1) -> str:
    return (text * (times * SIZE // max(1, len(text.encode())) + 1))[: times * SIZE * 3 // 4]


if __name__ == "__main__":
    sys.exit(main())
