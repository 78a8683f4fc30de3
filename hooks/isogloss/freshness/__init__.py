"""Which wordings of a section belong together, and which language is behind the others."""
