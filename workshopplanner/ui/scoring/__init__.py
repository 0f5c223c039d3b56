"""Scoring applications: a table for each reader, what the committee sees, criteria and readers."""
