from .effort import person_weeks as person_weeks
from .served import ServedEffort as ServedEffort
from .work import ClassifiedInitiative as ClassifiedInitiative
