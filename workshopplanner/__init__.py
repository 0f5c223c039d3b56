"""Workshop Planner: plans training workshops of several days and leaves workbooks that people trust."""

__version__ = "0.1.0"
