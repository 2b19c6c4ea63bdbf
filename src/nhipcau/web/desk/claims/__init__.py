"""Claims of profiles at the desk: the link that proves one, and the pages of who decides."""
