"""What messages become: an interest that is followed, a correction of the record, a word beside its owner's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.actions.becoming import forget_senders
from nhipcau.core.attesting.models import Attestation
from nhipcau.core.column import PUBLIC
from nhipcau.core.inbox import letters
from nhipcau.core.interests.models import ExpressionOfInterest
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.publication.models import Proposal
from tests.desk import EN, signed_in
from tests.letters import INTEREST, about, came, kept, sent
from tests.world import REGISTER, World, build_world, record

OFFER = record("own", PUBLIC)


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    world = build_world()
    world.person("office", "officer")
    yield world


def _client(world: World, agency: str = "office", role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _token(kind: str = "interest", **fields: str) -> str:
    return sent(kind, about(REGISTER, OFFER), "en", **fields)


def _pipeline(client: Client) -> dict[str, str]:
    """The stages on the record's page, with their counts."""
    page = client.get(f"{EN}/registers/{REGISTER}/{OFFER}").content.decode()
    block = page.partition('id="pipeline"')[2].partition("</section>")[0]
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", block)
    return {name: re.sub(r"<span.*?</span>|<[^>]+>", "", value) for name, value in rows}


@pytest.mark.stores
def test_an_interest_is_followed_by_stages_and_counted_on_its_record(world: World) -> None:
    client, uid = _client(world), came(token=_token(**INTEREST))
    assert _pipeline(client) == {}
    there = client.post(f"{EN}/inbox/{uid}/interest").headers["Location"]
    assert _pipeline(client) == {"Received": "1", "Contacted": "0", "In talks": "0", "Agreed": "0", "Closed": "0"}
    assert client.post(f"{EN}/inbox/{uid}/interest").status_code == 409, "one message makes one"
    assert f'href="{there}"' in client.get(f"{EN}/inbox/{uid}").content.decode()
    client.post(there, {"stage": "talking", "next_on": "05/12/2030"})
    assert _pipeline(client)["In talks"] == "1"
    made = ExpressionOfInterest.objects.get()
    assert (made.stage, made.next_on, made.record, made.message) == ("talking", date(2030, 12, 5), OFFER, uid)
    page = client.get(there).content.decode()
    assert "Shizuoka Zyxwvu Tea, Japan" in page
    assert "05/12/2030" in page or "5 December 2030" in page
    listed = client.get(f"{EN}/interests?stage=talking&record={OFFER}").content.decode()
    assert "1 expression of interest" in listed
    assert "There are no expressions" in client.get(f"{EN}/interests?stage=agreed").content.decode()


def test_the_ledger_has_every_stage_and_nobody_of_whom_it_speaks(world: World) -> None:
    client, uid = _client(world), came(token=_token(**INTEREST))
    there = client.post(f"{EN}/inbox/{uid}/interest").headers["Location"]
    client.post(there, {"stage": "contacted", "next_on": ""})
    rows = Change.objects.filter(register="interests").order_by("id")
    assert list(rows.values_list("action", flat=True)) == ["create", "update"]
    said = str([*rows.values(), *ChangeValues.objects.filter(change__in=rows).values("values")])
    assert "Zyxwvu" not in said and "Sato" not in said and "sato@" not in said
    assert {"contacted", "JP", str(uid)} <= set(re.findall(r"[\w-]+", said))


@pytest.mark.stores
def test_an_interest_outlives_its_message_and_forgets_who_withdrew(world: World) -> None:
    client, token = _client(world), _token(**INTEREST)
    uid = came(token=token)
    there = client.post(f"{EN}/inbox/{uid}/interest").headers["Location"]
    letters.withdraw_message(token)
    assert forget_senders() == 1
    page = client.get(there).content.decode()
    assert "Zyxwvu" not in page
    letters.purge(date(2999, 1, 1))
    assert "deleted after its time" in client.get(there).content.decode()


def test_others_see_neither_the_interest_nor_its_count(world: World) -> None:
    client, uid = _client(world), came(token=_token(**INTEREST))
    there = client.post(f"{EN}/inbox/{uid}/interest").headers["Location"]
    stranger = _client(world, "far", "officer")
    assert _pipeline(stranger) == {}
    assert [stranger.get(one).status_code for one in (there, f"{EN}/interests/{UUID(int=5)}")] == [404, 404]
    auditor = _client(world, "ministry", "auditor")
    assert _pipeline(auditor)["Received"] == "1"
    assert auditor.post(there, {"stage": "agreed"}).status_code == 403


def test_a_correction_opens_the_form_with_the_message_beside_it_and_leads_on_to_the_answer(world: World) -> None:
    client = _client(world)
    uid = came(token=_token("error", text="Zyxwvu: the place is Huế, see https://example.org.", email="a@example.org"))
    page = client.get(f"{EN}/inbox/{uid}").content.decode()
    (form,) = re.findall(rf'href="([^"]+/edit\?message={uid})"', page)
    shown = client.get(form).content.decode()
    assert "Zyxwvu: the place is Huế" in shown
    fields = dict(re.findall(r'name="(_base|_message)" value="([^"]+)"', shown))
    given = {"places": "Huế", "_reason": "Theo góp ý", **{name: html.unescape(text) for name, text in fields.items()}}
    saved = client.post(form.partition("?")[0], given)
    assert saved.headers["Location"] == f"{EN}/inbox/{uid}/reply?template=corrected"
    assert Proposal.objects.filter(record=OFFER).exists()
    assert "has been corrected" in client.get(saved.headers["Location"]).content.decode()
    assert "Zyxwvu" not in client.get(f"{EN}/registers/{REGISTER}/{OFFER}/edit").content.decode()
    elsewhere = record("followed", PUBLIC)
    assert "Zyxwvu" not in client.get(f"{EN}/registers/{REGISTER}/{elsewhere}/edit?message={uid}").content.decode()


@pytest.mark.stores
def test_a_visitors_word_stands_beside_the_owners_until_its_message_is_gone(world: World) -> None:
    client = _client(world)
    token = _token("attestation", holds="no", text="It was signed over in 2024.", name="Zyxwvu Sato", organisation="")
    uid = came(token=token)
    assert kept(uid).holds == "no"
    client.post(f"{EN}/inbox/{uid}/beside")
    page = client.get(f"{EN}/registers/{REGISTER}/{OFFER}").content.decode()
    assert "By a visitor&#x27;s message: Zyxwvu Sato" in page
    assert "It was signed over in 2024." in page
    assert client.post(f"{EN}/inbox/{uid}/beside").status_code == 409
    letters.withdraw_message(token)
    forget_senders()
    page = client.get(f"{EN}/registers/{REGISTER}/{OFFER}").content.decode()
    assert "Zyxwvu" not in page and "signed over" not in page
    word = Attestation.objects.get()
    assert (word.holds, word.speaker, word.text) == (False, "", "")
    said = str(list(ChangeValues.objects.filter(change__register="attestations").values()))
    assert "Zyxwvu" not in said and "signed over" not in said
