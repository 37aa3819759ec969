"""The cascade from pillar to tactic: its things, its rules, how it is changed."""
