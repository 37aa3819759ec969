"""The idea pad: the next question of an idea and its two scores."""
