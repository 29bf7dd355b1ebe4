"""Shop port over Bitrix REST."""
