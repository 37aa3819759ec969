from .grid import Grid as Grid
from .grid_in import Progress as Progress
from .grid_in import grid_of_file as grid_of_file
