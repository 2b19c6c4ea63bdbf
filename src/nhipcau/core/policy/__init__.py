"""Who may do what at the desk: one table (``table``), read by everything that shows or writes a record."""

from nhipcau.core.policy.powers import Desk, Look, Powers, no_record, powers_of

__all__ = ["Desk", "Look", "Powers", "no_record", "powers_of"]
