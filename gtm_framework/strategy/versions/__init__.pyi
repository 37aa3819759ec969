from .comparison import since_version as since_version
from .examples import strategy_example as strategy_example
from .examples import strategy_examples as strategy_examples
from .versions import Strategy as Strategy
from .versions import Version as Version
