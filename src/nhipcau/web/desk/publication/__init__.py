"""Publication at the desk: where a record stands, its moves, what the public will see, proposals, plans, many at once."""
