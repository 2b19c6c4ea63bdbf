"""Records at the desk: lists, one record, its history. What is shown comes through ``core.desk`` and ``core.policy``."""
