"""The machine's door: /api/v1/ over the public store, with the document that describes it."""
