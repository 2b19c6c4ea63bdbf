"""One's own account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.core.notices.found import habit_of, set_mail
from nhipcau.core.people.door import correct_account, reasoned
from nhipcau.core.people.standing import history_of
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.forms import AccountForm
from nhipcau.web.desk.frame import language_here, me, page
from nhipcau.web.desk.rows import posting_row


def my_account(request: HttpRequest) -> HttpResponse:
    """Name and language, whether one wants mail, and every role one has had."""
    account, language = me(request), language_here(request)
    now = {"name": account.name, "language": account.language, "wants_mail": habit_of(account).wants_mail}
    form = AccountForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        set_mail(account, wanted=given.pop("wants_mail"))
        act = reasoned(account, "tự sửa thông tin tài khoản / corrected by its owner")
        correct_account(account, act, **given)
        return HttpResponseRedirect(desk_address(given["language"], "desk_account"))
    today = timezone.localdate()
    postings = [posting_row(one, language, today, []) for one in history_of(account)]
    return page(request, "my_account", form=form, account=account, postings=postings)
