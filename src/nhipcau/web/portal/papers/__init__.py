"""Papers to hand on and pictures for sharing, made of public values through the registers' declarations."""
