"""The countries: tiles or table, named lists, statements on conventions, and who comes from where."""
