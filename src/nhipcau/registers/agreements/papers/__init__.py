"""Papers about an agreement, one or more for each step of its procedure, and the three of each year due on 15 November.

What stands there as law was read: Law 70/2020/QH14, Decrees 64/2021/NĐ-CP and 177/2025/NĐ-CP. What the record does not say is
a blank; reasons, assessments and opinions are the office's to write.
"""

from nhipcau.core.labels import Label
from nhipcau.core.papers.declaration import PaperForm
from nhipcau.registers.agreements.papers import consulting, deciding, implementing, proposing, reporting
from nhipcau.registers.agreements.papers.yearly import YEAR_PAPERS

__all__ = ["PAPERS", "YEAR_PAPERS"]

PAPERS = (
    PaperForm(
        ("de-xuat", "proposal"),
        Label("Tờ trình đề xuất ký kết", "Submission proposing to sign"),
        proposing.proposal,
        ("propose",),
    ),
    PaperForm(
        ("lay-y-kien", "request-for-opinions"),
        Label("Công văn lấy ý kiến", "Letter asking for opinions"),
        consulting.request,
        ("consult",),
    ),
    PaperForm(
        ("tra-loi", "opinion"),
        Label("Công văn trả lời ý kiến", "Letter giving an opinion"),
        consulting.opinion,
        ("answer",),
    ),
    PaperForm(
        ("giai-trinh", "how-opinions-were-taken"),
        Label("Báo cáo giải trình, tiếp thu ý kiến", "Report on how opinions were taken"),
        consulting.taken,
        ("explain",),
    ),
    PaperForm(
        ("trinh-ky-ket", "submission"),
        Label("Tờ trình về việc ký kết", "Submission for decision"),
        proposing.submission,
        ("submit",),
    ),
    PaperForm(
        ("xin-y-kien-thu-tuong", "to-the-prime-minister"),
        Label("Công văn xin ý kiến Thủ tướng Chính phủ", "Letter asking the Prime Minister’s opinion"),
        consulting.prime_minister,
        ("prime_minister",),
    ),
    PaperForm(
        ("quyet-dinh", "decision"),
        Label("Quyết định về việc ký kết", "Decision on signing"),
        deciding.decision,
        ("decide",),
    ),
    PaperForm(
        ("bao-cao-ky-ket", "report-on-signing"),
        Label("Báo cáo việc ký kết (15 ngày)", "Report on the signing (15 days)"),
        reporting.signed,
        ("report",),
    ),
    PaperForm(
        ("ke-hoach-trien-khai", "implementation-plan"),
        Label("Kế hoạch triển khai", "Implementation plan"),
        implementing.plan,
        reads=(implementing.COMMITMENTS,),
    ),
    PaperForm(
        ("thong-bao-sua-doi", "notice-of-amendment"),
        Label("Thông báo sửa đổi, bổ sung, gia hạn", "Notice of amendment or extension"),
        reporting.amended,
        ("notify",),
    ),
    PaperForm(
        ("thong-bao-cham-dut", "notice-of-termination"),
        Label("Thông báo chấm dứt, rút khỏi, tạm đình chỉ", "Notice of termination, withdrawal or suspension"),
        reporting.ended,
        ("notify",),
    ),
    PaperForm(
        ("thong-bao-ten-moi", "notice-of-new-name"),
        Label("Thông báo tên mới với đối tác", "Notice of a new name to the partner"),
        reporting.renamed,
        ("notify",),
    ),
)
