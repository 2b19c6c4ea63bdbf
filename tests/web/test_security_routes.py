"""Every address of the desk, whoever asks: what it answers was decided below. A route without a decision is a failure."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from nhipcau.actions import discussing
from nhipcau.actions.becoming import make_interest
from nhipcau.actions.importing import bring
from nhipcau.actions.publication import mover
from nhipcau.core.attachments.door import add as attach
from nhipcau.core.column import OWN, PUBLIC
from nhipcau.core.models import Change
from nhipcau.core.people.invitations import invite
from nhipcau.core.people.models import Account, Posting
from nhipcau.core.people.standing import roles_of
from nhipcau.core.policy import powers_of
from nhipcau.core.readings.keeping import About
from nhipcau.core.readings.keeping import keep as keep_reading
from nhipcau.core.registry import registers
from nhipcau.core.saved.keeping import Keeper, keep
from nhipcau.core.saved.models import SavedView
from nhipcau.web.desk import urls
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.gate import ENTRANCE
from nhipcau.web.headers import POLICY
from tests.desk import EN, browser, signed_in
from tests.letters import INTEREST, about, came, sent
from tests.people import ACT, DAY, person
from tests.world import POINTING, REGISTER, World, build_world, record

ROLES = ("nobody", "officer", "administrator", "stranger", "partner", "auditor", "centre")
"""Of the office of Huế: officer and administrator; an officer of a far office; who has no role at all; and so on."""

Row = tuple[str, str]
"""What GET and POST answer: one status for everybody, or one for each of ROLES."""

OPEN: dict[str, tuple[Row, Row]] = {
    "account_login": (("200", "200"), ("302", "302")),
    "account_inactive": (("200", "405"), ("200", "405")),
    "account_reset_password": (("200", "200"), ("200", "200")),
    "account_reset_password_done": (("200", "405"), ("200", "405")),
    "account_reset_password_from_key_done": (("200", "405"), ("200", "405")),
    "account_reset_password_from_key": (("200", "200"), ("200", "200")),
    "desk_invitation": (("200", "200"), ("200", "200")),
    "desk_confirm_link": (("410", "410"), ("410", "410")),
    "desk_calendar_feed": (("404", "405"), ("404", "405")),
    "desk_machine_readings": (("401", "401"), ("401", "401")),
    "desk_machine_reading": (("401", "401"), ("401", "401")),
    "desk_claim_link": (("410", "410"), ("410", "410")),
}
"""Open without a sign-in: what it answers to a visitor, and to whoever has signed in."""

BY_KEY = "desk_machine_"
"""Asked by programs with an access key: cookies play no part, so no other site can lend somebody's."""

EVERYBODY: dict[str, Row] = {
    "desk_home": ("200", "200"),
    "desk_account": ("200", "200"),
    "account_logout": ("200", "302"),
    "account_reauthenticate": ("200", "200"),
    "account_change_password": ("200", "200"),
    "account_set_password": ("302", "302"),
    "mfa_index": ("200", "405"),
    "mfa_authenticate": ("302", "302"),
    "mfa_reauthenticate": ("302", "302"),
    "mfa_activate_totp": ("302", "302"),
    "mfa_deactivate_totp": ("404", "404"),
    "mfa_view_recovery_codes": ("404", "405"),
    "mfa_generate_recovery_codes": ("302", "302"),
    "mfa_list_webauthn": ("200", "405"),
    "mfa_add_webauthn": ("302", "302"),
    "mfa_edit_webauthn": ("302", "302"),
    "mfa_remove_webauthn": ("302", "302"),
    "mfa_reauthenticate_webauthn": ("302", "302"),
    "mfa_login_webauthn": ("302", "302"),
    "usersessions_list": ("200", "302"),
    "desk_sign_out_everywhere": ("405", "302"),
    "desk_registers": ("200", "200"),
    "desk_agencies": ("200", "200"),
    "desk_record_similar": ("200", "200"),
    "desk_record_names": ("200", "200"),
    "desk_moves": ("302", "302"),
    "desk_plan_put_aside": ("405", "302"),
    "desk_keys": ("200", "200"),
    "desk_commands": ("200", "200"),
    "desk_commands_suggest": ("200", "200"),
    "desk_freshness": ("200", "200"),
    "desk_health": ("200", "200"),
    "desk_kpi": ("200", "200"),
    "desk_kpi_records": ("200", "200"),
    "desk_due": ("200", "200"),
    "desk_access_keys": ("302", "302"),
    "desk_access_key_new": ("405", "302"),
    "desk_access_key_end": ("405", "302"),
    "desk_calendar": ("200", "200"),
    "desk_calendar_new": ("405", "400"),
    "desk_calendar_end": ("405", "302"),
    "desk_claims": ("200", "200"),
    "desk_search": ("200", "200"),
    "desk_search_suggest": ("200", "200"),
    "desk_notices": ("200", "200"),
    "desk_notices_read": ("405", "302"),
    "desk_notice_read": ("405", "302"),
}
"""About oneself, or a list of what is one's own: the same for all who have signed in."""

