"""The impact/effort matrix as a picture: frame, marks, labels, and formats."""
