"""The page that says how far everything is."""
