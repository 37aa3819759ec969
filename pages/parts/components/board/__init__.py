"""The board: notes on the quadrants, moved with mouse, touch and arrow keys."""
