from .file_names import file_name as file_name
from .formulas import inert as inert
from .limits import PAGE_ROWS as PAGE_ROWS
from .limits import check_size as check_size
from .report import Report as Report
from .report import on_one_line as on_one_line
