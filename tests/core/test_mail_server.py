"""Mail goes to the server that the settings name, in a process that has read them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.mail_sink import mail_sink

SEND = """
import django
django.setup()
from django.core.mail import send_mail
send_mail("Thư thử", "Zyxwvu một thư thử", None, ["binh@example.org"])
"""


def test_a_mail_arrives_at_the_server_of_the_settings(tmp_path: Path) -> None:
    with mail_sink() as sink:
        settings = {
            "NHIPCAU_HOME": str(tmp_path),
            "NHIPCAU_SMTP_HOST": "127.0.0.1",
            "NHIPCAU_SMTP_PORT": str(sink.port),
            "NHIPCAU_SMTP_SECURITY": "none",
            "NHIPCAU_MAIL_FROM": "Nhịp Cầu thử <nhip-cau@example.org>",
        }
        subprocess.run([sys.executable, "-c", SEND], env={**os.environ, **settings}, check=True)
    (mail,) = sink.messages
    assert (mail["Subject"], mail["From"]) == ("Thư thử", "Nhịp Cầu thử <nhip-cau@example.org>")
    assert mail["To"] == "binh@example.org"
    assert "Zyxwvu một thư thử" in mail.get_content()
