"""Five articles on the desk of the training office, read and in part decided on, to see the reader at work."""

from nhipcau.actions.articles.reading import read_articles

__all__ = ["read_articles"]
