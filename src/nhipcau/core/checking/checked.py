"""Documents checked: each of their claims with what comes of holding it against itself, the others and the registers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from nhipcau.core.checking.known import known_figures
from nhipcau.lib.checking import Claim, Finding, Verdict, between, earlier, within

Knowing = Callable[[Claim], Iterable[Claim]]


class Checked(NamedTuple):
    """A claim and its findings: of itself first, then of what the registers know, then of other documents."""

    claim: Claim
    findings: list[Finding]


def checked(
    claims: Sequence[Claim], others: Sequence[Claim] = (), knowing: Knowing = known_figures
) -> Iterator[Checked]:
    """The claims of one document (``lib.checking.joined``) checked; ``others`` are those of other documents.

    ``knowing`` gives the figures of registers to hold a claim against; ``no_figures`` where there are none.
    """
    for claim in claims:
        known = list(knowing(claim))
        yield Checked(claim, list(_findings(claim, known, others)))


def no_figures(claim: Claim) -> Iterable[Claim]:
    return ()


def _findings(claim: Claim, known: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Finding]:
    yield from within(claim)
    before = list(earlier(claim, [*known, *others]))
    yield from before
    told = {id(one.other) for one in before}
    for other in [*known, *others]:
        finding = between(claim, other)
        if finding and not (finding.verdict is Verdict.APART and id(other) in told):
            yield finding
