"""The desk's front page, and one's own account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.core.people.door import correct_account, reasoned
from nhipcau.core.people.standing import history_of
from nhipcau.core.people.words import ROLE_LINES, ROLES
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.forms import AccountForm
from nhipcau.web.desk.frame import language_here, me, page, standing_of
from nhipcau.web.desk.rows import posting_row


def home(request: HttpRequest) -> HttpResponse:
    """Who one is today, and where to go."""
    language = language_here(request)
    roles = [
        (
            one.agency.label.get(language),
            desk_address(language, "desk_agency", uid=one.agency.uid),
            ROLES.label(one.role).get(language),
            ROLE_LINES.label(one.role).get(language),
        )
        for one in standing_of(request)
    ]
    return page(request, "home", account=me(request), roles=roles)


def my_account(request: HttpRequest) -> HttpResponse:
    """Name and language, and every role one has had."""
    account, language = me(request), language_here(request)
    form = AccountForm(request.POST or None, initial={"name": account.name, "language": account.language})
    if request.method == "POST" and form.is_valid():
        act = reasoned(account, "tự sửa thông tin tài khoản / corrected by its owner")
        correct_account(account, act, **form.cleaned_data)
        return HttpResponseRedirect(desk_address(form.cleaned_data["language"], "desk_account"))
    today = timezone.localdate()
    postings = [posting_row(one, language, today, []) for one in history_of(account)]
    return page(request, "my_account", form=form, account=account, postings=postings)
