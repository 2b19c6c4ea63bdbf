"""The one error of this room: a text that cannot be read, said in both languages."""


class TextError(ValueError):
    """A text does not say what was expected of it.

    ``vi`` and ``en`` hold the same sentence for people in each language; ``str()`` gives both.
    """

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi = vi
        self.en = en
