"""Finding a glossary's terms in text."""
