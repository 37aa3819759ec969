"""Files, bytes, and pasted text as one clean grid."""
