"""The room of localities, regions and countries: what each is, whom it knows, what stands there. No register is named."""
