"""What the pages of applicants and of the roster share: the table of people and the inspector of one person."""
