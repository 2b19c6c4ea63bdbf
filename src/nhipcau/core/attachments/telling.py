"""Telling people that a file is withheld: whoever attached it, and the administrators of the record's agency."""

from __future__ import annotations

import logging
from datetime import date
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from nhipcau.core.attachments.models import Attachment
from nhipcau.core.labels import Label
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.people.standing import heirs, holders
from nhipcau.core.people.words import ADMINISTRATOR
from nhipcau.core.registry import registers

SUBJECT = Label("Một tệp đính kèm bị giữ lại", "An attached file is withheld")


def tell_withheld(attachment: Attachment) -> None:
    """Mail each of them in his language. A mail server that does not answer holds nothing up: the desk says it too."""
    for account in people_to_tell(attachment, timezone.localdate()):
        words = SUBJECT.get(account.language), _words(attachment).get(account.language)
        try:
            EmailMessage(*words, settings.DEFAULT_FROM_EMAIL, [account.email]).send()
        except (SMTPException, OSError):
            logging.getLogger(__name__).exception("nobody could be told that a file is withheld")


def people_to_tell(attachment: Attachment, on: date) -> list[Account]:
    """Who attached it, if it was a person with an account, and who administers the record's agency on that day."""
    found: dict[UUID, Account] = {}
    kind, _, uid = attachment.added_by.partition(":")
    if kind == "account" and (adder := Account.objects.filter(uid=uid, is_active=True).first()):
        found[adder.uid] = adder
    record = registers()[attachment.register].model._default_manager.filter(uid=attachment.record).first()
    owner = Agency.objects.filter(uid=record.owner).first() if record and record.owner else None
    for agency in heirs(owner, on) if owner else []:
        found |= {account.uid: account for account, role in holders(agency, on) if role == ADMINISTRATOR}
    return list(found.values())


def _words(attachment: Attachment) -> Label:
    """The file is named, what was found in it is not: mail is read on the way."""
    return Label(
        f"Hệ thống đã đọc tệp “{attachment.name}” và phát hiện nội dung không được lưu ở đây"
        f" (mã: {attachment.finding}). Từ lúc này không ai tải được tệp. Hãy đăng nhập bàn làm việc để xem và"
        f" xử lý.\n\n{settings.NHIPCAU_BASE_URL}\n",
        f"The file “{attachment.name}” was read, and something was found in it that may not be kept here"
        f" (code: {attachment.finding}). From now on nobody can download it. Sign in at the desk to deal"
        f" with it.\n\n{settings.NHIPCAU_BASE_URL}\n",
    )
