"""How everything looks: colours, words, numbers, and the calm line that says something."""
