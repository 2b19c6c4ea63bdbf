"""A partner at the desk: its profile, what it proposes, what it posts. What it may is ``actions.profiles``' to say."""
