"""All addresses: the machine's door under /api/, the public pages everywhere else."""

from django.urls import include, path

from nhipcau.api.door import door
from nhipcau.api.urls import root

handler400 = "nhipcau.web.faults.refused"
handler404 = "nhipcau.web.faults.missing"
handler500 = "nhipcau.web.faults.broken"

urlpatterns = [
    path("api", door(root)),
    path("api/", include("nhipcau.api.urls")),
    path("", include("nhipcau.web.portal.urls")),
]
