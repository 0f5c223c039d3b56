"""The grid on which a drag ends: chosen once for the whole board, and once for the board seen large."""

STEPS = (5, 10, 15, 30)
FINE = 1
FINE_ZOOM = 2.0  # from here on the grid is one minute, unless another is chosen there


class Grid:
    """Remembers the two choices and says which is in force at a zoom."""

    def __init__(self) -> None:
        self._coarse, self._fine = STEPS[0], FINE

    def step(self, zoom: float) -> int:
        """Return the minutes between two places where a drag can end."""
        return self._fine if zoom >= FINE_ZOOM else self._coarse

    def steps(self, zoom: float) -> tuple[int, ...]:
        """Return what can be chosen at a zoom."""
        return (FINE, *STEPS) if zoom >= FINE_ZOOM else STEPS

    def choose(self, step: int, zoom: float) -> None:
        """Put another grid in force."""
        if zoom >= FINE_ZOOM:
            self._fine = step
        else:
            self._coarse = step
