"""An agency's OpenID Connect server as the environment describes it."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from nhipcau.core.faults import Fault
from nhipcau.core.settings import SETTINGS


class SignInServer(NamedTuple):
    """Where it is, what people call it, and what we are called there."""

    url: str
    name: str
    client: str
    secret: str

    @property
    def origin(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def as_app(self, key: str) -> dict[str, Any]:
        """As allauth wants to read it."""
        return {
            "provider_id": key,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.url},
        }


def agency_server() -> SignInServer | None:
    """None if there is none. Raises :class:`Fault` for an address without client, or one that is no address."""
    names = ("NHIPCAU_OIDC_URL", "NHIPCAU_OIDC_NAME", "NHIPCAU_OIDC_CLIENT", "NHIPCAU_OIDC_SECRET")
    url, name, client, secret = (SETTINGS[one].read().strip() for one in names)
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or not client or not secret:
        raise Fault(
            "bad_oidc",
            "NHIPCAU_OIDC_URL phải là một địa chỉ https, và phải có NHIPCAU_OIDC_CLIENT cùng NHIPCAU_OIDC_SECRET.",
            "NHIPCAU_OIDC_URL must be an https address, and NHIPCAU_OIDC_CLIENT and NHIPCAU_OIDC_SECRET must be set too.",
        )
    return SignInServer(url.rstrip("/"), name, client, secret)
