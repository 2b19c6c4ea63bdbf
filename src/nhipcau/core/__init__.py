"""The machinery: columns, registers, ledger, projection and search. It knows no register by name."""
