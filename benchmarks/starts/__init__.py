"""Programs that startup.py starts and times: ours, and the bare ones it is held against."""
