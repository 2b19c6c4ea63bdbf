"""A made-up province to practise on: agencies, people, records of every register, papers and tables, all from one seed.

Nothing here is real, and every name says so. What a value of a kind looks like is decided here, not by the kinds: they
know what a value is, not which one a story needs.
"""
