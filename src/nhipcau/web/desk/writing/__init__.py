"""Entering and editing records at the desk. What may be written is ``actions.desk_records``' to say."""
