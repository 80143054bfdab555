"""The sections of the page of bigger networks, and what is done to its stage."""
