"""The languages of the app: which one holds, and its words."""
