"""The Selection page: rules as meters, candidates with locks, proposals with reasons, and what comes after."""
