"""Once a column is not PUBLIC, nothing of it is public: not its value, not its name, not that it has one."""

from __future__ import annotations

from pathlib import Path

import orjson

from nhipcau.core import ledger
from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.register import Register
from tests.hiding import hidden_columns
from tests.steps import ACT, ask, items, show, text_columns, text_value

MARKER = "Xyzzyplugh"


def test_a_hidden_column_leaves_no_trace(site: Path, register: Register) -> None:
    with hidden_columns() as hidden:
        column = hidden[register.name]
        assert column not in {declared.name for declared in register.public}
        if column in text_columns(register):
            value = text_value(register.kinds[column], MARKER)
            rows = register.rows(PUBLIC_DESK).values_list("uid", flat=True)
            said = ledger.Evidence("test", url="https://example.org", columns=(column,), says={column: value})
            ledger.write(register, [ledger.Entry(uid, {column: value}, evidence=(said,)) for uid in rows], ACT)
            show()
            assert MARKER not in "".join(text for item in items() for text in map(str, item))
            assert ask(q=MARKER).total == 0
        for name, _, code, _, row, record, search in items():
            if name == register.name:
                assert column not in orjson.loads(row)["values"], code
                assert column not in orjson.loads(record)["values"], code
                assert column not in orjson.loads(search)["facets"], code
                assert f'"{column}"' not in record, code
        assert column not in ask(register.name).facets


def test_the_same_column_is_public_when_declared_so(site: Path, register: Register) -> None:
    """The test above can fail: without hiding, the value is there."""
    text = text_columns(register)[0]
    row = register.rows(PUBLIC_DESK).order_by("number").first()
    value = text_value(register.kinds[text], MARKER)
    ledger.write(register, [ledger.Entry(row.uid, {text: value})], ACT)
    show()
    assert any(MARKER in record for _, _, _, _, _, record, _ in items())
