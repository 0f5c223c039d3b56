"""What is done with lists on the Countries page: made, changed, duplicated, deleted."""

from collections.abc import Callable, Sequence
from itertools import count

from PySide6.QtCore import QObject, Signal

from workshopplanner.commands import country_lists as commands
from workshopplanner.core.countries import Choice, Country, CountryList, ListWish, Pasted
from workshopplanner.language import _
from workshopplanner.queries import country_lists as queries
from workshopplanner.ui.countries.around import Around
from workshopplanner.ui.countries.listing import ListForm
from workshopplanner.ui.hub import Hub


class ListDesk(QObject):
    """The form of a list with the deeds behind it."""

    opened = Signal()  # the form wants to be seen
    closed = Signal()
    made = Signal(int)  # a list that wants to be looked at

    def __init__(self, parent: QObject, hub: Hub) -> None:
        super().__init__(parent)
        self._hub = hub
        self._changed: CountryList | None = None
        self.form = ListForm(self._read, self.find_country)
        self.form.wanted.connect(self._save)
        self.form.closed.connect(self.closed)

    def _read(self, text: str) -> Sequence[Pasted]:
        return self._hub.ask(queries.pasted_countries, text)

    def find_country(self, text: str) -> Sequence[Choice]:
        """Return the countries that a text begins to name."""
        return self._hub.ask(queries.countries_typed, text)

    def add(self, around: Around) -> None:
        """Open the form for a new list."""
        self._changed = None
        self.opened.emit()
        self.form.begin(around.starts, around.everything)

    def change(self, around: Around, list_id: int | None, countries: Sequence[Country]) -> None:
        """Open the form for a list that is there."""
        self._changed = _listed(around, list_id)
        if self._changed is not None:
            self.opened.emit()
            self.form.change(self._changed, countries, around.everything)

    def copy(self, around: Around, list_id: int | None) -> bool:
        """Duplicate a list; say whether there is one."""
        like = _listed(around, list_id)
        if like is None:
            return False
        names = {row.name for row in around.lists}
        tries = (_("{list} (copy {n})").format(list=like.name, n=n) for n in count(1))
        name = next(each for each in tries if each not in names)
        self.made.emit(self._hub.do(commands.copy_country_list, like.id, name))
        return True

    def delete(self, list_id: int | None) -> None:
        """Delete a list; its countries stay."""
        if list_id is not None:
            self._hub.do(commands.delete_country_list, list_id)

    def _save(self, wish: ListWish) -> None:
        listed, taught = self._changed, dict(wish.taught)
        do: Callable[..., int] = self._hub.do
        if listed is None:
            facts = (wish.name, wish.purpose, wish.as_at, wish.country_ids, wish.rule, taught)
            self.made.emit(do(commands.add_country_list, *facts))
        else:
            own = None if wish.rule else wish.country_ids
            do(commands.change_country_list, listed.id, wish.name, wish.purpose, wish.as_at, own, taught)
        self.closed.emit()


def _listed(around: Around, list_id: int | None) -> CountryList | None:
    return next((row for row in around.lists if row.id == list_id), None)
