"""Floor 3, showing: the only floor that knows Qt."""
