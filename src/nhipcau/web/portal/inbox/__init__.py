"""The inbox's room: the only pages that take something from a visitor, and the only public code that may open the inbox."""
