"""Who signed a document, and the rows of a list of people."""

from __future__ import annotations

import pytest

from nhipcau.lib.reading import read

REPORT = (
    "BÁO CÁO\nCông tác đối ngoại của tỉnh Quảng Ngãi với các đối tác Nhật Bản.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
)


def offices(text: str) -> list[tuple[str, str, str | None]]:
    facts = [fact.values for fact in read(text, "2024-06-01").facts if fact.type == "person_role"]
    return [(said["name"], said["position"], said["organisation"]) for said in facts]


@pytest.mark.parametrize(
    ("block", "office"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Mẫu", ("Trần Văn Mẫu", "Chủ tịch", "Ủy ban nhân dân")),
        (
            "TM. UBND TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\nTRẦN VĂN MẪU",
            ("TRẦN VĂN MẪU", "Phó Chủ tịch", "UBND tỉnh"),
        ),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n[Đã ký]\nLê Thị Mẫu", ("Lê Thị Mẫu", "Phó Giám đốc", None)),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Mẫu", ("Trần Văn Mẫu", "Phó Chủ tịch", None)),
    ],
)
def test_the_signature_under_a_document(block: str, office: tuple[str, str, str | None]) -> None:
    assert offices(REPORT + block) == [office]


@pytest.mark.parametrize("block", ["TỔNG KẾT CÔNG TÁC\nTrần Văn Mẫu", "Giám đốc nói gì?\nTrần Văn Mẫu", "Trần Văn Mẫu"])
def test_a_name_under_no_post_is_an_author(block: str) -> None:
    assert offices(REPORT + block) == []


@pytest.mark.parametrize("cell", ["\t", " | "])
def test_rows_of_a_list_of_people(cell: str) -> None:
    rows = [
        ("1", "Trần Văn Mẫu", "Phó Chủ tịch UBND tỉnh", "Trưởng đoàn"),
        ("2", "Lê Thị Thử", "Giám đốc", "Sở Ngoại vụ"),
        ("3", "Hà Văn Ví", "Phó Giám đốc Sở Công Thương", "Thành viên"),
    ]
    listed = "Danh sách đoàn công tác tỉnh Quảng Ninh đi Hàn Quốc\n" + "\n".join(cell.join(row) for row in rows)
    assert offices(listed) == [
        ("Trần Văn Mẫu", "Phó Chủ tịch", "UBND tỉnh"),
        ("Lê Thị Thử", "Giám đốc", "Sở Ngoại vụ"),
        ("Hà Văn Ví", "Phó Giám đốc", "Sở Công Thương"),
    ]
