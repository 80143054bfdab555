"""The sections of the five lessons."""
