"""One folder, one record type. How to add one: docs/add-a-register.md."""
