"""Which law a paper of an agreement rests on, by in whose name it is signed. Articles as the official codification prints them."""

from __future__ import annotations

from typing import NamedTuple

LAW = "Luật Thỏa thuận quốc tế"
LAW_DATED = f"{LAW} ngày 13 tháng 11 năm 2020"
"""Among the grounds laws go by name and day, without number and issuer (Decree 30/2020/NĐ-CP, Annex I, II.6a)."""
D64 = "Nghị định số 64/2021/NĐ-CP"
D64_NAMED = (
    f"{D64} ngày 30 tháng 6 năm 2021 của Chính phủ về ký kết và thực hiện thỏa thuận quốc tế nhân danh tổng cục, cục thuộc "
    "bộ, cơ quan ngang bộ; cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh; Ủy ban nhân dân cấp huyện; Ủy ban nhân dân "
    "cấp xã ở khu vực biên giới; cơ quan cấp tỉnh của tổ chức"
)
D177 = "Nghị định số 177/2025/NĐ-CP"
D177_NAMED = (
    f"{D177} ngày 30 tháng 6 năm 2025 của Chính phủ sửa đổi, bổ sung các Nghị định trong lĩnh vực thỏa thuận quốc tế; xử lý "
    "một số vấn đề liên quan đến việc tổ chức chính quyền địa phương 02 cấp và sắp xếp tổ chức bộ máy trong lĩnh vực thỏa "
    "thuận quốc tế"
)
OFFICE = "Cơ quan ngoại vụ cấp tỉnh"

PROVINCE, DEPARTMENT, COMMUNE, ORGANISATION = "province", "department", "commune", "organisation"


class Route(NamedTuple):
    """What the law says for agreements in one kind of name: who is asked and by which clause, within how many working days
    they answer, what the dossiers are, to whom the signing is reported, whom to tell of changes and of the end.
    """

    in_the_name: str
    asked: tuple[str, ...]
    asked_by: str
    answer_by: str
    asked_dossier: str
    submitted_to: str
    submitted_dossier: str
    decided_by: str
    report_to: str
    report_by: str
    told: str
    changed_by: str
    ended_by: str

    @property
    def is_province(self) -> bool:
        return self.in_the_name == ROUTES[PROVINCE].in_the_name


ROUTES: dict[str, Route] = {
    PROVINCE: Route(
        "cơ quan nhà nước cấp tỉnh",
        ("Bộ Ngoại giao", ""),
        f"khoản 1 Điều 19 {LAW}",
        f"khoản 2 Điều 19 {LAW}",
        f"Điều 27 {LAW}",
        "",
        f"Điều 28 {LAW}",
        f"khoản 2 Điều 18, khoản 3 Điều 19 {LAW}",
        "Thủ tướng Chính phủ",
        f"khoản 5 Điều 19 {LAW}",
        "Bộ Ngoại giao",
        f"khoản 3 Điều 33 {LAW}",
        f"khoản 5 Điều 34 {LAW}",
    ),
    DEPARTMENT: Route(
        "cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh",
        (OFFICE, ""),
        f"khoản 1 Điều 5 {D64}",
        f"khoản 2 Điều 5 {D64}",
        f"Điều 11 {D64}",
        OFFICE,
        f"Điều 12 {D64}",
        f"khoản 2 Điều 20 {LAW}, khoản 4 Điều 5 {D64}",
        "Chủ tịch",
        f"khoản 6 Điều 5 {D64}",
        OFFICE,
        f"khoản 2 Điều 13 {D64}",
        f"khoản 2 Điều 14 {D64}",
    ),
    COMMUNE: Route(
        "Ủy ban nhân dân cấp xã ở khu vực biên giới",
        (OFFICE,),
        f"khoản 1 Điều 7 {D64} (sửa đổi, bổ sung tại {D177})",
        f"khoản 2 Điều 7 {D64} (sửa đổi, bổ sung tại {D177})",
        f"Điều 11 {D64}",
        OFFICE,
        f"Điều 12 {D64}",
        f"khoản 2 Điều 20 {LAW}, khoản 6 Điều 7 {D64} (sửa đổi, bổ sung tại {D177})",
        "Chủ tịch",
        f"khoản 8 Điều 7 {D64} (sửa đổi, bổ sung tại {D177})",
        OFFICE,
        f"khoản 3 Điều 13 {D64} (sửa đổi, bổ sung tại {D177})",
        f"khoản 3 Điều 14 {D64} (sửa đổi tại {D177})",
    ),
    ORGANISATION: Route(
        "cơ quan cấp tỉnh của tổ chức",
        (OFFICE, ""),
        f"khoản 1 Điều 8 {D64}",
        f"khoản 3 Điều 8 {D64}",
        f"Điều 11 {D64}",
        "",
        f"Điều 12 {D64}",
        f"khoản 5 Điều 8 {D64}",
        "",
        f"khoản 7 Điều 8 {D64}",
        OFFICE,
        f"khoản 4 Điều 13 {D64}",
        f"khoản 4 Điều 14 {D64}",
    ),
}

