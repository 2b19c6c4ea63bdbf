"""The desk: pages for people who have signed in. Nothing here is public, and nothing public knows of it."""
