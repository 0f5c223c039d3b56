"""How quick the program is, each figure beside a reference measured in the same run."""
