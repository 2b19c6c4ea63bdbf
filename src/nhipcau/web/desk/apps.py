"""The app of signing in: allauth's, whose middleware runs at the desk's addresses only."""

from allauth.account.apps import AccountConfig


class SignInConfig(AccountConfig):
    """allauth wants to see its middleware by name; ours (``gate.SignIn``) wraps it."""

    name = "allauth.account"

    def ready(self) -> None:
        from allauth.account import checks  # noqa: F401  # registers the system checks
