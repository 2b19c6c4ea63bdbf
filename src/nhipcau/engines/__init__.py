"""Heavy or optional engines, imported lazily by name. None is needed yet."""
