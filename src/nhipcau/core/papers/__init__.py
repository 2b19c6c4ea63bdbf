"""Official papers that registers offer: of a record, at the steps of its procedure, and of a year. Nothing of them is kept."""
