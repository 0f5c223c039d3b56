"""Floor 1, keeping: the store, its journal and the file beneath."""
