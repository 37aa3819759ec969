"""Every custom component: script, style, and Python, with one protocol for user input."""
