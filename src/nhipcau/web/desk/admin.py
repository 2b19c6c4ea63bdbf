"""Django's admin for superusers: a window on the tables, nothing more. What writes are doors, with a name and a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django.contrib.admin
from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils._os import safe_join

from nhipcau.core.people.models import Account

FILES = Path(django.contrib.admin.__file__).parent / "static" / "admin"
SECRETS = {"password", "token"}
"""Fields whose content nobody looks at."""
LEFT_OUT = {
    "core.ChangeValues",
    "people.CountedAttempts",
    "drafting.FormDraft",
    "saved.SavedView",
    "attachments.AttachmentText",
}
"""Tables of words that are somebody's own, or that a decision may have to remove."""


class LookingSite(AdminSite):
    """Open to superusers; who is not signed in goes where everybody signs in."""

    site_title = site_header = "Nhịp Cầu"
    index_title = "Bảng dữ liệu / Tables"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, Account) and request.user.is_active and request.user.is_superuser

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        if request.user.is_authenticated:
            raise Http404
        return HttpResponseRedirect(reverse("account_login"))


class LookOnly(ModelAdmin):  # type: ignore[type-arg]  # it has none while the program runs
    """Lists and shows rows; offers no way to add, change or remove one."""

    show_full_result_count = False
    list_per_page = 50

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [field.name for field in self.model._meta.fields if field.name in SECRETS]


def looking_site() -> LookingSite:
    """The site with every table of ours in the desk's database."""
    site = LookingSite(name="admin")
    for model in apps.get_models():
        if _is_shown(model):
            site.register(model, LookOnly)
    return site


def admin_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the admin's own: style and scripts, as Django ships them."""
    found = Path(safe_join(str(FILES), path))
    if not found.is_file():
        raise Http404
    return FileResponse(found.open("rb"))


def _is_shown(model: type[Model]) -> bool:
    ours = model.__module__.startswith("nhipcau.")
    elsewhere = model._meta.app_label in ("store", "inbox")
    return ours and not elsewhere and model._meta.label not in LEFT_OUT
