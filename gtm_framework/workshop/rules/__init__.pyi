from .book import rules as rules
from .phase_rules import PhaseRule as PhaseRule
from .room_rules import GuestRule as GuestRule
from .vote_rules import Votes as Votes
