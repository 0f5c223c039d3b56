"""The workbook: what the organiser's readers see of all the work."""

from workshopplanner.exchange.workbook.archive import written_here
from workshopplanner.exchange.workbook.book import write_workbook
from workshopplanner.exchange.workbook.layout import lay_out

__all__ = ["lay_out", "write_workbook", "written_here"]
