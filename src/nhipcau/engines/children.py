"""What a child process that reads strangers' files sees of us: where the packages are, and nothing else."""

from __future__ import annotations

import os
import sys


def bare_surroundings() -> dict[str, str]:
    """The environment of such a child. Ours has passwords in it."""
    found = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    return found | {name: os.environ[name] for name in ("PYTHONPYCACHEPREFIX",) if name in os.environ}
