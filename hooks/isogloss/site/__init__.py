"""The aligned view of all languages: pages, their sections, their alternates, the terms that stand in them."""
