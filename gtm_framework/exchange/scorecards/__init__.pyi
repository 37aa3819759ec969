from .file import ScorecardFile as ScorecardFile
from .file import read_scorecard as read_scorecard
from .layout import CriteriaAre as CriteriaAre
from .markdown import comparison_markdown as comparison_markdown
from .measured import ALL as ALL
from .out import comparison_csv as comparison_csv
from .out import comparison_json as comparison_json
from .out import own_table_csv as own_table_csv
