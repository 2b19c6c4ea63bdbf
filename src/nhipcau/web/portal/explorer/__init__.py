"""The explorer of relations: ties and papers by year, place, country, level and kind, and as a network."""
