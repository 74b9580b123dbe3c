"""Many people at once, on a whole installation, and what each page then takes."""
