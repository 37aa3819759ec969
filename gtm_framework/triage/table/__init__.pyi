from .engine import matrix_places as matrix_places
from .engine import triage_table as triage_table
from .order import stated_order as stated_order
