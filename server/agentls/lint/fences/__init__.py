"""Code fences that do not pair as their author meant."""
