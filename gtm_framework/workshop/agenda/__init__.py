"""The agenda: its phases in order, the rounds in them, timers, and deadlines."""
