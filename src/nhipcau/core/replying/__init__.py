"""Templates of answers to visitors: those that come with the software, and what an agency has made of them."""
