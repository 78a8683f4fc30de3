"""Which wordings of a section belong together, and which languages are behind."""
