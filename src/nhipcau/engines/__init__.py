"""Heavy or optional engines, imported lazily by name: an installation without them lacks what they make, nothing else."""
