"""Controls, tables and formulas that several pages draw."""
