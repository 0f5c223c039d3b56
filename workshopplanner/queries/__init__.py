"""Floor 2, asking: functions of the open transaction that answer with frozen rows."""
