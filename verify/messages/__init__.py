"""What is said to people: messages in the language of the reader, numbers as the text at hand writes them."""
