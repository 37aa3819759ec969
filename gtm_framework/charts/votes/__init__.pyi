from .grid import votes_html as votes_html
from .rows import steps as steps
from .rows import vote_rows as vote_rows
from .rows import votes_table as votes_table
