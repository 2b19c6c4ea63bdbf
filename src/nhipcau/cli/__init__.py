"""The command ``nhipcau``. Modules here import Django only when a command runs, so that ``--help`` answers at once."""
