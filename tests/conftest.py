"""What holds for every test."""

from hypothesis import settings

# No test asserts how long anything takes: the first example loads the rules, and machines are busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
