"""One file per schema change; the number in its name is the file's schema version."""
