from .typed import editable_table as editable_table
from .typed import typed_cells as typed_cells
from .vocabulary import Role as Role
