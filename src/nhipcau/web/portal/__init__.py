"""The public pages: made of the registers' declarations and the public store, no register known by name."""
