"""What a wrong place name, code or day answers: a sentence in both languages and the near names."""


class PlaceError(ValueError):
    """A place, code or day the tables do not know.

    ``vi`` and ``en`` are sentences for people; ``candidates`` holds ids (units) or ISO codes (countries)
    that may have been meant, nearest first, possibly none.
    """

    def __init__(self, vi: str, en: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en
        self.candidates = candidates
