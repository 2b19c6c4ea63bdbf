"""Words of the calendar at the desk."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_calendar": Phrase("Lịch", "Calendar"),
    "desk_calendar_lead": Phrase("Việc đến hạn theo ngày trong tháng; in được.", "What is due by the days of a month; it prints."),
    "desk_calendar_month": Phrase("Tháng {month}", "{month}"),
    "desk_calendar_before": Phrase("Tháng trước", "Month before"),
    "desk_calendar_after": Phrase("Tháng sau", "Month after"),
    "desk_calendar_none": Phrase("Không có việc nào đến hạn trong tháng này.", "Nothing is due this month."),
    "desk_calendar_links": Phrase("Lịch trong điện thoại, Outlook, Google", "In your phone, Outlook, Google"),
    "desk_calendar_links_lead": Phrase("Liên kết bí mật để chương trình lịch của bạn tự cập nhật. Ai có liên kết thì xem được những gì bạn được xem lúc đó; khi vai trò của bạn đổi hoặc hết, lịch đổi theo. Nhà cung cấp lịch bạn chọn cũng đọc được: chỉ dùng nếu cơ quan cho phép.", "A secret address from which your calendar program brings itself up to date. Whoever has it sees what you may see at that moment; when your roles change or end, so does it. The provider of your calendar reads it as well: use it only if your agency allows that."),
    "desk_calendar_make": Phrase("Tạo liên kết", "Make a link"),
    "desk_calendar_whose": Phrase("Lịch của", "Calendar of"),
    "desk_calendar_made": Phrase("Liên kết mới, chỉ hiện một lần. Hãy chép vào chương trình lịch ngay:", "Your new link, shown only now. Copy it into your calendar program:"),
    "desk_calendar_since": Phrase("tạo ngày {day}", "made on {day}"),
    "desk_calendar_end": Phrase("Hủy liên kết", "End the link"),
}  # fmt: skip
