from .errors import GtmError as GtmError
from .scorecard.kernel import rank_options as rank_options
from .scorecard.scorecard import load_scorecard as load_scorecard
from .triage.initiative import Initiative as Initiative
from .triage.matrix import place as place
from .triage.ranking import rank as rank
from .triage.rubric import Rubric as Rubric
from .triage.table.engine import triage_table as triage_table
from .triage.verdict import classify as classify

__version__: str
