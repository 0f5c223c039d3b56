"""What is done to whole days, and to the dates of a whole workshop."""
