from .agenda import agenda_markdown as agenda_markdown
from .calendar import reviews_file as reviews_file
from .printing import markdown_table as markdown_table
from .strategy import document_html as document_html
from .strategy import document_markdown as document_markdown
from .workshop_csv import record_csv as record_csv
from .workshop_record import record_html as record_html
from .workshop_record import record_markdown as record_markdown
