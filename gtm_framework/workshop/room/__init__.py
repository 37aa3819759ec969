"""Who and what is in the room: people, codes, silent ideas, the shared screen."""
