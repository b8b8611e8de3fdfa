"""A project's settings: files and `--config` in, one frozen `Config` out."""
