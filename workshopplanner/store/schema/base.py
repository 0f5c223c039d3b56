"""What all tables share.

The rules of the journal (docs/architecture.md) hold for every table here and a test keeps them: an integer `id` that
never changes, no database-side cascades or defaults, every foreign key indexed and with a relationship.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import Enum, ForeignKey, MetaData, event
from sqlalchemy.orm import (
    ColumnProperty,
    DeclarativeBase,
    Mapped,
    Mapper,
    mapped_column,
)


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]


class Base(DeclarativeBase):
    """What all tables share: AUTOINCREMENT ids and enums stored by value as text."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy's own name and shape)
        StrEnum: Enum(StrEnum, native_enum=False, length=40, values_callable=_values)
    }
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


@event.listens_for(Mapper, "before_mapper_configured")
def _remember_old_values(mapper: Mapper[Any], _: type[Any]) -> None:
    """Let every column load its old value before it is overwritten, so that the journal always has it."""
    for prop in mapper._props.values():  # noqa: SLF001 (iterating `column_attrs` here would recurse into configuring)
        if isinstance(prop, ColumnProperty):
            prop.active_history = True


def link(target: str) -> Mapped[Any]:
    """Return an indexed foreign key column to `target`."""
    return mapped_column(ForeignKey(f"{target}.id"), index=True)


class Journaled(Base):
    """A table whose every change is a line in the journal."""

    __abstract__ = True
