"""Taking officers' tables in: bringing a file, choosing its columns, looking at its rows, writing them."""
