"""Headers: which column a header names, in eight languages and in the words of other tools."""
