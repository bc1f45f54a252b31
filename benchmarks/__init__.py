"""How fast, how small and how relevant, beside other engines; measured, never imported by us."""
