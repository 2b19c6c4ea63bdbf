"""From the desk to the public store: PUBLIC columns of records decided public, and nothing else."""

from nhipcau.core.projection.project import project, rebuild
from nhipcau.core.projection.renewal import is_renewing

__all__ = ["is_renewing", "project", "rebuild"]
