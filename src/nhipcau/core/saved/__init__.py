"""Lists somebody wants again: the parameters of their addresses under a name, a person's own or an agency's."""
