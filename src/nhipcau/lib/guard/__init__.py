"""What may not be written down here, or not in public: marks of state secrets, numbers and addresses of private persons."""

from nhipcau.lib.guard.find import Finding, Rules, find, shipped
from nhipcau.lib.guard.read_rules import EVERYWHERE, PUBLIC, Rule, RuleError
from nhipcau.lib.guard.strings import strings

__all__ = ["EVERYWHERE", "PUBLIC", "Finding", "Rule", "RuleError", "Rules", "find", "shipped", "strings"]
