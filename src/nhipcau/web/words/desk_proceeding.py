"""Words of procedures: where one stands, starting one, recording a step, what waits for who was asked."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_procedures": Phrase("Thủ tục", "Procedures"),
    "desk_procedures_none": Phrase("Không có thủ tục nào đang làm.", "No procedure is running."),
    "desk_procedures_over": Phrase("{n} thủ tục đã kết thúc", "{n} procedures are over", "{n} procedure is over"),
    "desk_procedure_new": Phrase("Bắt đầu thủ tục", "Start a procedure"),
    "desk_procedure_new_lead": Phrase(
        "Danh nghĩa ký gợi ý theo cấp ký của hồ sơ; hãy kiểm tra. Mỗi bước tiếp theo và thời hạn của nó theo luật sẽ hiện ra sau đó.",
        "The route is suggested by the level of the record; check it. Each next step and its period by law follow from it.",
    ),
    "desk_procedure_begin": Phrase("Bắt đầu", "Start"),
    "desk_procedure_begun": Phrase("Đã bắt đầu thủ tục.", "The procedure has begun."),
    "desk_procedure_title": Phrase("Tên văn bản", "Name of the paper"),
    "desk_procedure_title_help": Phrase(
        "Như ghi trên dự thảo. Không dùng công ước, hiệp ước, định ước, hiệp định (Luật 70/2020/QH14, Điều 6).",
        "As the draft has it. Never a convention, pact, act or treaty (công ước, hiệp ước, định ước, hiệp định; Law 70/2020/QH14, Article 6).",
    ),
    "desk_procedure_purpose": Phrase("Mục đích", "Purpose"),
    "desk_procedure_route": Phrase("Danh nghĩa ký", "Route"),
    "desk_procedure_route_help": Phrase(
        "Ai ký thì theo thủ tục của cấp đó.", "Whose name the agreement is signed in decides the procedure."
    ),
    "desk_procedure_on": Phrase("Ngày đề xuất", "Proposed on"),
    "desk_procedure_shortened": Phrase("Thủ tục rút gọn", "Shortened procedure"),
    "desk_procedure_shortened_help": Phrase(
        "Gấp, hoặc ký trong chuyến thăm cấp cao: cơ quan được hỏi trả lời trong 3 ngày làm việc (Luật 70/2020/QH14, Điều 35, 39).",
        "Urgent, or signed during a high-level visit: bodies asked answer within 3 working days (Law 70/2020/QH14, Articles 35, 39).",
    ),
    "desk_procedure_shortened_reason": Phrase("Lý do rút gọn", "Why it is shortened"),
    "desk_procedure_stands": Phrase("Thủ tục đang ở đâu", "Where the procedure stands"),
    "desk_procedure_not_begun": Phrase("Chưa bắt đầu", "Not begun"),
    "desk_procedure_since": Phrase("từ {day}", "since {day}"),
    "desk_procedure_next": Phrase("Bước tiếp theo", "Next step"),
    "desk_procedure_clocks": Phrase("Thời hạn đang chạy", "Periods that run"),
    "desk_procedure_ended": Phrase("{n} thời hạn đã kết thúc", "{n} periods have ended", "{n} period has ended"),
    "desk_procedure_opinions": Phrase("Ý kiến", "Opinions"),
    "desk_procedure_history": Phrase("Các bước đã làm", "Steps taken"),
    "desk_clock_ended": Phrase("kết thúc {day} ({step})", "ended {day} ({step})"),
    "desk_opinion_body": Phrase("Cơ quan được hỏi", "Body asked"),
    "desk_opinion_asked": Phrase("Ngày hỏi", "Asked on"),
    "desk_opinion_answered": Phrase("Ngày trả lời", "Answered on"),
    "desk_opinion_answer": Phrase("Ý kiến", "Opinion"),
    "desk_opinion_none": Phrase("Chưa trả lời", "Has not answered"),
    "desk_step_since_on": Phrase("tính từ {day}", "counted from {day}"),
    "desk_step_effective_on_on": Phrase("có hiệu lực {day}", "in force from {day}"),
    "desk_step_expires_on_on": Phrase("hết hiệu lực {day}", "expires on {day}"),
    "desk_step_send": Phrase("Ghi bước này", "Record the step"),
    "desk_step_recorded": Phrase("Đã ghi.", "The step has been recorded."),
    "desk_step_proposed": Phrase(
        "Đã ghi. Hồ sơ thỏa thuận đang công bố, nên thay đổi ở đó là đề xuất chờ người có quyền công bố chấp nhận.",
        "The step has been recorded. The agreement is public, so its change waits as a proposal for who may publish.",
    ),
    "desk_step_who": Phrase("Ai làm: {who}.", "Who acts: {who}."),
    "desk_step_asked": Phrase("Hỏi: {bodies}.", "Ask: {bodies}."),
    "desk_step_source": Phrase("Căn cứ: {source}.", "By: {source}."),
    "desk_step_day_help": Phrase("Ngày/tháng/năm, ví dụ 15/03/2026.", "Day/month/year, for example 15/03/2026."),
    "desk_step_since_help": Phrase(
        "Nếu cơ quan được hỏi nhận đủ hồ sơ sau ngày gửi: thời hạn tính từ ngày nhận.",
        "If the bodies received the full dossier later: the period counts from then.",
    ),
    "desk_step_bodies_help": Phrase(
        "Mỗi dòng một cơ quan. Cơ quan có tài khoản ở bàn làm việc thì ghi đúng tên: họ sẽ thấy và trả lời tại đây.",
        "One body a line. Those with accounts at the desk by their exact names: they see it and answer here.",
    ),
    "desk_step_words_help": Phrase(
        "Không ghi bí mật nhà nước, không ghi thông tin của cá nhân.", "No state secrets, nothing about private persons."
    ),
    "desk_step_signer_help": Phrase("Chức danh, ví dụ: Chủ tịch UBND tỉnh.", "The office, for example: chair of the People's Committee."),
    "desk_step_yes": Phrase("Có", "Yes"),
    "desk_step_no": Phrase("Không", "No"),
    "desk_undecided": Phrase("Kế thừa sau sắp xếp", "Succession after the reorganisation"),
    "desk_undecided_lead": Phrase(
        "Thỏa thuận của cấp huyện và của tỉnh đã sắp xếp mà chưa ai quyết định (Nghị định 177/2025/NĐ-CP, Điều 3 và 5). Chưa có quyết định thì chưa gọi là kế thừa.",
        "Agreements of districts and of provinces that were reorganised, on which nobody has decided (Decree 177/2025/NĐ-CP, Articles 3 and 5). Nothing is called inherited before that.",
    ),
    "desk_undecided_name_only": Phrase(
        "Chỉ sửa tên bên ký cấp tỉnh thì không phải lấy ý kiến: áp dụng đến hết 28/02/2027 (Điều 5(4), 10(2)).",
        "Amending only the name of a provincial party needs no opinions until 28 February 2027 (Articles 5(4) and 10(2)).",
    ),
    "desk_undecided_n": Phrase("{n} thỏa thuận chưa ai quyết định", "{n} agreements wait for a decision", "{n} agreement waits for a decision"),
    "desk_undecided_more": Phrase("Trang này nêu {n} thỏa thuận đầu.", "This page has the first {n}."),
    "desk_undecided_none": Phrase("Không có thỏa thuận nào chờ quyết định.", "No agreement waits for a decision."),
    "desk_undecided_procedure": Phrase("Thủ tục", "Procedure"),
    "desk_undecided_told": Phrase("Đã báo đối tác", "Partner told"),
    "desk_undecided_not_told": Phrase("chưa", "not yet"),
    "desk_undecided_agreement": Phrase("Thỏa thuận", "Agreement"),
    "desk_today_asked": Phrase("Cơ quan bạn được hỏi ý kiến", "Your agency is asked for its opinion"),
    "desk_today_asked_answer": Phrase("Trả lời", "Answer"),
}  # fmt: skip
