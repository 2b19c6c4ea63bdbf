"""Files attached to records at the desk: kept by content, known by their bytes, handed out and never shown."""
