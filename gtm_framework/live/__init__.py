"""Live links: their addresses, the file behind each, and the server that delivers them."""