HAS_A_DESK = "404 200 200 200 200 200 200"
SEES = "404 200 200 404 404 200 404"
HIS_ALONE = "404 200 404 404 404 404 404"
OTHERS = "404 403 403 404 404 403 404"
"""For those who see it and do not own it; of the office's own record its officer has the owner's word already."""
READS = "403 200 403 200 200 200 200"
"""For those who read messages of their agency: all but who has no role, and administrators of people."""
HAS_IT = "404 200 404 404 404 200 404"
"""A message that came to the office, for those of it who read messages, and for the auditor."""
CENTRE = "403 403 403 403 403 403 200"
MANAGES = "403 403 200 403 403 403 200"
BY_ROLE: dict[str, Row] = {
    "desk_records": (HAS_A_DESK, HAS_A_DESK),
    "desk_views": (HAS_A_DESK, "404 400 400 400 400 400 400"),
    "desk_view": ("404 302 404 404 404 404 404", "404 302 404 404 404 404 404"),
    "desk_edit_many": ("404 302 403 302 302 403 403", "404 302 403 302 302 403 403"),
    "desk_suggest": (HAS_A_DESK, HAS_A_DESK),
    "desk_csv": (HAS_A_DESK, HAS_A_DESK),
    "desk_form": (HAS_A_DESK, HAS_A_DESK),
    "desk_xlsx": (HAS_A_DESK, HAS_A_DESK),
    "desk_json": (HAS_A_DESK, HAS_A_DESK),
    "desk_record_new": ("404 200 404 200 200 404 404", "404 400 404 400 400 404 404"),
    "desk_record": (SEES, SEES),
    "desk_record_edit": ("404 200 403 404 404 403 404", "404 302 403 404 404 403 404"),
    "desk_record_json": (SEES, SEES),
    "desk_history": (SEES, SEES),
    "desk_papers": (SEES, SEES),
    "desk_paper": (SEES, SEES),
    "desk_year_papers": (HAS_A_DESK, HAS_A_DESK),
    "desk_year_paper": (HAS_A_DESK, HAS_A_DESK),
    "desk_nudge": ("405", "404 403 403 404 404 403 404"),
    "desk_undo": ("405", "404 403 403 404 404 403 404"),
    "desk_attach": ("405", "404 302 403 404 404 403 404"),
    "desk_attachment": (SEES, SEES),
    "desk_attachment_remove": ("405", "404 302 403 404 404 403 404"),
    "desk_batch": (HAS_A_DESK, HAS_A_DESK),
    "desk_batch_undo": ("405", "403"),
    "desk_import_new": ("404 200 404 200 200 404 404", "404 400 404 400 400 404 404"),
    "desk_import_template": ("404 200 404 200 200 404 404", "405"),
    "desk_import": (HIS_ALONE, HIS_ALONE),
    "desk_import_progress": (HIS_ALONE, "405"),
    "desk_import_columns": ("404 302 404 404 404 404 404", "404 409 404 404 404 404 404"),
    "desk_import_row": ("404", "404"),
    "desk_import_write": ("405", "404 400 404 404 404 404 404"),
    "desk_import_again": ("405", "404 409 404 404 404 404 404"),
    "desk_import_undo": ("405", "404 409 404 404 404 404 404"),
    "desk_import_cancel": ("405", "404 302 404 404 404 404 404"),
    "desk_import_discard": ("405", "404 409 404 404 404 404 404"),
    "desk_import_problems": ("404", "405"),
    "desk_readings": ("404 200 404 200 404 404 404", "404 400 404 400 404 404 404"),
    "desk_reading": (HIS_ALONE, "405"),
    "desk_reading_correct": (HIS_ALONE, "404 400 404 404 404 404 404"),
    "desk_reading_discard": ("405", "404 302 404 404 404 404 404"),
    "desk_reading_fact": ("405", "404"),
    "desk_procedure_new": ("404", "404"),
    "desk_step": ("404", "404"),
    "desk_succession": ("404", "405"),
    "desk_move": (SEES, "404 302 409 404 404 409 404"),
    "desk_plan_take_back": ("405", "404 302 302 404 404 302 404"),
    "desk_proposal": ("404", "404"),
    "desk_say": (OTHERS, OTHERS),
    "desk_say_take_back": ("405", OTHERS),
    "desk_claim": ("404", "404"),
    "desk_profile": ("404", "404"),
    "desk_profile_suggest": ("404", "404"),
    "desk_offer": ("404", "404"),
    "desk_discussion": ("404 200 200 404 404 200 404", "404 403 403 404 404 403 404"),
    "desk_discussion_names": ("404 200 403 404 404 403 404", "404 200 403 404 404 403 404"),
    "desk_comment": ("404 200 403 404 404 403 404", "404 200 403 404 404 403 404"),
    "desk_comment_take_back": ("405", "404 302 403 404 404 403 404"),
    "desk_comment_settle": ("405", "404 302 403 404 404 403 404"),
    "desk_report": ("405", "404"),
    "desk_hand_down": ("405", "404"),
    "desk_answer": ("405", "404"),
    "desk_kpi_keep": ("405", "404 302 404 302 404 404 404"),
    "desk_request_send": ("405", "404"),
    "desk_request_answer": ("405", "404"),
    "desk_request_file": ("404", "404"),
    "desk_ask": ("404 200 403 404 404 403 404", "404 200 403 404 404 403 404"),
    "desk_inbox": (READS, READS),
    "desk_inbox_together": ("405", "403 302 403 302 302 403 302"),
    "desk_inbox_message": (HAS_IT, HAS_IT),
    "desk_inbox_do": ("405", "404 302 404 404 404 403 404"),
    "desk_inbox_reply": ("404 200 404 404 404 403 404", "404 200 404 404 404 403 404"),
    "desk_inbox_send_again": ("405", "404 404 404 404 404 403 404"),
    "desk_inbox_to_interest": ("405", "404 302 404 404 404 403 404"),
    "desk_inbox_to_word": ("405", "404 409 404 404 404 403 404"),
    "desk_inbox_templates": ("403 200 403 200 200 403 200", "403 200 403 200 200 403 200"),
    "desk_inbox_template": ("403 200 403 403 403 403 403", "403 400 403 403 403 403 403"),
    "desk_interests": (READS, READS),
    "desk_interest": (HAS_IT, "404 400 404 404 404 403 404"),
    "desk_agency": ("403 200 200 403 403 200 200", "403 200 200 403 403 200 200"),
    "desk_agency_add": (CENTRE, CENTRE),
    "desk_agency_name": (CENTRE, CENTRE),
    "desk_agency_succession": (CENTRE, CENTRE),
    "desk_invite": (MANAGES, MANAGES),
    "desk_invitation_withdraw": ("405", "403 403 302 403 403 403 302"),
    "desk_role_end": (MANAGES, MANAGES),
}
"""About a record of the office of Huế that is kept within it, and about that office. 404 and 403 say nothing more.

Imports are the officer's, and wait for a worker that never comes: none of their rows is there yet.

Nobody reports on a record that is no piece of work; who may on one that is: tests/web/test_shared_work.py. Nobody takes
a step of what is no procedure; who may of one: tests/web/test_procedure_pages.py.

Of claims, profiles, plans and proposals there is none here: that who may see the record is only told so, and nobody else even that."""

