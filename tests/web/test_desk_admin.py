"""Django's admin: off unless the operator turns it on, for superusers only, to look and not to touch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from django.urls import NoReverseMatch

from nhipcau.web.desk.addresses import desk_address

ASK = """
import django, json
django.setup()
from django.core.management import call_command
call_command("migrate", database="default", verbosity=0)
from django.core.checks import run_checks
from django.test import Client
from nhipcau.core.ledger import Act
from nhipcau.core.people.door import set_superuser
from tests.desk import browser, signed_in
from tests.people import ACT
from tests.world import build_world
world = build_world()
boss, officer = world.person("ministry", "auditor"), world.person("office", "officer")
set_superuser(boss, ACT, on=True)
base = "/vi/ban-lam-viec/quan-tri/"
agency = str(world.agencies["office"].uid)
said = {"wrong": [str(one) for one in run_checks()]}
for name, client in (("boss", signed_in(boss)), ("officer", signed_in(officer)), ("visitor", browser())):
    said[name] = [client.get(base + path).status_code for path in ("", "people/agency/", f"people/agency/{agency}/change/")]
boss = signed_in(boss)
said["account"] = boss.get(f"{base}people/account/{world.person('ministry', 'auditor').uid}/change/").content.decode()
said["touching"] = [
    boss.get(base + "people/agency/add/").status_code,
    boss.post(f"{base}people/agency/{agency}/change/", {"name_vi": "x"}).status_code,
    boss.post(f"{base}people/agency/{agency}/delete/", {"post": "yes"}).status_code,
]
said["policy"] = boss.get(base).headers["Content-Security-Policy"]
said["page"] = boss.get(base).content.decode()
said["style"] = browser().get("/static/admin/css/base.css").status_code
said["outside"] = browser().get("/static/admin/../../../models.py").status_code
print(json.dumps(said))
"""


def test_it_is_not_there_unless_the_operator_turns_it_on() -> None:
    try:
        found = desk_address("vi", "admin:index")
    except NoReverseMatch:
        found = ""
    assert found == ""


def test_superusers_look_and_nobody_touches(empty_site: Path) -> None:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "NHIPCAU_ADMIN": "1", "NHIPCAU_SECOND_FACTOR": "none", "NHIPCAU_HOME": str(empty_site)}
    ran = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False, cwd=root
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout.splitlines()[-1])
    assert said["wrong"] == []
    assert (said["boss"], said["officer"], said["visitor"]) == ([200] * 3, [302] * 3, [302] * 3)
    assert said["touching"] == [403] * 3
    assert "pbkdf2" not in said["account"] and "password" not in said["account"].partition("<main")[2].lower()
    assert "unsafe" not in said["policy"]
    assert "<script>" not in said["page"] and "style=" not in said["page"]
    assert (said["style"], said["outside"]) == (200, 400)
