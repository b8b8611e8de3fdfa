"""What is not reported though a check flagged it, and why: rules of the project, comments, files of known findings."""
