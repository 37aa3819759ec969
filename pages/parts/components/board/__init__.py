"""The board: cards on the quadrants, moved with mouse, touch, and arrow keys."""
