from .applying import AppliedPortfolio as AppliedPortfolio
from .applying import applied as applied
from .capacity import LoadLine as LoadLine
from .capacity import QuarterLoad as QuarterLoad
from .optimal_set import BestSet as BestSet
from .relaxations import Help as Help
from .relaxations import Relaxation as Relaxation
