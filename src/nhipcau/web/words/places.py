"""Words of the pages of places."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "localities_now": Phrase("Tỉnh, thành phố hiện nay", "Provinces and cities today"),
    "localities_former": Phrase("Đơn vị cũ", "Former units"),
    "localities_lead": Phrase("{n} tỉnh, thành phố từ 01/07/2025, và những đơn vị có trước đó.", "{n} provinces and cities since 1 July 2025, and the units before them."),
    "locality": Phrase("Địa phương", "Locality"),
    "record_count": Phrase("Bản ghi", "Records"),
    "became": Phrase("Nay thuộc", "Now in"),
    "full_name": Phrase("Tên đầy đủ", "Full name"),
    "other_language_name": Phrase("Tên tiếng Anh", "Vietnamese name"),
    "valid": Phrase("Thời gian tồn tại", "In existence"),
    "valid_from": Phrase("từ {start} đến nay", "since {start}"),
    "valid_until": Phrase("đến trước {end}", "until before {end}"),
    "valid_between": Phrase("từ {start} đến trước {end}", "from {start} until before {end}"),
    "valid_always": Phrase("từ trước 01/01/1997 đến nay", "since before 1 January 1997"),
    "official_code": Phrase("Mã đơn vị hành chính", "Official code"),
    "predecessors": Phrase("Hình thành từ", "Formed from"),
    "successors": Phrase("Địa bàn nay thuộc", "Territory now in"),
    "records_stand": Phrase("Bản ghi của đơn vị cũ giữ nguyên tên lúc ký và tìm được ở cả hai nơi: tại đây và ở trang {place}.", "Records of a former unit keep the name at signing and are found in both places: here and on the page of {place}."),
    "records_split": Phrase("Bản ghi của đơn vị cũ giữ nguyên tên lúc ký và chỉ được liệt kê tại đây.", "Records of a former unit keep the name at signing and are listed here only."),
    "countries_lead": Phrase("{n} quốc gia, vùng lãnh thổ có bản ghi.", "{n} countries and territories with records.", "{n} country or territory with records."),
    "countries_other": Phrase("Chưa có bản ghi", "Without records yet"),
    "country": Phrase("Quốc gia, vùng lãnh thổ", "Country or territory"),
    "world_region": Phrase("Khu vực", "Region of the world"),
    "iso_codes": Phrase("Mã ISO 3166-1", "ISO 3166-1 codes"),
}  # fmt: skip
