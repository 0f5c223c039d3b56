"""Floor 2, doing: functions of the open transaction that change rows; one call is one undoable step."""
