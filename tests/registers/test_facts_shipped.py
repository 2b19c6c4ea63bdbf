"""Facts of the five articles: shipped as reviewed, each with the words that state it."""

from nhipcau.core.registry import registers
from nhipcau.core.told import REVIEWED, Told, place_in
from nhipcau.registers.events.facts import event
from nhipcau.registers.office_holders.facts import person_role


def test_an_event_told_by_two_articles_is_one_record_with_their_words():
    """Article 003 gives day and place, article 001 theme and hall."""
    (found,) = [one for one in registers()["events"].seed() if "lần thứ 21" in one.values["name"]["vi"]]
    assert (found.values["begins"], found.values["place"]) == ("2023-12-18", "ha-noi")
    assert len(found.values["told_in"]) == 2
    assert [piece.date for piece in found.evidence] == ["2023-12-18", "2023-12", "2023-12"]
    assert found.evidence[0].quote == "khai mạc Hội nghị Ngoại vụ toàn quốc lần thứ 21, tổ chức ngày 18/12 tại Hà Nội"
    assert {piece.note for piece in found.evidence} == {REVIEWED}


def test_a_fact_becomes_columns_in_the_borders_of_its_day():
    said = {"name": "Trần Công Phú", "position": "Giám đốc", "organisation": "Sở Ngoại vụ Thừa Thiên Huế"}
    made = person_role(Told(said, "", "2023-12", "documents", "u"))
    assert (made["post"], made["place"], made["stated_on"]) == ("Giám đốc", "thua-thien-hue", "2023-12")
    assert made["told_in"] == ["u"]
    told = {"name": "Hội nghị", "kind": "conference", "date_start": "XXXX-12-13", "date_end": None, "place": None}
    made = event(Told({**told, "theme": None}, "", "", "elsewhere", "u"))
    assert (made["begins"], made["place"], made["told_in"]) == (None, None, None)


def test_a_place_is_not_guessed():
    assert place_in("UBND TPHCM", "2025-08-22") == "ho-chi-minh"
    assert place_in("UBND TPHCM", "2024") == "ho-chi-minh-den-2025"
    assert place_in("UBND TPHCM", "2025") is None, "the city has other borders since July"
    assert place_in("Bộ Ngoại giao", "2024-12") is None
