"""The agenda page: week board, day by room, list, tray and inspector."""
