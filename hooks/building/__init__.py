"""What the hooks share: the processes of a build, and what one build keeps for the next."""
