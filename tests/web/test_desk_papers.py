"""Papers drafted at the desk: what stands in them, whose they are, their blanks, and that every number opens what it counts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from nhipcau.engines.texts.office import read
from nhipcau.engines.word import DOCX
from nhipcau.lib.report import BLANK
from tests.desk import EN, VI, signed_in
from tests.people import ACT
from tests.steps import uid
from tests.world import LEVELS, POINTING, RELATIONS, World, build_world, canary, record

TODAY = date(2026, 11, 10)
LIST = f"{VI}/so/thoa-thuan"
MEMO = uid("paper-memo")
YEAR = f"{LIST}/van-ban-nam"
FIGURE = re.compile(r'<a href="(/vi/ban-lam-viec/so/[a-z-]+\?[^"]+)">([\d.]+)</a>')


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)


@pytest.fixture
def world(empty_site: Path) -> World:
    return build_world()


def _agreement(world: World, name: str, /, **values: object) -> None:
    """An agreement of the office of Huế with the partner of the tests; none is real."""
    given = {
        "vn_party": "Bên thử Huế",
        "kind": "memorandum",
        "level": "province",
        "place": "hue",
        "partner": str(record("elsewhere", PUBLIC, "partners")),
        "country": "LA",
    }
    entry = ledger.Entry(
        uid(name), {**given, **values}, owner=str(world.agencies["office"].uid), visibility=SHARED, source="test"
    )
    ledger.write(registers()["agreements"], [entry], ACT)


def _procedure(world: World, name: str, /, **values: object) -> None:
    given = {"title": f"Văn bản thử {name}", "purpose": "sign", "route": "province", "place": "hue"}
    office = str(world.agencies["office"].uid)
    entry = ledger.Entry(uid(name), {**given, **values}, owner=office, visibility=SHARED, source="test")
    ledger.write(registers()["procedures"], [entry], ACT)


@pytest.fixture
def memo(world: World) -> World:
    _agreement(
        world,
        "paper-memo",
        fields_of_work=["education", "tourism"],
        signed_on="2026-03-05",
        effective_on="2026-03-05",
        expires_on="2031-03-04",
        renewal="automatic",
        languages=["vi", "en"],
        publication="full_text",
    )
    return world


def _client(world: World, agency: str = "office", role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return unescape(answer.content.decode())


def _words(page: str) -> str:
    """The draft as a reader reads it."""
    draft = page.partition('<article class="official"')[2].partition("</article>")[0]
    text = " ".join(re.sub(r"<[^>]+>", " ", draft.partition(">")[2]).split())
    return re.sub(r" (?=[.,;:])", "", text)


def _file(client: Client, path: str, **typed: str) -> str:
    answer = client.post(path, {**typed, "_do": "download"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, DOCX)
    return "\n".join(piece or "\n" for piece in read(answer.content, DOCX)[1])


def _counted(text: str) -> Counter[str]:
    """How often each word stands there, in whatever order and capitals."""
    return Counter(re.findall(r"\w+", text.lower()))


PAPERS = [form.slug[0] for form in registers()["agreements"].papers]


def test_a_record_leads_to_its_papers_in_both_languages(memo: World) -> None:
    client = _client(memo)
    assert f'href="{LIST}/{MEMO}/van-ban"' in _page(client, f"{LIST}/{MEMO}")
    found = re.findall(rf'href="{LIST}/{MEMO}/van-ban/([a-z-]+)"', _page(client, f"{LIST}/{MEMO}/van-ban"))
    assert found == PAPERS
    assert len(found) == 12
    english = _page(client, f"{EN}/registers/agreements/{MEMO}/papers")
    assert "Letter asking for opinions" in english
    assert f"{EN}/registers/agreements/{MEMO}/papers/request-for-opinions" in english


@pytest.mark.parametrize("paper", PAPERS)
def test_page_and_file_say_the_same(memo: World, paper: str) -> None:
    client, path = _client(memo), f"{LIST}/{MEMO}/van-ban/{paper}"
    shown, written = _words(_page(client, path)), _file(client, path)
    assert _counted(shown) == _counted(written)
    assert "Bên thử Huế" in written
    assert BLANK in written


def test_the_letter_for_opinions_names_article_time_and_dossier(memo: World) -> None:
    """Law 70/2020/QH14, articles 19(1), 19(2) and 27: seven working days, the Ministry of Foreign Affairs among the asked."""
    said = _words(_page(_client(memo), f"{LIST}/{MEMO}/van-ban/lay-y-kien"))
    assert "Số: ……/UBND-……" in said
    assert "Kính gửi: - Bộ Ngoại giao; - ……." in said
    assert "khoản 1 Điều 19 Luật Thỏa thuận quốc tế" in said
    assert "trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ" in said
    assert "Điều 27 Luật Thỏa thuận quốc tế" in said
    assert "TM. Ủy ban nhân dân Chủ tịch" in said


def test_a_department_goes_by_the_decree_and_the_chair_decides(world: World) -> None:
    """Decree 64/2021/NĐ-CP, articles 5(4), 5(6) and 10(1): parties, signer, posting, duties, draft."""
    _agreement(world, "paper-memo", level="department", vn_party="Sở Thử nghiệm", publication="full_text")
    client = _client(world)
    said = _words(_page(client, f"{LIST}/{MEMO}/van-ban/quyet-dinh"))
    for part in (
        "Ủy ban nhân dân thành phố Huế",
        "QUYẾT ĐỊNH",
        "Chủ tịch Ủy ban nhân dân thành phố Huế",
        "Căn cứ Luật Thỏa thuận quốc tế ngày 13 tháng 11 năm 2020",
        "Căn cứ Nghị định số 64/2021/NĐ-CP ngày 30 tháng 6 năm 2021",
        "Điều 1. Cho phép Sở Thử nghiệm ký kết",
        "Điều 2. Người đại diện ký thỏa thuận quốc tế: ……",
        "Điều 3. Yêu cầu về việc đăng tải thỏa thuận quốc tế: đăng toàn văn.",
        "Điều 4. Trách nhiệm: Sở Thử nghiệm chủ trì",
        "khoản 6 Điều 5 Nghị định số 64/2021/NĐ-CP",
        "Điều 5. Dự thảo văn bản thỏa thuận quốc tế kèm theo Quyết định này (Điều 10 Nghị định số 64/2021/NĐ-CP).",
    ):
        assert part in said, part
    reported = _words(_page(client, f"{LIST}/{MEMO}/van-ban/bao-cao-ky-ket"))
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân thành phố Huế" in reported


def test_the_report_on_signing_has_what_the_record_says_and_blanks_for_the_rest(memo: World) -> None:
    said = _words(_page(_client(memo), f"{LIST}/{MEMO}/van-ban/bao-cao-ky-ket"))
    assert "Kính gửi: Thủ tướng Chính phủ" in said
    assert "4. Ngày ký, địa điểm ký: 05/03/2026, ……" in said
    assert "5. Người đại diện ký (họ tên, chức danh): ……" in said
    assert "đến ngày 04/03/2031; tự động gia hạn nếu không bên nào chấm dứt" in said
    assert "8. Ngôn ngữ ký: Tiếng Việt, Tiếng Anh" in said
    assert "- Bộ Ngoại giao (kèm bản sao thỏa thuận quốc tế);" in said


def test_a_new_name_is_told_from_the_borders_and_nothing_else(world: World) -> None:
    _agreement(world, "paper-memo", place="thua-thien-hue")
    _agreement(world, "paper-merged", place="quang-binh")
    client = _client(world)
    unchanged = _words(_page(client, f"{LIST}/{MEMO}/van-ban/thong-bao-ten-moi"))
    merged = _words(_page(client, f"{LIST}/{uid('paper-merged')}/van-ban/thong-bao-ten-moi"))
    assert "địa bàn tỉnh Quảng Bình (cũ) nay thuộc tỉnh Quảng Trị" in merged
    assert "1. Tên gọi mới của bên ký kết Việt Nam: ……" in merged
    assert "2. Việc kế thừa thỏa thuận quốc tế (toàn bộ hoặc một phần): ……" in merged
    assert "điểm c, điểm d khoản 1 Điều 5 Nghị định số 177/2025/NĐ-CP" in unchanged


def test_opinions_of_the_procedure_stand_in_the_report_and_silence_is_no_consent(memo: World) -> None:
    """The department disagrees, the ministry agrees with a comment, a body named in words has not answered."""
    department, ministry = (str(memo.agencies[name].uid) for name in ("department", "ministry"))
    steps = [
        {"step": "propose", "on": "2026-11-02"},
        {"step": "consult", "on": "2026-11-03", "bodies": [department, ministry, "Bộ được hỏi thử"]},
        {
            "step": "answer",
            "on": "2026-11-05",
            "body": department,
            "answer": "disagrees",
            "words": "Chưa rõ kinh phí thử",
        },
        {"step": "answer", "on": "2026-11-06", "body": ministry, "answer": "comments", "words": "Sửa điều thử"},
    ]
    register = registers()["procedures"]
    said = register.procedure.told(
        register.procedure.stand({"route": "province", "purpose": "sign", "steps": steps}), steps
    )
    _procedure(memo, "paper-run", agreement=str(MEMO), steps=steps, **said)
    text = _words(_page(_client(memo), f"{LIST}/{MEMO}/van-ban/giai-trinh"))
    assert "1 Sở thử Không đồng ý Chưa rõ kinh phí thử ……" in text
    assert "2 Đơn vị Bộ thử Đồng ý và có ý kiến Sửa điều thử ……" in text
    assert "3 Bộ được hỏi thử chưa trả lời …… ……" in text
    assert "không được coi là đã đồng ý" in text
    assert "Chưa rõ kinh phí thử" in _words(_page(_client(memo), f"{LIST}/{MEMO}/van-ban/xin-y-kien-thu-tuong"))


def test_the_plan_shares_out_what_was_promised(memo: World) -> None:
    office, department = (memo.agencies[name] for name in ("office", "department"))
    values = {
        "clause": {"vi": "Trao đổi sinh viên thử"},
        "agreement": str(MEMO),
        "lead": str(office.uid),
        "supporting": [str(department.uid)],
        "due": "2027-06-30",
        "product": {"vi": "Báo cáo thử"},
    }
    entry = ledger.Entry(uid("paper-promise"), values, owner=str(office.uid), visibility=SHARED, source="test")
    ledger.write(registers()["commitments"], [entry], ACT)
    said = _words(_page(_client(memo), f"{LIST}/{MEMO}/van-ban/ke-hoach-trien-khai"))
    assert "1 Trao đổi sinh viên thử Sở Ngoại vụ thử Sở thử 30/06/2027 Báo cáo thử" in said
    assert "2 …… …… …… …… ……" in said


def test_blanks_are_filled_in_on_page_and_file_and_kept_nowhere(memo: World) -> None:
    client, path = _client(memo), f"{LIST}/{MEMO}/van-ban/de-xuat"
    typed = {
        "number": "7",
        "day": "05/02/2027",
        "name": "Người Ký Thử",
        "addressees": "- Nơi nhận một;\nNơi nhận hai",
        "symbol": "SNgV",
        "capacity": "KT.",
        "post": "Phó Giám đốc",
        "copies": "Như trên",
    }
    before = Change.objects.count()
    written = _file(client, path, **typed)
    for line in (
        "Số: 07/TTr-SNgV",
        "Huế, ngày 05 tháng 02 năm 2027",
        "- Nơi nhận một;",
        "- Nơi nhận hai.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Người Ký Thử",
        "- Như trên;",
    ):
        assert line in written.splitlines(), line
    shown = unescape(client.post(path, {**typed, "_do": "preview"}).content.decode())
    assert 'value="Người Ký Thử"' in shown
    assert "Số: 07/TTr-SNgV" in _words(shown)
    assert Change.objects.count() == before
    assert "Người Ký Thử" not in _page(client, path)


def test_a_day_that_is_none_is_told_beside_its_input(memo: World) -> None:
    answer = _client(memo).post(f"{LIST}/{MEMO}/van-ban/de-xuat", {"day": "31/02/2027", "name": "A", "_do": "download"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 400
    assert "“31/02/2027” không phải là một ngày. Hãy viết ngày/tháng/năm" in page
    assert 'value="31/02/2027"' in page
    assert 'value="A"' in page


@pytest.mark.parametrize("blank", ["number", "copies", "addressees", "issuer"])
def test_marks_of_secrecy_are_refused_in_every_blank(memo: World, blank: str) -> None:
    answer = _client(memo).post(f"{LIST}/{MEMO}/van-ban/lay-y-kien", {blank: "462/BNG-CNV-m", "_do": "download"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 400
    assert "Bí mật nhà nước không được soạn thảo" in page


def test_there_are_no_papers_but_those_declared(memo: World) -> None:
    client = _client(memo)
    _page(client, f"{LIST}/{MEMO}/van-ban/khac", 404)
    _page(client, f"{VI}/so/co-hoi/{record('own', OWN)}/van-ban", 404)
    _page(client, f"{VI}/so/co-hoi/van-ban-nam", 404)
    _page(client, f"{YEAR}/khac", 404)


def test_papers_open_for_whom_the_record_opens_and_say_no_more(world: World) -> None:
    """By the decisions on records: the office sees all of its own that is not restricted; the far office its own only."""
    for agency in ("office", "far", "mission"):
        client = _client(world, agency)
        for relation in RELATIONS:
            for seen in LEVELS:
                path = f"{LIST}/{record(relation, seen, POINTING)}"
                opened = client.get(path).status_code
                drafted = client.get(f"{path}/van-ban/de-xuat")
                assert drafted.status_code == opened == client.get(f"{path}/van-ban").status_code
                if opened == 200:
                    birds = set(re.findall(r"Canaryagr[a-z]+", drafted.content.decode()))
                    assert birds == {canary(relation, seen, POINTING)}


def test_a_column_one_does_not_see_is_not_in_the_paper(memo: World) -> None:
    """What was asked about posting stays between agencies: whoever sees a published record only gets a blank."""
    register = registers()["agreements"]
    assert register.by_name["publication"].seen == SHARED
    ledger.keep(register, MEMO, ACT, owner=str(memo.agencies["far"].uid), visibility=SHARED)
    from tests.steps import publish

    publish("agreements", MEMO)
    near = _words(_page(_client(memo, "far"), f"{LIST}/{MEMO}/van-ban/quyet-dinh"))
    elsewhere = _words(_page(_client(memo, "mission"), f"{LIST}/{MEMO}/van-ban/quyet-dinh"))
    assert "đăng tải thỏa thuận quốc tế: đăng toàn văn" in near
    assert "đăng tải thỏa thuận quốc tế: ……" in elsewhere


@pytest.fixture
def years(world: World) -> World:
    """Agreements of Huế beside those of the world, which have no days: in 2026 two on known days by 10 November, one of
    which only the year is known, one after that; in 2025 one before 10 November and one after.
    """
    told = {
        "a": {"signed_on": "2026-01-01", "country": "JP", "validity": "in_force", "expires_on": "2027-06-30"},
        "b": {
            "signed_on": "2026-11-10",
            "country": "LA",
            "validity": "extended",
            "fields_of_work": ["health", "trade"],
        },
        "c": {"signed_on": "2026", "country": "JP", "level": "department"},
        "d": {"signed_on": "2026-11-11"},
        "e": {"signed_on": "2025-11-10", "validity": "terminated"},
        "f": {"signed_on": "2025-12-31", "expires_on": "2026-12-31", "validity": "expired"},
        "g": {"status": "intent"},
    }
    for name, values in told.items():
        _agreement(world, f"year-{name}", **values)
    _procedure(world, "year-run", agreement=str(uid("year-g")), planned_for=2027)
    _procedure(world, "year-run-later", planned_for=2028)
    _procedure(world, "year-run-extension", purpose="extend", planned_for=2027)
    desk_index().catch_up()
    return world


@pytest.mark.stores
def test_the_report_of_a_year_counts_by_its_windows(years: World) -> None:
    said = _words(_page(_client(years), f"{YEAR}/bao-cao"))
    assert "Về việc" not in said
    assert "Kỳ số liệu: từ ngày 01/01/2026 đến hết ngày 10/11/2026." in said
    assert "Số thỏa thuận đã ký trong kỳ: 3" in said
    assert "Năm 2026 01/01/2026 10/11/2026 3 Năm 2025 01/01/2025 10/11/2025 1 Năm 2024 01/01/2024 10/11/2024 0" in said
    assert "Tỉnh, thành phố trực thuộc trung ương: 2; Sở, ngành, đoàn thể, đơn vị: 1" in said
    assert "Nhật Bản: 2; Lào: 1" in said
    assert "Còn hiệu lực: 2." in said
    assert "Hết hiệu lực trong năm 2027 theo ngày đã ghi: 1 thỏa thuận" in said
    assert "Thủ tục ký đã ghi năm dự kiến là 2027: 1./." in said


@pytest.mark.parametrize("paper", ["ke-hoach-ky-ket", "ke-hoach-thuc-hien", "bao-cao"])
def test_every_number_opens_the_list_it_counts(years: World, paper: str) -> None:
    client = _client(years)
    found = FIGURE.findall(_page(client, f"{YEAR}/{paper}"))
    assert len(found) >= 2
    for address, number in found:
        (total,) = re.findall(r'<p class="total"><strong>([\d.]+) ', _page(client, address))
        assert total == number, address


def test_the_report_goes_by_the_day_and_year_that_were_asked_for(years: World) -> None:
    client = _client(years)
    whole = _words(_page(client, f"{YEAR}/bao-cao?year=2025"))
    assert "từ ngày 01/01/2025 đến hết ngày 31/12/2025" in whole
    assert "Số thỏa thuận đã ký trong kỳ: 2" in whole
    part = _words(_page(client, f"{YEAR}/bao-cao?year=2026&until=09/11/2026"))
    assert "Số thỏa thuận đã ký trong kỳ: 2" in part
    wrong = _page(client, f"{YEAR}/bao-cao?year=26", 400)
    assert "Năm phải là số có bốn chữ số" in wrong
    assert "không phải là một ngày" in _page(client, f"{YEAR}/bao-cao?until=31/2", 400)


@pytest.mark.stores
def test_plans_are_of_the_next_year_and_list_what_ends_in_it(years: World) -> None:
    client = _client(years)
    plan = _words(_page(client, f"{YEAR}/ke-hoach-ky-ket"))
    assert "Ký kết thỏa thuận quốc tế năm 2027" in plan
    assert "Hết hiệu lực trong năm 2027 theo ngày đã ghi: 1 thỏa thuận" in plan
    assert "Thủ tục ký đã ghi năm dự kiến là 2027: 1 (danh mục tại Phụ lục I)" in plan
    assert "1 Văn bản thử year-run" in plan
    assert "chưa thấy ký và chưa ghi năm: 1 thỏa thuận" in plan
    written = _file(client, f"{YEAR}/ke-hoach-ky-ket")
    assert "Số: ……/KH-UBND" in written
    assert "THỎA THUẬN QUỐC TẾ HẾT HIỆU LỰC TRONG NĂM 2027" in written
    assert "đến ngày 30/06/2027" in written


def test_another_office_counts_its_own_province(years: World) -> None:
    said = _words(_page(_client(years, "far"), f"{YEAR}/bao-cao"))
    assert "Số thỏa thuận đã ký trong kỳ: 0" in said
    assert "Không có thỏa thuận nào trong sổ." in said


def test_the_page_says_that_the_form_of_the_ministry_was_not_found(years: World) -> None:
    assert "Chưa tìm thấy mẫu do Bộ Ngoại giao hướng dẫn" in _page(_client(years), YEAR)
    assert "form (Decree 64/2021/NĐ-CP, article 16(2)) was not found" in _page(
        _client(years), f"{EN}/registers/agreements/year-papers"
    )
