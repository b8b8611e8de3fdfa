"""One file per input format: bytes in, a Document out. The text is never altered; offsets refer to it."""
