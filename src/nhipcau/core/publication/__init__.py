"""How a record becomes public: moves from state to state, legal bases, the checklist, four eyes, proposals, plans."""
