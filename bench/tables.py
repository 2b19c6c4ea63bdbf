"""A table of partners as an officer would keep it, with some rows wrong: the work of an import."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from random import Random

import xlsxwriter

SEED = 2026
HEADERS = ("STT", "Tên đối tác", "Tên tiếng Việt", "Quốc gia", "Loại", "Cấp", "Tên khác", "Ghi chú")
FAULTY = 0.03
"""Share of rows in which a country is none there is, or the kind of partner is none of the list."""
COUNTRIES = ("Nhật Bản", "Hàn Quốc", "Lào", "Campuchia", "CHLB Đức", "Pháp", "Hoa Kỳ", "Trung Quốc", "Úc", "Thái Lan")
SUBJECTS = ("giáo dục", "du lịch", "nông nghiệp công nghệ cao", "y tế", "chuyển đổi số", "bảo tồn di sản")


def rows(count: int) -> Iterator[list[str | int]]:
    """Lines of the table below its header, the same ones for the same count."""
    from nhipcau.registers.partners.models import KINDS, LEVELS

    kinds, levels = ([words.label(code).vi for code in words] for words in (KINDS, LEVELS))
    chance = Random(SEED)
    for number in range(1, count + 1):
        country, kind = chance.choice(COUNTRIES), chance.choice(kinds)
        if chance.random() < FAULTY:
            country, kind = (f"Xứ {number}", kind) if chance.random() < 0.5 else (country, f"Loại {number}")
        yield [
            number,
            f"Partner City {number}",
            f"Thành phố đối tác số {number}",
            country,
            kind,
            chance.choice(levels),
            f"PC{number} | 都市{number}",
            f"Hợp tác {chance.choice(SUBJECTS)} và {chance.choice(SUBJECTS)}, trao đổi đoàn hằng năm",
        ]


def write_workbook(path: Path, count: int, *, plain: bool = False) -> None:
    """Title rows as offices have them, the header, the rows and a total; ``plain``: the header and the rows alone."""
    above = [] if plain else [["SỞ NGOẠI VỤ"], ["DANH SÁCH ĐỐI TÁC NƯỚC NGOÀI"], []]
    below = [] if plain else [["", f"Tổng cộng: {count} đối tác"]]
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Đối tác")
    for line, row in enumerate(chain(above, [HEADERS], rows(count), below)):
        sheet.write_row(line, 0, row)
    book.close()
