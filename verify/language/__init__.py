"""Languages as data: words in TOML files, one engine that reads them."""
