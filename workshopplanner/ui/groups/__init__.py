"""The Groups page: breakout groups as boards of people, mixed by the program and by hand."""
