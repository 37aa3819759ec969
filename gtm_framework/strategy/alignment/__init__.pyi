from .feedback import Prompt as Prompt
from .fixes import parents_for as parents_for
from .roadmap import TreeRow as TreeRow
from .timelines import Bar as Bar
from .timelines import Column as Column
from .timelines import Timeline as Timeline
from .titles import titles_of as titles_of
from .work_coverage import ObjectiveCoverage as ObjectiveCoverage
