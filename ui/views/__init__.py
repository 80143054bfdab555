"""Views of many runs at once: a comparison, and a thousand starts."""
