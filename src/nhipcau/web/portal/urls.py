"""Addresses of the public pages. Sections come from the declarations, so no register is named here."""

import re

from django.urls import path, re_path

from nhipcau.web.portal.crawlers import robots, sitemap, sitemap_part
from nhipcau.web.portal.home import home_page, root
from nhipcau.web.portal.inbox.contact import challenge
from nhipcau.web.portal.inbox.status import status_page
from nhipcau.web.portal.papers.offers import SITE_PICTURE
from nhipcau.web.portal.papers.views import site_picture
from nhipcau.web.portal.sections import (
    claim,
    contact,
    detail,
    figures,
    file,
    overview,
    paper,
    with_slash,
    without_slash,
)
from nhipcau.web.statics import serve

_LANGUAGE = r"(?P<language>vi|en)"
_SLUG = r"(?P<slug>[a-z0-9-]+)"

urlpatterns = [
    path("", root),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap),
    path("sitemap/<slug:name>-<int:part>.xml", sitemap_part),
    path("static/<str:name>", serve),
    path("challenge", challenge),
    re_path(rf"^{_LANGUAGE}$", with_slash),
    re_path(rf"^{_LANGUAGE}/$", home_page),
    re_path(rf"^{_LANGUAGE}/(?:theo-doi|status)/(?P<token>[^/]+)$", status_page),
    re_path(rf"^{_LANGUAGE}/{re.escape(SITE_PICTURE)}$", site_picture),
    re_path(rf"^{_LANGUAGE}/{_SLUG}$", overview),
    re_path(rf"^{_LANGUAGE}/{_SLUG}\.(?P<form>[a-z]+)$", file),
    re_path(rf"^{_LANGUAGE}/{_SLUG}/(?P<code>[^/]+)\.(?P<form>pdf|png)$", paper),
    re_path(rf"^{_LANGUAGE}/{_SLUG}/(?P<code>[^/]+)$", detail),
    re_path(rf"^{_LANGUAGE}/{_SLUG}/(?P<code>[^/]+)/(?:chuoi-so-lieu|series)(?:\.(?P<form>csv|vl\.json))?$", figures),
    re_path(rf"^{_LANGUAGE}/{_SLUG}/(?P<code>[^/]+)/(?P<last>gop-y|contact)$", contact),
    re_path(rf"^{_LANGUAGE}/{_SLUG}/(?P<code>[^/]+)/(?P<last>la-cua-chung-toi|our-organisation)$", claim),
    re_path(rf"^{_LANGUAGE}/(?P<rest>.+)/$", without_slash),
]
