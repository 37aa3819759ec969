"""The board: notes on the quadrants, which the matrix, a workshop and the shared screen all move."""
