"""All addresses: the machine's door under /api/, the desk under its own words, the public pages everywhere else."""

from django.conf import settings
from django.urls import include, path

from nhipcau.api.door import door
from nhipcau.api.urls import root
from nhipcau.web.desk.addresses import words
from nhipcau.web.portal.addresses import DESK

handler400 = "nhipcau.web.faults.refused"
handler403 = "nhipcau.web.faults.closed"
handler404 = "nhipcau.web.faults.missing"
handler500 = "nhipcau.web.faults.broken"

urlpatterns = [
    path("api", door(root)),
    path("api/", include("nhipcau.api.urls")),
    path(words(f"vi/{DESK[0]}", f"en/{DESK[1]}"), include("nhipcau.web.desk.urls")),
    path("", include("nhipcau.web.portal.urls")),
]

if settings.NHIPCAU_ADMIN:
    from nhipcau.web.desk.admin import admin_file

    urlpatterns.insert(0, path("static/admin/<path:path>", admin_file))
