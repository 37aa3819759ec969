"""Looking along the cascade: what leads nowhere, what is covered, what runs when, what results ask."""
