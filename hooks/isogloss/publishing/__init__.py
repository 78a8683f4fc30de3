"""What readers get from the glossary."""
