"""The roster: everybody who attends, as a table, with who is counted always said."""
