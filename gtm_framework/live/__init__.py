"""Live links: what they are called, what is behind each, and the server that answers at them."""
