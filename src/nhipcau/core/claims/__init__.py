"""Bodies outside that say a public record is about them: what they send, how it is proven, who decides.

What they send lies in the inbox's database and is deleted after a time; the ledger has the decision alone.
"""
