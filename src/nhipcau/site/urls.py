"""All addresses: the machine's door under /api/, the public pages everywhere else."""

from django.urls import include, path

handler400 = "nhipcau.web.faults.refused"
handler404 = "nhipcau.web.faults.missing"
handler500 = "nhipcau.web.faults.broken"

urlpatterns = [
    path("api/", include("nhipcau.api.urls")),
    path("", include("nhipcau.web.portal.urls")),
]
