"""The pages of the app, errors, and keys."""
