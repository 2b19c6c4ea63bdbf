"""Reckoning what comes of promises: each promise as it is counted, and from these how agreements and ties are doing."""
