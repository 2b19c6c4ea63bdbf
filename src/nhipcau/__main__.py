"""``python -m nhipcau`` is the command ``nhipcau``."""

import sys

from nhipcau.cli.main import main

sys.exit(main())
