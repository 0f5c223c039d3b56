"""People from somebody's spreadsheet: read, looked at, put right, and taken in as one step."""
