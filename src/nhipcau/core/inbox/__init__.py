"""What visitors send: kept in a database of its own, read again by its sender's link, deleted after a time."""
