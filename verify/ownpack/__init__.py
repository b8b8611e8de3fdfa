"""A newsroom's own table made into a pack: read it, guess what its columns mean, write it tidy and described."""
