from .agenda import Agenda as Agenda
from .agenda import AgendaItem as AgendaItem
from .agenda import Meeting as Meeting
from .dates import ComingReview as ComingReview
from .dates import coming_reviews as coming_reviews
from .reviews import Review as Review
from .reviews import next_days as next_days
from .rules import Weekday as Weekday
