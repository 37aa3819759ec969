"""One file per screen, read top to bottom like the screen."""
