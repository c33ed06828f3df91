"""Where articles differ most in how they tell the same thing, found without being asked for."""
