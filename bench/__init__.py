"""What this product exists for, timed beside its peers and its floor."""
