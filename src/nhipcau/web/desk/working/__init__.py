"""Work that agencies share: the tasks of a project or group on its page, reporting on one, what waits on Today."""
