"""What a change means, for whoever reviews it: what its glossary touches, what is found in it, how it is mended."""
