"""Words of work that agencies share: a record's tasks, reports, what waits on Today."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_work_tally": Phrase("{n} việc, {late} quá hạn", "{n} tasks, {late} overdue", "{n} task, {late} overdue"),
    "desk_work_none": Phrase("Chưa có việc nào.", "There are no tasks yet."),
    "desk_work_add_one": Phrase("Thêm {what}", "Add: {what}"),
    "desk_work_every": Phrase("Xem trong sổ", "See the register"),
    "desk_work_late": Phrase("Quá hạn {n} ngày", "{n} days overdue", "{n} day overdue"),
    "desk_work_due": Phrase("Thời hạn {due}", "Due {due}"),
    "desk_work_lead": Phrase("Chủ trì: {agency}", "Lead: {agency}"),
    "desk_work_supporting": Phrase("Phối hợp: {agencies}", "Supporting: {agencies}"),
    "desk_work_far": Phrase("{progress} %", "{progress} %"),
    "desk_work_why": Phrase("Lý do: {reason}", "Reason: {reason}"),
    "desk_work_report": Phrase("Báo tiến độ", "Report"),
    "desk_work_status": Phrase("Tình trạng thực hiện", "State of work"),
    "desk_work_progress": Phrase("Tiến độ (%)", "Progress (%)"),
    "desk_work_reason": Phrase("Lý do chậm hoặc dừng", "Reason for delay or stop"),
    "desk_work_send": Phrase("Lưu tiến độ", "Save"),
    "desk_work_reported": Phrase("Đã ghi tiến độ.", "The report has been kept."),
    "desk_about_register": Phrase("Sổ này ghi gì, ai xem và sửa được", "What is in this register, and who sees and edits it"),
    "desk_today_led": Phrase("Việc cơ quan bạn chủ trì", "Work your agency leads"),
}  # fmt: skip
