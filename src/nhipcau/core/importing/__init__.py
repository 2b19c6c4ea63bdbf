"""Officers' own tables taken in: staged, understood, checked row by row, shown, and written as one batch or not at all."""
