from .book import rules as rules
from .parts import GuestRule as GuestRule
from .parts import PhaseRule as PhaseRule
from .parts import Votes as Votes
