"""The discussion: what the room disagrees on, why, and what a re-vote asks."""
