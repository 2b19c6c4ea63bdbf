"""What others say of a record beside its owner's word, and whom the owner asks by link. None of it changes a record."""
