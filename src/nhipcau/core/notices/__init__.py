"""What people of the desk are told: derived from the ledger, shown only as far as they may still see it."""
