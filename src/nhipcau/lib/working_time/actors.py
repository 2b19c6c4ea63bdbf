"""Who must act, and the procedures clocks belong to. Codes of agencies that work at the desk are the desk's kinds of agency."""

from __future__ import annotations

from typing import Final

from nhipcau.lib.working_time.words import Words

ACTORS: Final = {
    "province": Words("HĐND, UBND cấp tỉnh", "Provincial People's Council or Committee"),
    "province-chair": Words("Chủ tịch UBND cấp tỉnh", "Chair of the provincial People's Committee"),
    "external-affairs-office": Words("Cơ quan ngoại vụ cấp tỉnh", "Provincial external affairs office"),
    "department": Words("Cơ quan cấp Sở", "Provincial department"),
    "district": Words("UBND cấp huyện", "District People's Committee"),
    "border-commune": Words("UBND xã biên giới", "People's Committee of a border commune"),
    "association": Words("Cơ quan cấp tỉnh của tổ chức", "Provincial body of an organisation"),
    "directing-body": Words(
        "Cơ quan quản lý hoạt động đối ngoại của tổ chức", "Body that directs the organisation's external affairs"
    ),
    "asked-body": Words("Cơ quan được lấy ý kiến", "Body asked for its opinion"),
    "prime-minister": Words("Thủ tướng Chính phủ", "Prime Minister"),
    "ministry-unit": Words("Bộ Ngoại giao", "Ministry of Foreign Affairs"),
    "passport-office": Words(
        "Cơ quan Lãnh sự Bộ Ngoại giao hoặc cơ quan được ủy quyền", "Consular department or a body it authorises"
    ),
    "organiser": Words("Đơn vị tổ chức", "Organiser"),
    "appraising-body": Words("Cơ quan chủ trì thẩm định", "Appraising body"),
    "governing-body": Words("Cơ quan chủ quản", "Governing body of the aid"),
    "aid-owner": Words("Chủ khoản viện trợ", "Owner of the grant"),
    "ngo": Words("Tổ chức phi chính phủ nước ngoài", "Foreign NGO"),
}

PREPARES: Final = {
    "external-affairs-office": ("external-affairs-office", "province", "province-chair", "governing-body")
}
"""Whose days somebody follows beside his own: the office is the People's Committee's secretariat (Circular 03/2021/TT-BNG,
Articles 3 and 4), and the Committee is the governing body of the province's aid."""

GROUPS: Final = {
    "province": Words("Thỏa thuận nhân danh HĐND, UBND cấp tỉnh", "Agreements of provincial councils and committees"),
    "shortened": Words("Thủ tục rút gọn", "Shortened procedure"),
    "department": Words("Thỏa thuận của cơ quan cấp Sở", "Agreements of departments"),
    "district": Words("Thỏa thuận của UBND cấp huyện (đến 30/06/2025)", "Agreements of districts (until 30 June 2025)"),
    "commune": Words("Thỏa thuận của UBND xã biên giới", "Agreements of border communes"),
    "organisation": Words("Thỏa thuận của cơ quan cấp tỉnh của tổ chức", "Agreements of organisations"),
    "merger": Words("Sau sắp xếp năm 2025", "After the reorganisation of 2025"),
    "delegations": Words("Đoàn ra, đoàn vào", "Delegations"),
    "conferences": Words("Hội nghị, hội thảo quốc tế", "International conferences"),
    "aid": Words("Viện trợ không hoàn lại", "Grant aid"),
    "ngos": Words("Tổ chức phi chính phủ nước ngoài", "Foreign NGOs"),
    "yearly": Words("Lịch trong năm", "Yearly calendar"),
}
