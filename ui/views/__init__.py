"""Views of many runs at once: a comparison, a thousand starts, the landscape of the loss."""
