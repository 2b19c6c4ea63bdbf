"""The public store: ready-made items of what was decided public, and nothing else."""
