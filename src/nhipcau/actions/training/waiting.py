"""What lies on the desks when people come in: papers, other agencies' words, letters, and a table with faulty rows.

All of it is of today: only the histories of records bear earlier days.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils import timezone

from nhipcau.actions import attesting, importing
from nhipcau.actions.publication import mover
from nhipcau.actions.training.agencies import OFFICE, Agency, account_behind
from nhipcau.actions.training.names import MARK, PERSONS
from nhipcau.actions.training.papers import docx, pdf
from nhipcau.actions.training.sketches import Asked, Sketch, dice
from nhipcau.core.attachments.door import add
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.importing.work import do
from nhipcau.core.inbox.draft import Draft
from nhipcau.core.inbox.letters import receive
from nhipcau.core.inbox.proof import Road
from nhipcau.core.ledger import Act
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers
from nhipcau.core.training import WORDS

if TYPE_CHECKING:
    from nhipcau.actions.training.tables import Table
    from nhipcau.core.people.models import Account

PAPERS, MOST_PAPERS = 0.02, 60
"""Share of the records that have papers, and how many at most."""
SPEAKERS = ("tourism", "education", "suoi-mau", "mission", "friendship")
SAID = (
    (True, f"Đã đối chiếu với hồ sơ của cơ quan {MARK.vi}"),
    (True, ""),
    (False, f"Theo hồ sơ của chúng tôi, nội dung này đã thay đổi {MARK.vi}"),
)
OTHERS_WORDS = 24
"""So many words of other agencies are tried; what the policy does not let somebody say is not said."""
LETTERS = (
    ("question", f"Xin hỏi thỏa thuận này còn hiệu lực không {MARK.vi}?", ""),
    ("error", f"Tên đối tác trên trang này bị viết sai chính tả {MARK.vi}.", ""),
    ("interest", f"Doanh nghiệp chúng tôi muốn tìm hiểu thêm về cơ hội này {MARK.vi}.", PERSONS[1]),
)


def lay_out(asked: Asked, sketches: list[Sketch], agencies: Mapping[str, Agency], table: Table | None) -> None:
    """Everything that waits; each thing is written by itself, as people would have done it."""
    random = dice(asked, "waiting")
    with_papers = random.sample(sketches, min(max(round(len(sketches) * PAPERS), 6), MOST_PAPERS))
    for place, sketch in enumerate(with_papers):
        _attach(sketch, agencies[sketch.agency], is_word=place % 2 == 0)
    public = [sketch for sketch in sketches if sketch.fate == "published"]
    for sketch in random.sample(public, min(OTHERS_WORDS, len(public))):
        key = random.choice([one for one in SPEAKERS if one != sketch.agency])
        _say(sketch, account_behind(agencies[key].writes), *random.choice(SAID))
    offers = [sketch for sketch in public if sketch.register.offered] or public
    for place, (kind, text, name) in enumerate(LETTERS):
        _write_in(asked, random.choice(offers), kind, text, name, place)
    if table:
        _bring(table, agencies[OFFICE])


def _attach(sketch: Sketch, keeper: Agency, *, is_word: bool) -> None:
    lines = [WORDS.vi, f"{sketch.register.singular[0]}: {sketch.subject.vi} {MARK.vi}", f"Mã: {sketch.uid}"]
    name = f"tap-huan-{sketch.register.name}-{sketch.number}.{'docx' if is_word else 'pdf'}"
    act = Act(keeper.writes, f"đính kèm bản quét {MARK.vi}")
    add(sketch.register.name, sketch.uid, name, docx(lines) if is_word else pdf(lines), act, title=f"Bản mẫu {MARK.vi}")


def _say(sketch: Sketch, account: Account, holds: bool, text: str) -> None:
    try:
        attesting.say(sketch.register, sketch.uid, holds, text, mover(account, timezone.localdate()))
    except Fault as fault:
        if fault.code not in ("not_yours", "no_record"):
            raise


def _write_in(asked: Asked, sketch: Sketch, kind: str, text: str, name: str, place: int) -> None:
    row = sketch.register.rows(MACHINERY_DESK).get(uid=sketch.uid)
    is_interest = kind == "interest"
    draft = Draft(
        kind,
        "vi",
        sketch.register.name,
        sketch.register.code(row.number) or "",
        text=text,
        name=f"{name} {MARK.vi}" if is_interest else "",
        organisation=f"Công ty Ví Dụ {MARK.vi}" if is_interest else "",
        country="JP" if is_interest else "",
        email="nguoi.gui@training.invalid",
    )
    receive(draft, f"training/{asked.seed}/{place}", Road.WORK, f"192.0.2.{place + 1}", timezone.now())


def _bring(table: Table, office: Agency) -> None:
    """Bring a table as its officer, and have it read and checked: it then waits for whoever mends its rows."""
    account = account_behind(office.writes)
    powers = powers_of(account, timezone.localdate())
    one = importing.bring(
        powers, account, registers()[table.register], str(office.uid), table.name, [table.content], language="vi"
    )
    do(one.uid)
    do(one.uid)
