"""What the ballot box can do, by subject."""
