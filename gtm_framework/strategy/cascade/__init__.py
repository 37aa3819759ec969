"""The roadmap from pillar to tactic: its items, its rules, and how it is edited."""
