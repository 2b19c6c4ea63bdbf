"""The inbox at the desk: the only pages of the desk that open it. Who sees which message, the policy says."""
