"""Floor 2, files: frozen rows in, files out; the only floor that knows file formats."""