FILE_POLICY = "sandbox; default-src 'none'"
NAMES = [str(one.name) for one in urls.urlpatterns if isinstance(one, URLPattern)]


class Desk:
    """The world, and a fresh address for every route: what a POST uses up was made for it."""

    def __init__(self, world: World) -> None:
        self.world, self.office, self.uid, self.numbers = world, world.agencies["office"], record("own", OWN), count()
        self.people: dict[str, Account | None] = {
            "visitor": None,
            "nobody": person("nobody"),
            "officer": world.person("office", "officer"),
            "administrator": world.person("office", "administrator"),
            "stranger": world.person("far", "officer"),
            "partner": world.person("partner", "partner"),
            "auditor": world.person("ministry", "auditor"),
            "centre": world.person("ministry", "centre"),
        }

    def client(self, who: str, **options: Any) -> Client:
        account = self.people[who]
        return signed_in(account, **options) if account else browser(**options)

    def address(self, name: str) -> str:
        (pattern,) = [one.pattern for one in urls.urlpatterns if one.name == name]
        parts = pattern.converters  # type: ignore[union-attr]
        found: dict[str, object] = {"pk": 1, "uidb36": "abc", "key": "abc", "slug": registers()[REGISTER].slug[1]}
        found = {key: value for key, value in found.items() if key in parts}
        if "uid" in parts:
            found["uid"] = self.uid if "slug" in parts else self._uid(name)
        if "file" in parts:
            text = f"text {next(self.numbers)}"
            found["file"] = attach(REGISTER, self.uid, "a.txt", text.encode(), ACT, seen=OWN).attachment.uid
        if "batch" in parts:
            found["batch"] = Change.objects.filter(uid=self.uid).latest("id").batch
        if "row" in parts:
            found["row"] = 1_000_002
        if "view" in parts:
            found["view"] = self._view().uid
        if "step" in parts:
            found["step"] = "submit"
        if "comment" in parts:
            found["comment"] = self._said()
        found |= {key: UUID(int=1) for key in ("plan", "proposal", "fact") if key in parts}
        if "form" in parts:
            found |= {"slug": "documents", "form": registers()["documents"].forms[0].slug[1]}
        if name.startswith(("desk_paper", "desk_year_paper")):
            found |= {key: value for key, value in self._papers(name).items() if key in parts}
        found |= {key: value for key, value in self._of_the_inbox().items() if key in parts}
        if "token" in parts:
            found["token"] = self._invited()[1]
        return desk_address("en", name, **found)

    def _papers(self, name: str) -> dict[str, object]:
        """An agreement of the office, and a paper about it or about a year of agreements."""
        register = registers()[POINTING]
        forms = register.year_papers if name == "desk_year_paper" else register.papers
        return {"slug": register.slug[1], "uid": record("own", OWN, POINTING), "paper": forms[0].slug[1]}

    def _of_the_inbox(self) -> dict[str, object]:
        said = {"deed": "close", "kind": "interest", "spoken": "vi"}
        return {**said, "answer": UUID(int=1), "agency": self.office.uid}

    def _message(self) -> UUID:
        """An interest in a public record of the office, given to it as the worker does."""
        return came(token=sent("interest", about(REGISTER, record("own", PUBLIC)), **INTEREST))

    def _uid(self, name: str) -> object:
        if name.startswith("desk_inbox"):
            return self._message()
        if name == "desk_interest":
            officer = self.world.person("office", "officer")
            return make_interest(self._message(), mover(officer, DAY), DAY).uid
        if name.startswith("desk_reading"):
            return keep_reading("Tỉnh ký 3 thỏa thuận hợp tác quốc tế.", About("Text"), str(self.office.uid), ACT).uid
        if name.startswith("desk_import"):
            return self._imported()
        if name == "desk_role_end":
            return Posting.objects.get(account=self.people["officer"]).uid
        return self._invited()[0].uid if name == "desk_invitation_withdraw" else self.office.uid

    def _said(self) -> UUID:
        """What the officer has just said of the record, within the office."""
        officer = mover(self.world.person("office", "officer"), timezone.localdate())
        words = f"words {next(self.numbers)}"
        return discussing.say(registers()[REGISTER], self.uid, words, str(self.office.uid), OWN, officer).uid

    def _view(self) -> SavedView:
        """A view the officer has kept for himself."""
        officer = self.world.person("office", "officer")
        keeper = Keeper(officer, roles_of(officer, DAY))
        return keep(keeper, REGISTER, f"View {next(self.numbers)}", {"q": ["a"]}, timezone.now())

    def _imported(self) -> UUID:
        """A table the officer has just brought."""
        officer = self.world.person("office", "officer")
        powers, register = powers_of(officer, timezone.localdate()), registers()[REGISTER]
        return bring(powers, officer, register, str(self.office.uid), "a.csv", [b"Ten\na\n"], language="en").uid

    def _invited(self) -> tuple[Any, str]:
        email = f"invited{next(self.numbers)}@example.org"
        return invite(email, self.office, "officer", ACT, invited_by="An", now=timezone.now())


