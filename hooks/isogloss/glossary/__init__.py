"""The glossary: concepts, their language sections and terms, and how they are read."""
