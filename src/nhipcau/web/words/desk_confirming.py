"""Words of freshness at the desk: the owner's word, what others say beside it, requests by link, the board."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_confirm": Phrase("Xác nhận còn đúng", "Confirm that it still holds"),
    "desk_owners_word": Phrase("Lời cơ quan quản lý", "The owner's word"),
    "desk_others_word": Phrase("Ý kiến của nơi khác", "What others say"),
    "desk_others_none": Phrase("Chưa có ý kiến nào.", "Nobody has said anything."),
    "desk_others_former": Phrase("{n} ý kiến trước đây", "{n} former words", "{n} former word"),
    "desk_others_inside": Phrase("Ý kiến của nơi khác chỉ hiện ở bàn làm việc, không công khai và không thay lời cơ quan quản lý.", "What others say shows at the desk only, is not public, and never replaces the owner's word."),
    "desk_says_holds": Phrase("Còn đúng", "It holds"),
    "desk_says_not": Phrase("Không đồng ý", "Disagrees"),
    "desk_by_link": Phrase("Qua liên kết, địa chỉ {address}", "By link, address {address}"),
    # Saying something beside it.
    "desk_say": Phrase("Nêu ý kiến", "Say whether it holds"),
    "desk_say_lead": Phrase("Thay mặt {agency}. Ý kiến đứng bên cạnh lời cơ quan quản lý và không sửa hồ sơ; cơ quan quản lý được thông báo. Không ghi bí mật nhà nước.", "In the name of {agency}. It stands beside the owner's word and changes nothing in the record; the owner is told. No state secrets."),
    "desk_say_send": Phrase("Gửi ý kiến", "Say so"),
    "desk_say_take_back": Phrase("Rút ý kiến của cơ quan tôi", "Take back what my agency says"),
    "desk_said_beside": Phrase("Đã ghi ý kiến bên cạnh hồ sơ.", "It now stands beside the record."),
    "desk_said_taken_back": Phrase("Đã rút ý kiến; lời trước đây vẫn được lưu.", "It has been taken back; what was said is kept."),
    "desk_label_holds": Phrase("Nội dung này", "What you read"),
    "desk_it_holds": Phrase("vẫn đúng", "is still right"),
    "desk_it_does_not": Phrase("chưa đúng hoặc đã thay đổi", "is not right, or has changed"),
    "desk_label_text": Phrase("Điều chưa đúng", "What is not right"),
    "desk_help_text": Phrase("Bắt buộc nếu chưa đúng; tối đa 500 ký tự.", "Needed if it is not right; at most 500 characters."),
    "desk_label_speaker": Phrase("Cơ quan, tổ chức hoặc người trả lời", "Office or person who answers"),
    # Asking by link.
    "desk_ask": Phrase("Đề nghị xác nhận qua thư", "Ask for confirmation by mail"),
    "desk_ask_lead": Phrase("Người nhận không cần tài khoản: liên kết có chữ ký, dùng được 30 ngày cho một lần trả lời, chỉ cho xem phần công khai của hồ sơ. Câu trả lời đứng bên cạnh lời cơ quan quản lý; nếu địa chỉ là của người trong cơ quan bạn được phép xác nhận thì đó là lời của cơ quan.", "The reader needs no account: the link is signed, works 30 days for one answer, and shows only what is public. The answer stands beside the owner's word; if the address is that of somebody of your agency who may confirm, it is the owner's word."),
    "desk_ask_send": Phrase("Gửi đề nghị", "Send"),
    "desk_ask_sent": Phrase("Đã gửi đề nghị xác nhận đến {address}.", "A request for confirmation has been sent to {address}."),
    "desk_ask_not_public": Phrase("Chỉ gửi đề nghị xác nhận cho hồ sơ đang công bố, vì người nhận chỉ được xem phần công khai.", "Only about public records can others be asked: they are shown nothing but what is public."),
    "desk_asked_until": Phrase("Đã gửi đến {address}, chờ trả lời đến {until}", "Sent to {address}, waiting until {until}"),
    "desk_label_AskForm_language": Phrase("Ngôn ngữ của thư và trang", "Language of mail and page"),
    "desk_mail_ask_subject": Phrase("{who} đề nghị xác nhận: {code}", "{who} asks for confirmation: {code}"),
    "desk_mail_ask": Phrase("Kính gửi Quý vị,\n\n{who} đề nghị Quý vị cho biết thông tin đang công bố về {singular} {code} có còn đúng không.\n\nXem và trả lời, không cần tài khoản (một lần, đến {until}):\n{link}\n\nNếu không chờ thư này, Quý vị có thể bỏ qua.", "Dear Sir or Madam,\n\n{who} asks you whether what is public about {singular} {code} is still right.\n\nLook at it and answer, no account needed (once, until {until}):\n{link}\n\nIf you do not expect this, please ignore it."),
    # Answering.
    "desk_answer": Phrase("Thông tin này còn đúng không?", "Is this still right?"),
    "desk_answer_lead": Phrase("Bạn được hỏi nội dung đang công bố dưới đây có còn đúng không. Trả lời một lần, đến {until}.", "You are asked whether what is public below is still right. One answer, until {until}."),
    "desk_answer_send": Phrase("Gửi câu trả lời", "Send the answer"),
    "desk_answer_kept": Phrase("Câu trả lời, tên bạn ghi và địa chỉ nhận thư được gửi cho cơ quan quản lý bản ghi; không công khai.", "Your answer, the name you give and the address the link went to go to the office that keeps the record; they are not public."),
    "desk_answer_thanks": Phrase("Cảm ơn, câu trả lời đã được ghi", "Thank you, your answer has been kept"),
    "desk_answer_owners": Phrase("Bản ghi đã được xác nhận còn đúng.", "The record has been confirmed."),
    "desk_answer_beside": Phrase("Cơ quan quản lý bản ghi sẽ xem câu trả lời của bạn.", "The office that keeps the record will read it."),
    "desk_answer_over": Phrase("Liên kết không dùng được", "This link cannot be used"),
    # The board.
    "desk_board": Phrase("Độ mới của bản ghi theo địa phương", "Freshness of records by locality"),
    "desk_board_lead": Phrase("Bản ghi đang công bố về từng địa phương theo địa giới hiện nay: cơ quan quản lý đã xác nhận còn đúng trong {days} ngày qua, đã lâu hơn, hay chưa lần nào. Con số nào cũng mở danh sách của nó.", "Public records about each locality in the borders of today: confirmed by the agency that keeps them within the last {days} days, longer ago, or never. Every number opens its list."),
    "desk_board_every": Phrase("Mọi sổ", "All registers"),
    "desk_board_share": Phrase("Cần xác nhận", "To be confirmed"),
    "desk_board_total": Phrase("Đang công bố", "Public"),
    "desk_board_none": Phrase("chưa có bản ghi", "no records yet"),
    "desk_board_several": Phrase("Bản ghi về nhiều địa phương được tính ở từng địa phương, nên không cộng các dòng. Tỷ lệ làm tròn.", "A record about several localities counts in each, so the rows are not to be added up. Shares are rounded."),
    # Today.
    "desk_today_confirming": Phrase("Hồ sơ cần xác nhận còn đúng", "Records to be confirmed"),
    "desk_today_confirming_n": Phrase("{n} hồ sơ đang công bố cần xác nhận", "{n} public records to be confirmed", "{n} public record to be confirmed"),
}  # fmt: skip
