"""Pages of the reader: texts, the facts they state, and what becomes of each."""
