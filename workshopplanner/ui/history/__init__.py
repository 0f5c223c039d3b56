"""The History page: the steps that were done, and named versions of the programme."""
