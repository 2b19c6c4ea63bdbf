"""Tasks in lists of letters, and in numbers with lists of their own. Made-up directives; the bodies are real."""

from __future__ import annotations

from nhipcau.lib.reading import read

BEFORE = "Về công tác đối ngoại và hội nhập quốc tế, "


def tasks(text: str) -> list[tuple[int, str]]:
    said = BEFORE + text
    found = [fact for fact in read(said, "2024-06-01").facts if fact.type == "directive_item"]
    return [(fact.values["ordinal"], said[fact.span.start : fact.span.end]) for fact in found]


def test_letters_behind_words_that_give_tasks() -> None:
    items = [
        "a) Bộ Ngoại giao chủ trì xây dựng bộ chỉ số đánh giá.",
        "b) Bộ Công Thương đẩy mạnh xúc tiến thương mại.",
        "c) UBND các tỉnh rà soát thỏa thuận quốc tế.",
    ]
    found = tasks("Thủ tướng Chính phủ yêu cầu:\n" + "\n".join(items) + "\nGiao Văn phòng Chính phủ đôn đốc thực hiện.")
    assert found == list(enumerate(items, start=1))


def test_a_number_with_items_of_its_own_is_one_task() -> None:
    first = "1. Sở Ngoại vụ:\n- Chủ trì công tác lễ tân.\n- Báo cáo trước ngày 25 hằng tháng."
    second = (
        "2. Công an tỉnh quản lý người nước ngoài cư trú.\na) Thực hiện tại các huyện.\nb) Phối hợp với Sở Ngoại vụ."
    )
    found = tasks(f"UBND tỉnh yêu cầu:\n{first}\n{second}\n")
    assert [ordinal for ordinal, _ in found] == [1, 2]
    assert found[0][1] == first


def test_letters_that_give_no_tasks_are_none() -> None:
    assert tasks("tỉnh có các kết quả sau:\na) Đón 20 đoàn khách.\nb) Ký 3 thỏa thuận.\n") == []


def test_many_tasks_may_be_given_further_before_them() -> None:
    said = (
        "thực hiện chỉ đạo của Thủ tướng Chính phủ, Bộ Ngoại giao xin gửi Định hướng công tác đối ngoại và hội nhập quốc tế của "
        "địa phương trong thời gian tới được thông qua tại Hội nghị Ngoại vụ toàn quốc để quý cơ quan tham khảo:\n"
    )
    items = [
        "1. Tiếp tục triển khai đường lối đối ngoại.",
        "2. Nâng cao nhận thức của các cấp.",
        "3. Đẩy mạnh ngoại giao kinh tế.",
    ]
    assert [ordinal for ordinal, _ in tasks(said + "\n".join(items))] == [1, 2, 3]
