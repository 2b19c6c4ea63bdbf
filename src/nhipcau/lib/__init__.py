"""Pure libraries of the field: no Django, no I/O but their own tables, no clock. Usable on their own."""
