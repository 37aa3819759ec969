"""The app on a network: the facilitator's key, and the access layer that asks for it."""
