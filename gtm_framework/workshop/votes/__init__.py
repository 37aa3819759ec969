"""Votes: ballots, what each person is asked, what may be seen, and how votes combine."""
