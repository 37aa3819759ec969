"""The one-pager: its form, its sections, and the company's answers."""
