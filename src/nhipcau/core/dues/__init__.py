"""What is due: one index of the days by which somebody must act, made of what registers declare and kept by the ledger."""
