"""The classes of the references: mapped in plain SQLAlchemy, as many and as wide as the program's own."""

from typing import Any

from workshopplanner.store.schema import Base

_HEAD = '''"""Mapped classes, as many and as wide as the program's."""
import datetime
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
class Base(DeclarativeBase):
    pass
'''


def source() -> str:
    """Return a module that maps as many classes with as many columns and relationships as the program does.

    Nothing else of the program is in it: no enumerations, names of constraints, defaults or listeners.
    """
    lines = [_HEAD]
    for mapper in Base.registry.mappers:
        table: Any = mapper.local_table
        lines += [f"class {class_name(table.name)}(Base):", f'    __tablename__ = "{table.name}"']
        lines += [f"    {_column(column)}" for column in table.columns]
        lines += [f"    {_relationship(table, mapper, name)}" for name in mapper.relationships.keys()]  # noqa: SIM118
    return "\n".join([*lines, ""])


def class_name(table: str) -> str:
    """Return the name of the class of a table."""
    return table.title().replace("_", "")


def _relationship(table: Any, mapper: Any, name: str) -> str:
    link = mapper.relationships[name]
    (column,) = link.local_columns
    own = f"{class_name(table.name)}.{column.name}"
    target = class_name(link.target.name)
    far = f', remote_side="{target}.id"' if link.target is table else ""
    return f'{name}: Mapped["{target}"] = relationship(foreign_keys="{own}"{far})'


def _column(column: Any) -> str:
    kind = column.type.python_type
    name = kind.__name__ if kind.__module__ in {"builtins", "datetime"} else "str"
    annotation = f"datetime.{name}" if kind.__module__ == "datetime" else name
    annotation += " | None" if column.nullable else ""
    links = [f'ForeignKey("{link.target_fullname}")' for link in column.foreign_keys]
    links += ["primary_key=True"] if column.primary_key else []
    return f"{column.name}: Mapped[{annotation}]" + (f" = mapped_column({', '.join(links)})" if links else "")
