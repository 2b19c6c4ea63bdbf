"""Access keys: shown once, good to a day, ended at will, of nobody's use once the account is closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.core.access_keys.keeping import holder, keys_of, make
from nhipcau.core.faults import Fault
from nhipcau.core.models import Change
from nhipcau.core.people.models import Account
