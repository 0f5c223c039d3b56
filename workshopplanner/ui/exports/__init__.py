"""The Exports page: what goes to whom, how it will look, and writing it."""
