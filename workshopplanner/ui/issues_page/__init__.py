"""The Issues page: what is wrong with the plan, why, and how to settle it."""
