"""``nhipcau people``: agencies and the people of the desk, for whoever runs the installation."""

from __future__ import annotations

import getpass
from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nhipcau.cli.output import offer_json, print_json, tell
from nhipcau.cli.start import start_django
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.ledger import Act
    from nhipcau.core.people.models import Account, Agency

HELP = Label("cơ quan và người dùng bàn làm việc", "agencies and people of the desk")
ORDERS = {
    "first": Label("mời người đầu tiên (đầu mối trung ương)", "invite the first person (the centre)"),
    "add": Label("thêm một cơ quan", "add an agency"),
    "invite": Label("mời một địa chỉ vào cơ quan, in liên kết", "invite an address into an agency, print the link"),
    "list": Label("liệt kê cơ quan và người đang làm việc", "list agencies and who works there today"),
    "close": Label("khóa một tài khoản và đăng xuất khắp nơi", "close an account and sign it out everywhere"),
    "forget-factors": Label(
        "bỏ yếu tố xác thực thứ hai của người bị mất điện thoại", "drop the second factors of somebody who lost them"
    ),
    "superuser": Label(
        "mở hoặc đóng trang quản trị của Django cho một tài khoản (NHIPCAU_ADMIN=1)",
        "open or close Django's admin to an account (NHIPCAU_ADMIN=1)",
    ),
    "training": Label(
        "lập cơ quan và tài khoản tập huấn, in mật khẩu một lần",
        "make agencies and accounts for training, print their passwords once",
    ),
}
REASON = Label("lý do, ghi vào sổ cái", "reason, for the ledger")
EMAIL = Label("địa chỉ email", "e-mail address")
AGENCY = Label("mã cơ quan (xem: nhipcau people list)", "code of the agency (see: nhipcau people list)")
ROLE = Label("vai trò", "role")
OFF = Label("đóng", "close it")
KIND = Label("loại cơ quan", "kind of agency")
FORM = Label("hình thức của cơ quan ngoại vụ", "form of an external affairs office")
NAME_VI = Label("tên tiếng Việt", "Vietnamese name")
NAME_EN = Label("tên tiếng Anh", "English name")
PLACE = Label("tỉnh, thành phố, ví dụ hue", "province or city, for example hue")
COUNTRIES = Label(
    "nước mà cơ quan đại diện phụ trách, ví dụ JP", "countries a mission is accredited to, for example JP"
)
SINCE = Label("hoạt động từ ngày, ví dụ 2025-07-01", "valid since, for example 2025-07-01")


def declare(parser: ArgumentParser, language: str) -> None:
    from nhipcau.core.people.words import FORMS, KINDS, ROLES

    orders = parser.add_subparsers(dest="order", required=True, metavar="ORDER")
    made = {name: orders.add_parser(name, help=words.get(language)) for name, words in ORDERS.items()}
    made["superuser"].add_argument("--off", action="store_true", help=OFF.get(language))
    for name in ("first", "invite", "close", "forget-factors", "superuser"):
        made[name].add_argument("email", help=EMAIL.get(language))
    made["invite"].add_argument("--agency", required=True, help=AGENCY.get(language))
    made["invite"].add_argument("--role", required=True, choices=list(ROLES), help=ROLE.get(language))
    made["add"].add_argument("kind", choices=list(KINDS), help=KIND.get(language))
    made["add"].add_argument("name_vi", metavar="NAME", help=NAME_VI.get(language))
    made["add"].add_argument("--name-en", default="", help=NAME_EN.get(language))
    made["add"].add_argument("--form", default="", choices=list(FORMS), help=FORM.get(language))
    made["add"].add_argument("--place", default="", help=PLACE.get(language))
    made["add"].add_argument("--countries", nargs="*", default=(), metavar="JP", help=COUNTRIES.get(language))
    made["add"].add_argument("--since", type=date.fromisoformat, help=SINCE.get(language))
    for name in ("add", "close", "forget-factors", "superuser"):
        made[name].add_argument("--reason", required=True, help=REASON.get(language))
    offer_json(made["list"], language)


def run(options: Namespace) -> int:
    start_django()
    orders = {
        "first": _first,
        "add": _add,
        "invite": _invite,
        "list": _list,
        "close": _close,
        "forget-factors": _forget_factors,
        "superuser": _superuser,
        "training": _training,
    }
    orders[options.order](options)
    return 0


def act_of_operator(reason: str) -> Act:
    """Whoever runs the command, by the name the system knows him under."""
    from nhipcau.core.ledger import Act
    from nhipcau.core.people.actors import OPERATOR

    return Act(f"{OPERATOR}{getpass.getuser()}", reason)


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()


def _first(options: Namespace) -> None:
    from nhipcau.core.people.beginning import invite_first

    _, token = invite_first(options.email, act_of_operator("người đầu tiên / first person"), _now())
    _print_link(token, options.lang)


def _add(options: Namespace) -> None:
    from nhipcau.core.people.door import Opening, open_agency

    opening = Opening(
        options.kind,
        options.name_vi,
        options.name_en,
        options.form,
        options.place,
        options.since,
        countries=tuple(options.countries),
    )
    print(open_agency(opening, act_of_operator(options.reason)).uid)


