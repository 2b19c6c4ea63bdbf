"""Freshness at the desk: the owner's word on a record, what others say beside it, who is asked by link, the board."""
