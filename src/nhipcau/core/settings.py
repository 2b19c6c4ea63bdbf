"""Every setting of an installation, with its default and what it does. Environment variables ``NHIPCAU_<NAME>``."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from nhipcau.core.durable import create_secret_text
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label

MEGABYTE = 1024**2


@dataclass(frozen=True)
class Setting:
    """One environment variable."""

    name: str
    default: str
    help: Label

    def read(self) -> str:
        return os.environ.get(self.name, self.default)


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting(
            "NHIPCAU_HOME",
            "./var",
            Label(
                "Thư mục dữ liệu: cơ sở dữ liệu, chỉ mục tìm kiếm, khóa bí mật.",
                "Data directory: databases, search index, secret key.",
            ),
        ),
        Setting(
            "NHIPCAU_DATABASE_URL",
            "",
            Label(
                "Cơ sở dữ liệu của bàn làm việc, ví dụ postgresql://user:password@host:5432/name; để trống: SQLite trong thư mục dữ liệu.",
                "The desk's database, for example postgresql://user:password@host:5432/name; empty: SQLite in the data directory.",
            ),
        ),
        Setting(
            "NHIPCAU_STORE_URL",
            "",
            Label(
                "Cơ sở dữ liệu của kho công khai, nơi tiến trình cập nhật ghi; để trống: SQLite trong thư mục dữ liệu.",
                "The public store's database, as the worker writes it; empty: SQLite in the data directory.",
            ),
        ),
        Setting(
            "NHIPCAU_STORE_READER_URL",
            "",
            Label(
                "Cũng kho công khai đó, theo vai chỉ đọc mà trang web dùng; để trống: NHIPCAU_STORE_URL, mở chỉ để đọc.",
                "The same store under the role that may only read, for the web; empty: NHIPCAU_STORE_URL opened read-only.",
            ),
        ),
        Setting(
            "NHIPCAU_INBOX_URL",
            "",
            Label(
                "Cơ sở dữ liệu của hộp thư (tin người xem gửi); để trống: SQLite trong thư mục dữ liệu.",
                "The inbox's database (what visitors send); empty: SQLite in the data directory.",
            ),
        ),
        Setting(
            "NHIPCAU_INBOX_KEEP_DAYS",
            "180",
            Label(
                "Số ngày giữ một tin trong hộp thư trước khi xóa.",
                "Days a message stays in the inbox before it is deleted.",
            ),
        ),
        Setting(
            "NHIPCAU_CLAIM_KEEP_DAYS",
            "180",
            Label(
                "Số ngày giữ một đề nghị nhận hồ sơ của tổ chức trước khi xóa.",
                "Days a claim of an organisation’s profile is kept before it is deleted.",
            ),
        ),
        Setting(
            "NHIPCAU_CLAIM_NOD",
            "1",
            Label(
                "1: đề nghị nhận hồ sơ đã chứng minh bằng thư ở tên miền của tổ chức vẫn chờ cán bộ chấp nhận; 0: được nhận ngay.",
                "1: a claim proven by mail at the organisation’s own domain still waits for an officer’s nod; 0: it is accepted at once.",
            ),
        ),
        Setting(
            "NHIPCAU_ANCHOR",
            "",
            Label(
                "Tệp neo của sổ cái, tốt nhất ở ổ đĩa khác, ví dụ /srv/neo/nhipcau.txt; để trống: ledger-anchor.txt trong thư mục dữ liệu.",
                "The ledger's anchor file, best on another disk, for example /srv/anchor/nhipcau.txt; empty: ledger-anchor.txt in the data directory.",
            ),
        ),
        Setting(
            "NHIPCAU_DRAFT_KEEP_DAYS",
            "30",
            Label(
                "Số ngày giữ bản đang viết dở ở bàn làm việc trước khi xóa.",
                "Days an unsaved draft of a form is kept at the desk before it is deleted.",
            ),
        ),
        Setting(
            "NHIPCAU_READING_KEEP_DAYS",
            "180",
            Label(
                "Số ngày giữ chữ của một văn bản đã đọc mà không ai làm tiếp (mọi dữ kiện đã quyết định, hoặc chưa dữ kiện nào) trước khi xóa; quyết định và căn cứ của hồ sơ không bị xóa.",
                "Days the words of a text that was read are kept with nobody working on it (all facts decided on, or none) before they are deleted; decisions and the evidence of records stay.",
            ),
        ),
        Setting(
            "NHIPCAU_VISITOR_HEADER",
            "",
            Label(
                "Tiêu đề mà máy chủ ủy quyền ghi địa chỉ người xem, ví dụ X-Real-IP; chỉ dùng để đếm số tin gửi. Để trống: địa chỉ của kết nối.",
                "Header in which the proxy gives the visitor's address, for example X-Real-IP; used to count messages only. Empty: the connection's address.",
            ),
        ),
        Setting(
            "NHIPCAU_ATTACHMENT_MB",
            "25",
            Label("Dung lượng lớn nhất của một tệp đính kèm, tính bằng MB.", "Largest attached file, in MB."),
        ),
        Setting(
            "NHIPCAU_RECORD_ATTACHMENTS_MB",
            "200",
            Label(
                "Tổng dung lượng lớn nhất của các tệp đính kèm một hồ sơ, tính bằng MB.",
                "Most that the files attached to one record may come to together, in MB.",
            ),
        ),
        Setting(
            "NHIPCAU_ATTACHMENT_TYPES",
            "",
            Label(
                "Các loại tệp đính kèm được nhận, ví dụ pdf, docx, png; để trống: mọi loại phần mềm nhận biết được.",
                "Types of attached files that are taken, for example pdf, docx, png; empty: all that are known.",
            ),
        ),
        Setting(
            "NHIPCAU_IMPORT_MB",
            "200",
            Label(
                "Dung lượng lớn nhất của một bảng được nhập, tính bằng MB.", "Largest table that is taken in, in MB."
            ),
        ),
        Setting(
            "NHIPCAU_IMPORT_KEEP_DAYS",
            "30",
            Label(
                "Số ngày giữ một bảng đã tải lên để nhập, cùng tệp của nó, trước khi xóa; hồ sơ đã ghi không bị xóa.",
                "Days a table brought to be taken in is kept, with its file, before it is deleted; records written from it stay.",
            ),
        ),
        Setting(
            "NHIPCAU_GUARD_RULES",
            "",
            Label(
                "Tệp TOML có thêm quy tắc về những gì không được nhập hoặc không được công khai; các quy tắc đi kèm luôn có hiệu lực.",
                "TOML file with more rules on what may not be entered, or not be public; the shipped rules always hold.",
            ),
        ),
        Setting(
            "NHIPCAU_FOUR_EYES",
            "1",
            Label(
                "1: người viết hoặc trình hồ sơ không được tự duyệt nội dung đó; 0: được tự duyệt.",
                "1: whoever wrote or submitted a record does not approve those words himself; 0: he may.",
            ),
        ),
        Setting(
            "NHIPCAU_PUBLICATION_RULES",
            "",
            Label(
                "Tệp TOML tắt những căn cứ, mục kiểm tra trước khi công bố chưa được đối chiếu văn bản, và thêm mục kiểm tra.",
                "TOML file that switches off bases and checklist items not verified in a text, and adds checklist items.",
            ),
        ),
        Setting(
            "NHIPCAU_HOLIDAYS",
            "",
            Label(
                "Tệp CSV có lịch nghỉ của những năm phần mềm chưa có, hoặc thay lịch đi kèm của một năm, như holidays_vn.csv.",
                "CSV file with the official calendar of years not shipped, or instead of a shipped year, in the form of holidays_vn.csv.",
            ),
        ),
        Setting(
            "NHIPCAU_CLOCKS",
            "",
            Label(
                "Tệp CSV có thời hạn riêng của cơ quan, như clocks.csv; không thay được thời hạn do luật định.",
                "CSV file with an agency's own periods in the form of clocks.csv; periods set by law cannot be replaced.",
            ),
        ),
        Setting(
            "NHIPCAU_BASE_URL",
            "http://127.0.0.1:8000",
            Label(
                "Địa chỉ công khai của trang; https bật cookie an toàn và HSTS.",
                "Public address of the site; https turns on secure cookies and HSTS.",
            ),
        ),
        Setting(
            "NHIPCAU_SECOND_FACTOR",
            "all",
            Label(
                "Ai phải dùng yếu tố xác thực thứ hai ở bàn làm việc: all (mọi người) hoặc none (không bắt buộc).",
                "Who needs a second factor at the desk: all (everybody) or none (nobody has to).",
            ),
        ),
        Setting(
            "NHIPCAU_ADMIN",
            "0",
            Label(
                "1: trang quản trị của Django, chỉ để xem, cho tài khoản được mở bằng nhipcau people superuser.",
                "1: Django's admin, to look only, for accounts opened by nhipcau people superuser.",
            ),
        ),
        Setting(
            "NHIPCAU_MAIL_FROM",
            "",
            Label(
                "Địa chỉ gửi của thư (lời mời, đặt lại mật khẩu), ví dụ nhipcau@example.vn; để trống: nhipcau@ tên miền của trang.",
                "Sender of mail (invitations, password resets), for example nhipcau@example.vn; empty: nhipcau@ the site's domain.",
            ),
        ),
        Setting(
            "NHIPCAU_SMTP_HOST",
            "",
            Label(
                "Máy chủ SMTP gửi thư; để trống: in thư ra đầu ra chuẩn của máy chủ.",
                "SMTP server that sends mail; empty: mail is printed to the server's standard output.",
            ),
        ),
        Setting(
            "NHIPCAU_DIGEST_HOUR",
            "7",
            Label(
                "Giờ Việt Nam (0–23) từ đó gửi thư tóm tắt thông báo trong ngày cho mỗi người; để trống: không gửi.",
                "Hour in Viet Nam (0–23) from which each person's digest of notices is mailed that day; empty: none is.",
            ),
        ),
        Setting(
            "NHIPCAU_NOTICE_KEEP_DAYS",
            "180",
            Label("Số ngày giữ một thông báo ở bàn làm việc.", "Days a notice of the desk is kept."),
        ),
        Setting(
            "NHIPCAU_FRESH_DAYS",
            "365",
            Label(
                "Số ngày một lần xác nhận của cơ quan quản lý còn hiệu lực; sau đó hồ sơ hiện “chưa xác nhận từ …”. Không phải quy định pháp luật.",
                "Days for which the owner's confirmation holds; after that a record shows as “not confirmed since …”. No rule of law.",
            ),
        ),
        Setting(
            "NHIPCAU_REMIND_DAYS",
            "-7,-1,0,1,7",
            Label(
                "Các ngày nhắc việc so với hạn, âm là trước hạn, cách nhau bằng dấu phẩy; để trống: không nhắc.",
                "Days on which agencies are reminded of what is due, before it negative, with commas; empty: not at all.",
            ),
        ),
        Setting(
            "NHIPCAU_ESCALATE_WORKING_DAYS",
            "5",
            Label(
                "Sau bao nhiêu ngày làm việc quá hạn thì báo lãnh đạo cơ quan.",
                "Working days overdue after which the agency's leader is told.",
            ),
        ),
        Setting(
            "NHIPCAU_REMIND_HOURS",
            "7-18",
            Label(
                "Giờ Việt Nam được nhắc việc, chỉ vào ngày làm việc.",
                "Hours in Viet Nam in which reminders are given, on working days only.",
            ),
        ),
        Setting("NHIPCAU_SMTP_PORT", "587", Label("Cổng của máy chủ SMTP.", "Port of the SMTP server.")),
        Setting(
            "NHIPCAU_SMTP_SECURITY",
            "starttls",
            Label(
                "Mã hóa khi gửi thư: starttls, tls hoặc none.", "Encryption of mail on its way: starttls, tls or none."
            ),
        ),
        Setting("NHIPCAU_SMTP_USER", "", Label("Tên đăng nhập máy chủ SMTP.", "User at the SMTP server.")),
        Setting("NHIPCAU_SMTP_PASSWORD", "", Label("Mật khẩu của máy chủ SMTP.", "Password for the SMTP server.")),
        Setting(
            "NHIPCAU_OIDC_URL",
            "",
            Label(
                "Địa chỉ máy chủ OpenID Connect của cơ quan, ví dụ https://dang-nhap.example.vn/realms/tinh; để trống: không dùng.",
                "Address of an agency's OpenID Connect server, for example https://sign-in.example.vn/realms/province; empty: none.",
            ),
        ),
        Setting(
            "NHIPCAU_OIDC_NAME",
            "OpenID Connect",
            Label(
                "Tên hiện trên nút đăng nhập OpenID Connect.", "Name on the button that signs in with OpenID Connect."
            ),
        ),
        Setting(
            "NHIPCAU_OIDC_CLIENT",
            "",
            Label("Mã ứng dụng (client id) OpenID Connect.", "Client id at the OpenID Connect server."),
        ),
        Setting(
            "NHIPCAU_OIDC_SECRET",
            "",
            Label("Khóa ứng dụng (client secret) OpenID Connect.", "Client secret at the OpenID Connect server."),
        ),
        Setting(
            "NHIPCAU_BIND",
            "127.0.0.1:8000",
            Label("Địa chỉ và cổng mà máy chủ lắng nghe.", "Address and port the server listens on."),
        ),
        Setting(
            "NHIPCAU_WORKERS",
            "1",
            Label("Số tiến trình phục vụ web.", "Number of web processes."),
        ),
        Setting(
            "NHIPCAU_DORMANT_MONTHS",
            "12",
            Label(
                "Số tháng không có hoạt động có nguồn để một thỏa thuận, quan hệ được coi là ngủ yên. Không phải quy định pháp luật.",
                "Months without a sourced activity after which an agreement or tie counts as dormant. No rule of law.",
            ),
        ),
        Setting(
            "NHIPCAU_LONG_DORMANT_MONTHS",
            "24",
            Label(
                "Số tháng để được coi là ngủ yên lâu.",
                "Months after which it counts as long dormant.",
            ),
        ),
        Setting(
            "NHIPCAU_FEW",
            "10",
            Label(
                "Dưới số cam kết này, trang số liệu chỉ ghi số đếm, không ghi phần trăm.",
                "Below this number of commitments the page of figures gives counts only, no per cent.",
            ),
        ),
        Setting(
            "NHIPCAU_MODEL_URL",
            "",
            Label(
                "Địa chỉ mô hình ngôn ngữ theo giao thức OpenAI, ví dụ http://127.0.0.1:8080/v1; để trống: không dùng.",
                "Address of a language model of the OpenAI protocol, for example http://127.0.0.1:8080/v1; empty: none is used.",
            ),
        ),
        Setting("NHIPCAU_MODEL_NAME", "", Label("Tên mô hình ngôn ngữ.", "Name of the language model.")),
        Setting(
            "NHIPCAU_MODEL_KEY",
            "",
            Label("Khóa của mô hình ngôn ngữ, nếu cần.", "Key for the language model, if it wants one."),
        ),
        Setting(
            "NHIPCAU_MODEL_SECONDS",
            "60",
            Label(
                "Chờ mô hình ngôn ngữ nhiều nhất bao nhiêu giây cho mỗi đoạn.",
                "Seconds the language model may take for a piece of text.",
            ),
        ),
        Setting(
            "NHIPCAU_MODEL_UNPUBLISHED",
            "0",
            Label(
                "1: cho phép gửi cả văn bản chưa công khai cho mô hình ngôn ngữ. Mặc định không bao giờ gửi.",
                "1: documents that are not public may be sent to the language model, too. By default they never are.",
            ),
        ),
        Setting(
            "NHIPCAU_LANG",
            "",
            Label(
                "Ngôn ngữ của lệnh nhipcau: vi hoặc en; để trống: theo hệ điều hành, không rõ thì tiếng Việt.",
                "Language of the command nhipcau: vi or en; empty: the system's, Vietnamese if that says nothing.",
            ),
        ),
        Setting(
            "NHIPCAU_DEBUG",
            "0",
            Label("1: hiện lỗi chi tiết. Chỉ dùng khi phát triển.", "1: detailed errors. For development only."),
        ),
    )
}


def days(name: str) -> int:
    """A setting in days. Raises :class:`Fault` for one that is no whole number from 1."""
    return _whole(name, "bad_keep_days", Label("số ngày, từ 1 trở lên", "a number of days, 1 or more"))


def count(name: str) -> int:
    """A setting that counts something. Raises :class:`Fault` for one that is no whole number from 1."""
    return _whole(name, "bad_count", Label("số nguyên từ 1 trở lên", "a whole number, 1 or more"))


def megabytes(name: str) -> int:
    """The bytes of a setting in megabytes. Raises :class:`Fault` for one that is no whole number from 1."""
    return _whole(name, "bad_megabytes", Label("số MB, từ 1 trở lên", "a number of MB, 1 or more")) * MEGABYTE


def seconds(name: str) -> int:
    """A setting in seconds, an hour at most. Raises :class:`Fault` for any other."""
    words = Label("số giây từ 1 đến 3600", "a number of seconds from 1 to 3600")
    return _whole(name, "bad_seconds", words, most=3600)


def _whole(name: str, code: str, wanted: Label, most: int = 99_999) -> int:
    said = SETTINGS[name].read().strip()
    if not said.isascii() or not said.isdigit() or not 0 < int(said) <= most:
        raise Fault(
            code,
            f"{name} phải là {wanted.vi}, không phải {said[:20]!r}.",
            f"{name} must be {wanted.en}, not {said[:20]!r}.",
            {"value": said[:20]},
        )
    return int(said)


def home() -> Path:
    """The data directory, made if missing, for its owner only: the desk inside is nobody else's."""
    path = Path(SETTINGS["NHIPCAU_HOME"].read()).resolve()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret_key(place: Path) -> str:
    """The installation's secret, generated once and readable by its owner only."""
    path = place / "secret"
    if not path.exists():
        create_secret_text(path, secrets.token_urlsafe(48))
    return path.read_text()