INHERITED = "inherited"
"""What a district signed is the Province's since 1 July 2025 (Decree 177/2025/NĐ-CP, article 3)."""
ROUTES[INHERITED] = ROUTES[PROVINCE]._replace(
    asked=("Cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh có liên quan trực tiếp", ""),
    asked_by=f"điểm a khoản 4 Điều 3 {D177}",
    answer_by=f"điểm b khoản 4 Điều 3 {D177}",
    decided_by=f"khoản 2, điểm d khoản 4 Điều 3 {D177}",
)

OF_LEVEL = {"district": INHERITED, "district_city": INHERITED, "department": DEPARTMENT, "commune": COMMUNE}
"""The route of a level, if nobody has chosen one for the procedure; the Province's for all others."""

PROPOSED_PROVINCE = (
    "Yêu cầu, mục đích của việc ký kết thỏa thuận quốc tế",
    "Nội dung chính của thỏa thuận quốc tế",
    "Đánh giá sự phù hợp với quy định của pháp luật Việt Nam và điều ước quốc tế có liên quan",
    "Đánh giá tác động về chính trị, đối ngoại, quốc phòng, an ninh, kinh tế - xã hội và các tác động khác",
    "Việc tuân thủ các nguyên tắc quy định tại Điều 3 Luật Thỏa thuận quốc tế",
    "Tính khả thi, hiệu quả của thỏa thuận quốc tế",
)
"""Contents of the proposal: Law 70/2020/QH14, article 27(1)."""
PROPOSED_UNIT = (
    "Bối cảnh, mục đích của việc ký kết thỏa thuận quốc tế",
    "Nội dung chính của thỏa thuận quốc tế",
    "Đánh giá sự phù hợp với quy định của pháp luật Việt Nam",
    "Tác động của thỏa thuận quốc tế dự định ký kết",
    f"Việc tuân thủ Điều 3 Luật Thỏa thuận quốc tế và Điều 3 {D64}",
    "Kiến nghị họ tên, chức vụ của người đại diện ký",
    "Kiến nghị về việc đăng tải, bảo mật thỏa thuận quốc tế",
)
"""Contents of the proposal: Decree 64/2021/NĐ-CP, article 11(1)."""
CONTENTS = 1
"""The place of "Nội dung chính" in both."""
DRAFTS = (
    "Dự thảo văn bản thỏa thuận quốc tế bằng tiếng Việt và tiếng nước ngoài; trường hợp chỉ có văn bản bằng tiếng nước ngoài "
    "thì kèm theo bản dịch tiếng Việt"
)
"""Law 70/2020/QH14, articles 27(2) and 28(4); Decree 64/2021/NĐ-CP, articles 11(2) and 12(4)."""
