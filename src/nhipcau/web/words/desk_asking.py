"""Words of requests between agencies."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_today_requested": Phrase("Yêu cầu chờ cơ quan bạn trả lời", "Requests your agency has to answer"),
    "desk_request_send_title": Phrase("Gửi yêu cầu", "Send the request"),
    "desk_request_send": Phrase("Gửi đến các cơ quan được hỏi", "Send to the agencies asked"),
    "desk_request_send_again": Phrase("Gửi thêm cho cơ quan, số liệu mới ghi", "Send to agencies and figures added since"),
    "desk_request_send_help": Phrase(
        "Sau khi gửi, mỗi cơ quan được hỏi thấy yêu cầu này trên trang Hôm nay và trả lời riêng.",
        "Once sent, each agency asked finds it on Today and answers on its own.",
    ),
    "desk_request_sent": Phrase(
        "Đã gửi; {n} cơ quan được hỏi lần đầu.",
        "Sent; {n} agencies are asked for the first time.",
        "Sent; {n} agency is asked for the first time.",
    ),
    "desk_request_answer": Phrase("Trả lời", "Answer"),
    "desk_request_answered": Phrase("Đã ghi {n} câu trả lời.", "{n} answers kept.", "{n} answer kept."),
    "desk_request_reply": Phrase("Trả lời của cơ quan bạn", "Your agency's answer"),
    "desk_request_not_yet": Phrase("Chưa báo cáo", "Not reported"),
    "desk_request_opinion": Phrase("Ý kiến", "Opinion"),
    "desk_request_words": Phrase("Nội dung, ghi chú", "Words or note"),
    "desk_request_value": Phrase("Giá trị", "Value"),
    "desk_request_said": Phrase("Trả lời là", "Answer"),
    "desk_request_figure": Phrase("Số liệu", "Figure"),
    "desk_request_agency": Phrase("Cơ quan", "Agency"),
    "desk_request_on": Phrase("Ngày trả lời", "Answered on"),
    "desk_request_keep": Phrase("Gửi câu trả lời", "Send the answer"),
    "desk_request_answers": Phrase("Các câu trả lời", "Answers"),
    "desk_request_tally": Phrase("{done}/{n} cơ quan đã trả lời đủ", "{done} of {n} agencies have answered in full"),
    "desk_request_file": Phrase("Tải bảng trả lời (XLSX)", "Download the answers (XLSX)"),
    "desk_request_help": Phrase(
        "Ô để trống là chưa báo cáo. Nếu không có gì để đếm, chọn “Không có”.",
        "An empty row is not reported. Where there is nothing to count, choose “None”.",
    ),
}  # fmt: skip
