"""Words of drafting official papers."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_papers": Phrase("Soạn văn bản", "Draft a paper"),
    "desk_papers_lead": Phrase(
        "Văn bản theo thể thức Nghị định 30/2020/NĐ-CP, lấy nội dung từ hồ sơ. Chỗ hồ sơ chưa ghi để trống “……”; nhận định, lý do và ý kiến do cơ quan viết. Văn bản bằng tiếng Việt.",
        "Papers in the form of Decree 30/2020/NĐ-CP, with what the record says. What it does not say is left as “……”; judgements, reasons and opinions are the office’s to write. The papers are in Vietnamese.",
    ),
    "desk_year_papers": Phrase("Văn bản hằng năm", "Papers of the year"),
    "desk_year_papers_lead": Phrase(
        "Kế hoạch và báo cáo gửi Bộ Ngoại giao, lấy số liệu từ sổ. Chưa tìm thấy mẫu do Bộ Ngoại giao hướng dẫn (khoản 2 Điều 16 Nghị định 64/2021/NĐ-CP); các cột theo thông lệ của cơ quan ngoại vụ. Nếu có mẫu của Bộ, hãy theo mẫu đó.",
        "Plans and reports to the Ministry of Foreign Affairs, with figures from the register. The Ministry’s form (Decree 64/2021/NĐ-CP, article 16(2)) was not found; the columns are those offices use. If you have the Ministry’s form, follow it.",
    ),
    "desk_paper_due": Phrase("Gửi chậm nhất {due}.", "Due {due}."),
    "desk_paper_blanks": Phrase("Điền trước khi tải về", "Fill in before downloading"),
    "desk_paper_more": Phrase("Cơ quan, số ký hiệu, chức vụ, nơi nhận", "Letterhead, symbol, post, copies"),
    "desk_paper_preview": Phrase("Xem bản dự thảo", "See the draft"),
    "desk_paper_download": Phrase("Tải về (.docx)", "Download (.docx)"),
    "desk_paper_not_kept": Phrase(
        "Những gì điền ở đây không được lưu. Không ghi bí mật nhà nước. Sau khi tải về, hãy đọc lại từng chỗ “……” trước khi trình ký.",
        "What you fill in here is not kept. Do not enter state secrets. After downloading, read every “……” before it goes for signature.",
    ),
    "desk_paper_draft": Phrase("Bản dự thảo", "Draft"),
    "desk_paper_opens": Phrase("Bấm vào một con số để mở đúng danh sách hồ sơ đã đếm.", "Press a number to open the very list of records it counts."),
    "desk_paper_blank": Phrase("chưa có thông tin", "not known"),
    "desk_paper_number": Phrase("Số (văn thư cấp)", "Number (given by the registry)"),
    "desk_paper_day": Phrase("Ngày ban hành", "Day of issue"),
    "desk_paper_name": Phrase("Họ và tên người ký", "Name of the signer"),
    "desk_paper_addressees": Phrase("Kính gửi (mỗi nơi một dòng)", "To (one a line)"),
    "desk_paper_superior": Phrase("Cơ quan chủ quản", "Superior body"),
    "desk_paper_issuer": Phrase("Cơ quan ban hành", "Issuing body"),
    "desk_paper_symbol": Phrase("Chữ viết tắt cơ quan trong số, ký hiệu", "Abbreviation of the body in the number"),
    "desk_paper_place": Phrase("Địa danh", "Place"),
    "desk_paper_capacity": Phrase("Quyền hạn ký", "Signs as"),
    "desk_paper_body": Phrase("Thay mặt, ký thay, thừa lệnh…", "On behalf of"),
    "desk_paper_post": Phrase("Chức vụ người ký", "Post of the signer"),
    "desk_paper_copies": Phrase("Nơi nhận (mỗi nơi một dòng)", "Copies to (one a line)"),
    "desk_paper_no_day": Phrase("“{value}” không phải là một ngày. Hãy viết ngày/tháng/năm, ví dụ 05/02/2026.", "“{value}” is no day. Write day/month/year, for example 05/02/2026."),
    "desk_paper_year": Phrase("Năm", "Year"),
    "desk_paper_until": Phrase("Số liệu đến hết ngày", "Figures up to and including"),
    "desk_paper_scope": Phrase("Phạm vi", "Scope"),
    "desk_paper_show": Phrase("Xem", "Show"),
}  # fmt: skip
