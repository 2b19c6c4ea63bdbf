"""``nhipcau policy``: the table of who may do what, and why somebody may or may not do something to a record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nhipcau.cli.output import offer_json, print_json
from nhipcau.cli.people import account_named
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.policy.explain import Found, Reason

HELP = Label("ai được làm gì ở bàn làm việc, và vì sao", "who may do what at the desk, and why")
ORDERS = {
    "table": Label("in bảng quy định", "print the table"),
    "explain": Label("giải thích quyền của một người đối với một hồ sơ", "explain somebody's rights on a record"),
}
EMAIL = Label("địa chỉ email của tài khoản", "e-mail address of the account")
UID = Label("uid hoặc mã công khai của hồ sơ", "uid or public code of the record")
DAY = Label("ngày xét, mặc định hôm nay", "the day, by default today")


def declare(parser: ArgumentParser, language: str) -> None:
    orders = parser.add_subparsers(dest="order", required=True, metavar="ORDER")
    made = {name: orders.add_parser(name, help=words.get(language)) for name, words in ORDERS.items()}
    made["explain"].add_argument("email", metavar="USER", help=EMAIL.get(language))
    made["explain"].add_argument("uid", metavar="UID", help=UID.get(language))
    made["explain"].add_argument("--on", type=date.fromisoformat, metavar="2026-03-02", help=DAY.get(language))
    for one in made.values():
        offer_json(one, language)


def run(options: Namespace) -> int:
    start_django()
    orders = {"table": _table, "explain": _explain}
    return orders[options.order](options)


def _table(options: Namespace) -> int:
    from nhipcau.core.people.words import KINDS, ROLES
    from nhipcau.core.policy.table import EVERY, TABLE
    from nhipcau.core.policy.words import ACTIONS, SCOPES, VISIBILITIES

    if options.json:
        print_json({"rules": [{**rule._asdict(), "seen": rule.seen.name} for rule in TABLE]})
        return 0
    only = Label("sổ đối tác tự giữ", "registers partners keep")
    for rule in TABLE:
        named = (
            ROLES.label(rule.role),
            ACTIONS.label(rule.action),
            SCOPES.label(rule.scope),
            VISIBILITIES[rule.seen],
            *([KINDS.label(rule.kind)] if rule.kind else []),
            *([] if rule.registers == EVERY else [only]),
        )
        print(" · ".join(words.get(options.lang) for words in named))
    return 0


def _explain(options: Namespace) -> int:
    """Status 1 if he may not even see the record."""
    from django.utils import timezone

    from nhipcau.core.policy import powers_of
    from nhipcau.core.policy.explain import explain

    account = account_named(options.email)
    found = _found(options.uid)
    powers = powers_of(account, options.on or timezone.localdate())
    reasons = list(explain(powers, found))
    if options.json:
        print_json({"account": account.email, **_facts(found), "reasons": [_plain(one) for one in reasons]})
    else:
        _say(account, found, reasons, options.lang)
    return 0 if any(one.granted for one in reasons if one.action == "see") else 1


def _say(account: Account, found: Found, reasons: list[Reason], language: str) -> None:
    from nhipcau.core.policy.explain import role_words
    from nhipcau.core.policy.words import ACTIONS, SCOPES, VISIBILITIES
    from nhipcau.core.record import STATES

    words = Label("giữ ở mức", "kept as")
    state = STATES.label(found.row.state).get(language)
    print(f"{account.name} <{account.email}>")
    print(
        f"{found.register.singular[language == 'en']} {found.register.code(found.row.number) or found.row.uid}: {state}, "
        f"{words.get(language)} “{VISIBILITIES[found.kept].get(language)}”"
    )
    no_role = Label("không vai trò nào của người này được", "no role of this person has this")
    for action in ACTIONS:
        mine = [one for one in reasons if one.action == action]
        mark = Label("được", "yes") if any(one.granted for one in mine) else Label("không", "no")
        print(f"{ACTIONS.label(action).get(language)}: {mark.get(language)}")
        for one in mine:
            sign = "+" if one.granted else "-"
            scope = SCOPES.label(one.rule.scope).get(language)
            print(f"  {sign} {role_words(one.standing).get(language)} · {scope}: {one.why.get(language)}")
        if not mine:
            print(f"  - {no_role.get(language)}")


def _facts(found: Found) -> dict[str, Any]:
    return {
        "register": found.register.name,
        "uid": str(found.row.uid),
        "state": found.row.state,
        "kept": found.kept.name,
        "owner": found.row.owner or None,
    }


def _plain(one: Reason) -> dict[str, Any]:
    return {
        "action": one.action,
        "granted": one.granted,
        "role": one.standing.role,
        "agency": str(one.standing.agency.uid),
        "scope": one.rule.scope,
        "seen": one.rule.seen.name,
        "why": {"vi": one.why.vi, "en": one.why.en},
    }


def _found(given: str) -> Found:
    """A record by uid, or by its public code."""
    from nhipcau.core.audience import MACHINERY_DESK
    from nhipcau.core.policy import no_record
    from nhipcau.core.policy.explain import Found, find_record
    from nhipcau.core.registry import registers
    from nhipcau.lib.identifiers import parse_code

    try:
        return find_record(UUID(given))
    except ValueError:
        pass
    try:
        prefix, number = parse_code(given)
    except ValueError:
        raise no_record() from None
    for register in registers().values():
        row = register.rows(MACHINERY_DESK).filter(number=number).first() if register.code_prefix == prefix else None
        if row is not None:
            return Found(register, row)
    raise no_record()