@pytest.fixture
def desk(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return Desk(build_world())


def _decided(name: str, who: str) -> tuple[int, int]:
    if who == "visitor":
        row: Row = OPEN[name][0] if name in OPEN else ("302", "302")
    else:
        row = OPEN[name][1] if name in OPEN else EVERYBODY.get(name) or BY_ROLE[name]
    get, post = ((said.split() * len(ROLES))[: len(ROLES)] for said in row)
    place = 0 if who == "visitor" else ROLES.index(who)
    return int(get[place]), int(post[place])


def _differing(desk: Desk, place: int, ask: Callable[[Client, str], HttpResponseBase]) -> dict[tuple[str, str], Any]:
    """{(route, who): (status, what was decided)} of every route that answers somebody otherwise."""
    found = {}
    for name in NAMES:
        for who in ("visitor", *ROLES):
            answer, decided = ask(desk.client(who), desk.address(name)), _decided(name, who)[place]
            _carries_its_headers(answer, name)
            _read(answer)
            led_in = who != "visitor" or name in OPEN or answer.headers["Location"].startswith(f"{EN}/sign-in")
            if answer.status_code != decided or not led_in:
                found[name, who] = (answer.status_code, decided)
    return found


def _read(answer: HttpResponseBase) -> None:
    """To the end, so that a file which is handed out is closed."""
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def _ok(answer: HttpResponseBase) -> bool:
    return answer.status_code == 200


def _carries_its_headers(answer: HttpResponseBase, name: str) -> None:
    headers = answer.headers
    assert headers["Content-Security-Policy"] == (FILE_POLICY if name == "desk_attachment" and _ok(answer) else POLICY)
    assert headers["Cache-Control"] == "no-store", name
    assert headers["X-Content-Type-Options"] == "nosniff", name
    assert headers["X-Frame-Options"] == "DENY", name
    assert headers["Referrer-Policy"] == "same-origin", name
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", name
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin", name
    assert "Access-Control-Allow-Origin" not in headers, name


def test_every_route_of_the_desk_is_decided_upon() -> None:
    assert sorted(NAMES) == sorted([*OPEN, *EVERYBODY, *BY_ROLE])


def test_the_policy_of_the_desk_lets_in_no_script_frame_or_form_from_elsewhere() -> None:
    directives = dict(one.strip().split(" ", 1) for one in POLICY.split(";"))
    assert directives["default-src"] == "'none'", "objects, media, workers and frames have no directive of their own"
    assert not {"object-src", "frame-src", "worker-src", "media-src"} & set(directives)
    assert {directives[name] for name in ("script-src", "style-src", "form-action")} == {"'self'"}
    assert directives["base-uri"] == directives["frame-ancestors"] == "'none'"


def test_what_is_asked_for_is_answered_as_decided_and_asking_changes_nothing(desk: Desk) -> None:
    addresses = {name: desk.address(name) for name in NAMES}
    before = Change.objects.count()
    desk.address = addresses.__getitem__  # type: ignore[method-assign]
    assert _differing(desk, 0, lambda client, path: client.get(path)) == {}
    assert Change.objects.count() == before


def test_what_is_sent_is_answered_as_decided(desk: Desk) -> None:
    assert _differing(desk, 1, lambda client, path: client.post(path)) == {}


def test_no_form_is_taken_without_its_mark_or_from_another_site(desk: Desk) -> None:
    elsewhere = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    for name in [name for name in NAMES if not name.startswith(BY_KEY)]:
        for who in ("visitor", "officer") if name in OPEN else ("officer",):
            path, client = desk.address(name), desk.client(who, enforce_csrf_checks=True)
            page = client.get(f"{EN}/sign-in" if who == "visitor" else f"{EN}/account").content.decode()
            mark = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
            assert len(mark) == 64
            assert client.post(path).status_code == 403, (name, who)
            given = {"csrfmiddlewaretoken": mark}
            assert client.post(path, given, headers=elsewhere).status_code == 403, (name, who)
            taken = client.post(path, given)
            _read(taken)
            assert taken.status_code != 403 or _decided(name, who)[1] == 403, (name, who)


def test_without_a_second_factor_nothing_opens_but_where_one_is_added(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "all")
    assert "desk_home" not in ENTRANCE
    for name in set(NAMES) - ENTRANCE:
        for ask in ("get", "post"):
            answer = getattr(desk.client("centre"), ask)(desk.address(name))
            assert (answer.status_code, answer.headers.get("Location")) == (302, f"{EN}/security"), (name, ask)
    assert not ENTRANCE & {*BY_ROLE, "desk_registers", "desk_agencies", "desk_account", "usersessions_list"}


def test_the_desk_takes_no_other_method_however_it_is_said(desk: Desk) -> None:
    client, path = desk.client("officer"), desk.address("desk_record")
    before = Change.objects.count()
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"):
        answer = client.generic(method, path)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
        overriding = {"x-http-method-override": method, "x-method-override": method}
        assert client.post(f"{path}?_method={method}", {"_method": method}, headers=overriding).status_code == 200
    assert Change.objects.count() == before
