"""What is due at the desk: the list, and its counts on Today."""
