"""What comes of promises, as it is counted: each promise once, and the health of the agreements and ties they belong to."""
