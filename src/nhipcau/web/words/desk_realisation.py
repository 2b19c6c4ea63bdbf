"""Words of what comes of promises: how ties are doing, self-evaluations, the numbers of realisation."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_health": Phrase("Tình trạng thỏa thuận, quan hệ", "How agreements and ties are doing"),
    "desk_health_lead": Phrase("Mỗi thỏa thuận, quan hệ một từ, theo quy tắc đã công khai, kèm lý do. Ngủ yên: {dormant} tháng không có hoạt động có nguồn; ngủ yên lâu: {long} tháng. Chưa ai báo cáo thì là “chưa rõ”, không phải ngủ yên.", "One word for each agreement and tie, by declared rules, with the reason. Dormant: no sourced activity for {dormant} months; long dormant: for {long}. What nobody has reported on is “not known”, not dormant."),
    "desk_health_here": Phrase("Tình trạng", "How it is doing"),
    "desk_health_record": Phrase("Thỏa thuận, quan hệ", "Agreement or tie"),
    "desk_health_word": Phrase("Tình trạng", "State"),
    "desk_health_why": Phrase("Lý do", "Why"),
    "desk_health_last": Phrase("Hoạt động gần nhất có nguồn", "Last sourced activity"),
    "desk_health_source": Phrase("Hoạt động gần nhất", "The last activity"),
    "desk_health_none": Phrase("Không có thỏa thuận, quan hệ nào như vậy ở phạm vi này.", "There is no such agreement or tie within this scope."),
    "desk_health_inside": Phrase("Nhận định này chỉ hiện ở bàn làm việc và chỉ tính từ hồ sơ các cơ quan chia sẻ với nhau.", "This judgement shows at the desk only and rests on records that agencies share."),
    # Self-evaluation.
    "desk_evaluation": Phrase("Tự đánh giá theo nguyên tắc G20 Roma", "Self-evaluation on the G20 Rome principles"),
    "desk_evaluation_principle": Phrase("Nguyên tắc", "Principle"),
    "desk_evaluation_score": Phrase("Điểm lần gần nhất", "Last score"),
    "desk_evaluation_since": Phrase("So với lần trước", "Since the time before"),
    "desk_evaluation_words": Phrase("Căn cứ", "What it rests on"),
    "desk_evaluation_first": Phrase("Lần đầu", "First time"),
    "desk_evaluation_change": Phrase("{change} so với {year}", "{change} since {year}"),
}  # fmt: skip
