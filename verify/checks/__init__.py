"""One file a check: its id, its verdict, the rows that it flags, what it says of them."""