def _invite(options: Namespace) -> None:
    from nhipcau.core.people.beginning import INVITED_BY
    from nhipcau.core.people.invitations import invite

    act = act_of_operator("mời từ dòng lệnh / invited from the command line")
    _, token = invite(options.email, agency_named(options.agency), options.role, act, invited_by=INVITED_BY, now=_now())
    _print_link(token, options.lang)


def _close(options: Namespace) -> None:
    from nhipcau.core.people.door import close_account
    from nhipcau.core.people.entrance import end_sessions

    account = account_named(options.email)
    close_account(account, act_of_operator(options.reason))
    count = end_sessions(account)
    tell(options.lang, f"Đã khóa; số phiên được đăng xuất: {count}.", f"Closed; browsers signed out: {count}.")


def _forget_factors(options: Namespace) -> None:
    from nhipcau.core.people.entrance import forget_second_factors

    count = forget_second_factors(account_named(options.email), act_of_operator(options.reason))
    tell(options.lang, f"Số yếu tố xác thực đã bỏ: {count}.", f"Factors dropped: {count}.")


def _superuser(options: Namespace) -> None:
    from nhipcau.core.people.door import set_superuser

    account = set_superuser(account_named(options.email), act_of_operator(options.reason), on=not options.off)
    tell(options.lang, *(("Đã mở.", "Opened.") if account.is_superuser else ("Đã đóng.", "Closed.")))


def _training(options: Namespace) -> None:
    print_training(options.lang)


def print_training(language: str) -> None:
    """Make accounts for training, or give those that are there fresh passwords; print address, password and role of each."""
    from nhipcau.actions.articles import read_articles
    from nhipcau.core.people.beginning import set_up_training
    from nhipcau.core.people.words import ROLES
    from nhipcau.web.desk.addresses import desk_address

    where = desk_address(language, "account_login")
    tell(
        language,
        f"Dữ liệu tập huấn, cơ quan không có thật. Đăng nhập tại {where}; mật khẩu chỉ hiện một lần:",
        f"Training data, the agencies are fictitious. Sign in at {where}; passwords are shown once:",
    )
    trainees = set_up_training(act_of_operator("tập huấn / training"), _now())
    for one in trainees:
        print(f"{one.email}\t{one.password}\t{ROLES.label(one.role).get(language)}")
    read = read_articles(next(one.agency.uid for one in trainees if one.key == "office"))
    tell(
        language,
        f"Bàn đọc văn bản của cơ quan ngoại vụ tập huấn có {len(read)} bài báo để thử.",
        f"The training office’s page of texts has {len(read)} press articles to try the reader on.",
    )


def _list(options: Namespace) -> None:
    from django.utils import timezone

    from nhipcau.core.people.standing import every_agency, holders

    today = timezone.localdate()
    found = [_as_json(agency, holders(agency, today)) for agency in every_agency()]
    if options.json:
        print_json({"agencies": found})
        return
    for agency in found:
        print(f"{agency['uid']}  {agency['name_vi']} ({agency['kind']})")
        for person in agency["people"]:
            print(f"    {person['role']}\t{person['name']} <{person['email']}>")


def _as_json(agency: Agency, people: list[tuple[Account, str]]) -> dict[str, Any]:
    return {
        "uid": str(agency.uid),
        "kind": agency.kind,
        "name_vi": agency.name_vi,
        "name_en": agency.name_en,
        "place": agency.place,
        "countries": agency.countries or [],
        "valid_from": agency.valid_from and agency.valid_from.isoformat(),
        "valid_until": agency.valid_until and agency.valid_until.isoformat(),
        "is_training": agency.is_training,
        "people": [{"role": role, "name": account.name, "email": account.email} for account, role in people],
    }


def _print_link(token: str, language: str) -> None:
    from nhipcau.web.desk.addresses import invitation_link

    tell(
        language,
        "Liên kết dùng được một lần, trong bảy ngày; ai có liên kết thì lập được tài khoản:",
        "The link works once, for seven days; whoever has it can make the account:",
    )
    print(invitation_link(language, token))


def agency_named(uid: str) -> Agency:
    """The agency with a code. Raises :class:`Fault` for none."""
    from nhipcau.core.people.standing import agency_of

    try:
        return agency_of(UUID(uid))
    except ValueError:
        raise Fault(
            "bad_agency",
            f"{uid[:40]!r} không phải mã cơ quan. Xem: nhipcau people list.",
            f"{uid[:40]!r} is no agency's code. See: nhipcau people list.",
        ) from None


def account_named(email: str) -> Account:
    """The account that signs in with an address. Raises :class:`Fault` ("no_account") if there is none."""
    from nhipcau.core.people.standing import account_of

    found = account_of(email)
    if found is None:
        raise Fault(
            "no_account",
            f"Không có tài khoản nào của {email[:80]!r}.",
            f"There is no account of {email[:80]!r}.",
        )
    return found
