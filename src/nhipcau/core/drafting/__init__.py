"""What somebody is still typing at the desk: seen by nobody else, in no ledger, forgotten when it is saved or old."""
