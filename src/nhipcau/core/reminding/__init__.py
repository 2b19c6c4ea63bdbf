"""Reminding agencies of what is due, and their leaders of what stays undone: each thing once a stage, in the ledger."""
