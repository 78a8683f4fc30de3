"""What the hooks share: the processes of a build, and what one build keeps for the next.

Patterns are taken as they were compiled for a build before, from when the first hook asks for any of this.
"""

from isogloss import compiled_patterns

keep_patterns = compiled_patterns.use()
"""Keeps those that this process had to compile."""
