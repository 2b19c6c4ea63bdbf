"""What people of agencies say to each other about a record. None of it changes the record, and none of it is ever public."""
