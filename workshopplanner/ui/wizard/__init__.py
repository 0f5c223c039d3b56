"""A new workshop in three steps, with a live preview of its week."""
