"""Reading what strangers send: any spreadsheet or text, as frozen tables of `core.sheets`, or a refusal as a sentence."""

from workshopplanner.exchange.reading.files import read_file, read_text

__all__ = ["read_file", "read_text"]
