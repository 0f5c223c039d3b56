"""The Applicants page: who asks to take part, and the import of their forms."""
