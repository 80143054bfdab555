"""The experiment, its fields, and the forms it travels in: link, file, preset."""
