"""From the desk to the public store: PUBLIC columns of records decided public, and nothing else."""

from nhipcau.core.projection.project import project, rebuild

__all__ = ["project", "rebuild"]
