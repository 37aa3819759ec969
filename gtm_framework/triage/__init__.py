"""Score, place, and rank initiatives: the rubric, the verdict, the matrix, the list."""
