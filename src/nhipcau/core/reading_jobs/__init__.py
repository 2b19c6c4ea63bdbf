"""Files that somebody's program wants read: kept until they are, the answer for a day, nothing of it in any register."""
