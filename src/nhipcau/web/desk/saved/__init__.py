"""Saved views at the desk: above a register's list, on a page of their own, opened with what of them still works."""
