"""Changing many files as one: new pages and concepts; what is renamed in all languages, with all that leads to it."""
