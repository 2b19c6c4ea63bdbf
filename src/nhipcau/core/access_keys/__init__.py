"""Keys by which somebody's programs ask the desk: made by himself, shown once, ended at will, over by a day."""
