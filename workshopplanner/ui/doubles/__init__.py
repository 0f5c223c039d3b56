"""People who may be written twice, looked at pair by pair."""
