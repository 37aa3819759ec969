from .csv_out import csv_bytes as csv_bytes
from .trackers import all_trackers as all_trackers
from .trackers import tracker_csv as tracker_csv
from .triage_file import Triaged as Triaged
from .triage_file import triage_plan as triage_plan
from .workbook import list_workbook as list_workbook
from .workbook import workbook_of_csv as workbook_of_csv
