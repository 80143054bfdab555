"""The stage: one component that paints a run in the browser, and says what was done to it."""
