"""What a text says about its own figures: pairs and groups of numbers that have to fit each other."""
