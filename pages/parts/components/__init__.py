"""Every custom component: script, style and Python, on one protocol for what a user presses."""
