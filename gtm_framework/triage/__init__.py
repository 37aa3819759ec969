"""Score, place and rank initiatives."""
