"""The aligned view of all languages: pages, their sections, their alternates, and the terms in them."""
