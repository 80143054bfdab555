"""The sections of the Playground."""
