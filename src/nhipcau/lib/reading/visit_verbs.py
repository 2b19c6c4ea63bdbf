"""Words by which receptions, talks and visits are told: verbs, and what stands before who meets."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.words import CAPITAL

_GUEST: Final = (
    r"(?:(?:(?:\d+|các) (?=[TtĐđ]))?(?:[Ôô]ng|[Bb]à|[Nn]gài|[Đđ]oàn|[Đđ]ồng chí|[Đđ]ại sứ|[Tt]ổng [Ll]ãnh sự|Tổng (?:Giám đốc|[Tt]hư ký|[Bb]í thư|[Tt]hống)|[Tt]ân|Bộ trưởng|Giám đốc|Trưởng|Tham tán|Tập đoàn|Công ty|Tổ chức|Hiệp hội|Quỹ|Ngân hàng|Cơ quan|Đại học|[Gg]iáo sư|[Tt]iến sĩ|(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá)|[Nn]ghị sĩ"
    r"|Thứ trưởng|Chủ tịch|Phó|Tỉnh trưởng|Thống đốc|Thị trưởng|[Ll]ãnh đạo|[Đđ]ại diện|các thành viên)\s|[Đđ]oàn,)"
)
_PLACE: Final = rf"(?:(?:các )?(?:tỉnh|thành phố|chính quyền|lãnh đạo|Lãnh đạo|một số)(?!\w)|{CAPITAL})"
_AND: Final = (
    r"(?:(?:,| và|, và| [-–]) (?:làm việc|chào xã giao|trao đổi|hội đàm|xúc tiến đầu tư|khảo sát|học tập kinh nghiệm|tìm hiểu"
    r"|tham dự|dự|chúc mừng|chúc Tết))*"
)
"""What else is done on a visit: "thăm, làm việc và xúc tiến đầu tư tại …"."""
_ON_DAYS: Final = r"(?: (?:trong |từ )?ngày [\d/.–-]+(?:(?: đến| tới)(?: ngày)? [\d/.]+)?)?"
""" "thăm và làm việc từ ngày 17 đến 21/2 tại …"."""
_BEFORE: Final = r"(?<!\w)(?=[đvsctglh])(?:đã |vừa |sẽ )?(?:(?:chủ trì|có|tổ chức|tiến hành|thực hiện) (?:buổi |cuộc |chuyến (?=thăm|công tác))?|(?<!chuyến ))"
_RECEIVES: Final = rf"đón(?:,| và) làm việc với\s+(?={_GUEST})|đón\s+(?=[Đđ]oàn (?:đại biểu|công tác|lãnh đạo|cán bộ|doanh nghiệp|Hội)|Đại sứ|Tổng Lãnh sự)|(?:đón(?:,| và)? )?(?<!trực )(?<!gián )(?<!giao )tiếp(?: xã giao| thân mật| đón|{_AND}(?: với)?|,? (?:và )?làm việc(?: với)?)*\s+(?={_GUEST})"
_MEETS: Final = rf"gặp(?: gỡ| mặt)?\s+(?={_GUEST}|(?:Chủ tịch|Thủ tướng|Ban|Hội|cộng đồng|bà con|kiều bào)\s)|(?:(?:gặp(?: gỡ)?(?:,| và) )?làm việc|hội đàm(?: cấp cao| thường niên)?|hội kiến|gặp gỡ|trao đổi|họp|giao lưu(?: hữu nghị)?) (?:với|cùng)\s+(?={_GUEST}|{_PLACE})|hội đàm(?: cấp cao| thường niên)?(?=[,.;]| (?:tại|về|nhằm|để)(?!\w))"
_VISITS: Final = (
    rf"(?:đi |đến |sang |tới |ghé )*(?:chào (?:xã giao|từ biệt|tạm biệt|)\s*|ghé\s+|(?:(?<=đến )|(?<=tới )|(?<=sang ))làm việc tại\s+|công tác tại\s+"
    rf"|thăm(?: chính thức| hữu nghị| xã giao)*{_AND}(?: và)?{_ON_DAYS}(?: tại| đến| với)?\s+)(?={_GUEST}|{_PLACE})"
)
_GREETS: Final = r"(?:đến |sang |tới )*(?:thăm(?:,| và) )?(?<!thư )(?<!lời )(?<!thiệp )(?<!hoa )(?<!quà )chúc (?:Tết|tết|mừng (?:năm mới|Quốc khánh|Tết))\s+"
_COMES: Final = rf"(?:đến|tới|sang)\s+(?={CAPITAL})"
MET: Final = re.compile(
    rf"{_BEFORE}(?:(?P<receives>{_RECEIVES})|(?P<meets>{_MEETS})|(?P<visits>{_VISITS})|(?P<greets>{_GREETS})|(?P<comes>{_COMES}))"
)
"""The verb with what is said before it, up to the guest, the host or the place; the group says which verb it is."""
KINDS: Final = {"receives": "reception", "meets": "meeting", "visits": "visit", "greets": "visit", "comes": "visit"}
LEAD: Final = re.compile(
    r"(?:(?:[-–+*•]|\d{1,2}[.)])\s+)?(?:\([^)\n]{2,30}\)\s*[-–]?\s*)?(?:[A-ZĐ]{2,6}\s*[-–]\s*)?"
    r"(?:(?:Vào |Trong |Từ |Sáng|Chiều|Tối|Trưa|Ngày|Mới đây|Vừa qua|Tại |Nhân |Tiếp tục |Được |Theo |Thực hiện |Hôm |Cùng ngày|Cũng |ngày |sáng |chiều |tối |từ |tại |trong |nhân )"
    r"(?:[^,;.]|(?<=\d)[.](?=\d)){0,200},\s*){1,4}"
)
""" "Sáng 6-11, tại Hà Nội, …": when and where, before who."""
LABEL: Final = re.compile(r"[^:.;,]{3,60}:\s+(?:(?:đã )?tổ chức (?:thành công )?(?=đoàn))?", re.IGNORECASE)
""" "Về đối ngoại Đảng: Tổ chức thành công đoàn …": what a report's paragraph is about."""
TOLD_FIRST: Final = re.compile(r"(?:cho biết|cho hay|thông tin)(?:,| rằng|:)?\s|nhằm [^.;]*,\s")
"""What stands before the one who travels: "tin từ UBND tỉnh cho biết, nhằm …, đoàn công tác …"."""
