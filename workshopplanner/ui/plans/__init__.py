"""Session plans by the minute: the editor of one session, its templates, and what every day needs."""
