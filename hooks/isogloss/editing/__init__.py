"""Changes to many files at once: new pages, sections and concepts, and renaming with everything that refers to them."""
