"""Floor 0, thinking: plain values in and out; no Qt, SQLAlchemy or spreadsheet library."""
