"""The import: what each column of a list becomes, and what that changes."""
