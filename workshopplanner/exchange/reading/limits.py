"""How much of a stranger's file is read before it is refused; the figures are explained in docs/file-formats.md."""

MEBIBYTE = 1 << 20

FILE_BYTES = 100 * MEBIBYTE
XML_BYTES = 300 * MEBIBYTE  # unpacked, as counted and not as the file says
SMALL_PART_BYTES = 8 * MEBIBYTE  # the lists of sheets and formats
RUN_BYTES = MEBIBYTE  # between two tags: a cell holds 32,767 characters
PARTS = 2_000
BOX_CELLS = 12_000_000  # of the smallest rectangle around the filled cells: the reader keeps all of it
FILLED_CELLS = 6_000_000
TEXT_ROWS = 1_048_576
COLUMNS = 16_384
TEXT_CELL = 131_072
TEXT_BYTES = 60 * MEBIBYTE
PASTED_CHARACTERS = 5_000_000
MERGES = 200_000
REMARKS = 500

CHILD_MEMORY = 460 * MEBIBYTE  # resident, as watched from outside
CHILD_ADDRESSES = 700 * MEBIBYTE  # as limited from inside, where the system can
FIRST_SECONDS = 6.0
SECONDS_PER_MEBIBYTE = 4.0  # an honest table of 100,000 × 20 has 12 MB and takes 6 to 10 s
MOST_SECONDS = 60.0


def seconds(size: int) -> float:
    """Return how long a file of `size` bytes may take."""
    return min(MOST_SECONDS, FIRST_SECONDS + SECONDS_PER_MEBIBYTE * size / MEBIBYTE)
