"""The history in words: what each command is called on the screen, whatever it did to the rows."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from workshopplanner.language import N_, _


@dataclass(frozen=True)
class StepLine:
    """A line of the history: `at` is UTC, `kind` is "do", "undo", "redo" or "barrier"."""

    id: int
    at: dt.datetime
    by: str
    kind: str
    headline: str


@dataclass(frozen=True)
class Place:
    """Where a step happened: the rows that are still there by table, and their workshop (0 where they have none)."""

    rows: Mapping[str, frozenset[int]]
    workshop_id: int


@dataclass(frozen=True)
class Phrase:
    """How a command is told: of one thing, of `{n}` things at once, and the table where its names are found.

    `one` may name the thing {name}, what it was called before {was}, its new {place} and its {minutes}.
    `many` is worded so that no language needs a plural form.
    """

    one: str
    table: str = "session"
    many: str = ""


PHRASES: dict[str, Phrase] = {
    # sessions
    "add_session": Phrase(N_("Add “{name}”")),
    "add_parallel_session": Phrase(N_("Add parallel session “{name}”")),
    "duplicate_session": Phrase(N_("Duplicate “{name}”")),
    "duplicate_sessions": Phrase(N_("Duplicate “{name}”"), many=N_("Duplicate sessions ({n})")),
    "copy_sessions": Phrase(N_("Copy “{name}” to {place}"), many=N_("Copy sessions ({n})")),
    "split_session": Phrase(N_("Split “{name}”")),
    "join_sessions": Phrase(N_("Join sessions into “{name}”")),
    "paste_sessions": Phrase(N_("Paste “{name}”"), many=N_("Paste sessions ({n})")),
    "use_rhythm": Phrase(N_("Fill the agenda with a standard week")),
    "use_saved_rhythm": Phrase(N_("Fill the agenda with a saved rhythm")),
    "delete_session": Phrase(N_("Delete “{name}”")),
    "delete_sessions": Phrase(N_("Delete “{name}”"), many=N_("Delete sessions ({n})")),
    "move_session": Phrase(N_("Move “{name}” to {place}")),
    "move_sessions": Phrase(N_("Move “{name}” to {place}"), many=N_("Move sessions ({n})")),
    "accept_proposal": Phrase(N_("Place “{name}” as proposed"), many=N_("Place sessions as proposed ({n})")),
    "retime_sessions": Phrase(
        N_("Move “{name}” to {place}"), many=N_("Move “{name}” to {place}, and what follows with it")
    ),
    "stretch_sessions": Phrase(
        N_("Make “{name}” {minutes} min long"), many=N_("Make “{name}” {minutes} min long, and re-time what follows")
    ),
    "shift_rest": Phrase(N_("Shift “{name}”"), many=N_("Shift the rest of the day ({n})")),
    "spill_sessions": Phrase(N_("Put “{name}” into the tray"), many=N_("Put what does not fit into the tray ({n})")),
    "spill_sessions_over": Phrase(
        N_("Put “{name}” on another day"), many=N_("Put what does not fit on another day ({n})")
    ),
    "extend_day": Phrase(N_("Let {name} end later"), "day"),
    "join_parallel_sessions": Phrase(N_("Make “{name}” parallel"), many=N_("Make sessions parallel ({n})")),
    "swap_sessions": Phrase(N_("Swap “{name}”"), many=N_("Swap “{name}” with another session")),
    "resize_session": Phrase(N_("Make “{name}” {minutes} min long")),
    "set_session_time": Phrase(N_("Set “{name}” to {place}, {minutes} min")),
    "unschedule_session": Phrase(N_("Unschedule “{name}”")),
    "unschedule_sessions": Phrase(N_("Unschedule “{name}”"), many=N_("Unschedule sessions ({n})")),
    "lock_session": Phrase(N_("Lock “{name}”")),
    "unlock_session": Phrase(N_("Unlock “{name}”")),
    "lock_sessions": Phrase(N_("Lock “{name}”"), many=N_("Lock sessions ({n})")),
    "unlock_sessions": Phrase(N_("Unlock “{name}”"), many=N_("Unlock sessions ({n})")),
    "rename_session": Phrase(N_("Rename “{was}” to “{name}”")),
    "set_session_theme": Phrase(N_("Change the theme of “{name}”")),
    "set_further_themes": Phrase(N_("Change the further themes of “{name}”")),
    "set_session_outcomes": Phrase(N_("Change the outcomes of “{name}”")),
    "set_session_type": Phrase(N_("Change the type of “{name}”")),
    "set_session_status": Phrase(N_("Change the status of “{name}”")),
    "set_session_rooms": Phrase(N_("Change the rooms of “{name}”")),
    "set_interpretation": Phrase(N_("Change the interpretation of “{name}”")),
    "edit_session_notes": Phrase(N_("Edit the notes of “{name}”")),
    "add_session_person": Phrase(N_("Add a person to “{name}”")),
    "change_session_person": Phrase(N_("Change what a person does in “{name}”")),
    "set_prerequisites": Phrase(N_("Change what “{name}” comes after")),
    "remove_session_person": Phrase(N_("Remove a person from “{name}”")),
    # session plans
    "set_objectives": Phrase(N_("Change the objectives of “{name}”")),
    "set_preparation": Phrase(N_("Change the preparation of “{name}”")),
    "add_step": Phrase(N_("Add step “{name}”"), "plan_step"),
    "edit_step": Phrase(N_("Edit step “{name}”"), "plan_step"),
    "move_step": Phrase(N_("Reorder the plan of “{name}”")),
    "delete_step": Phrase(N_("Delete step “{name}”"), "plan_step"),
    "delete_steps": Phrase(N_("Delete step “{name}”"), "plan_step", N_("Delete steps ({n})")),
    "duplicate_step": Phrase(N_("Repeat step “{name}”"), "plan_step"),
    "write_steps": Phrase(N_("Edit step “{name}”"), "plan_step", N_("Edit steps ({n})")),
    "give_spare_minutes": Phrase(N_("Fit step “{name}” to the slot"), "plan_step"),
    "scale_steps": Phrase(N_("Scale the plan of “{name}” to its slot")),
    "cut_steps": Phrase(N_("Shorten the plan of “{name}” after a late start")),
    "set_session_layout": Phrase(N_("Change the room set-up of “{name}”")),
    "apply_plan_template": Phrase(N_("Use a plan template in “{name}”")),
    "save_plan_template": Phrase(N_("Save plan template “{name}”"), "plan_template"),
    "rename_plan_template": Phrase(N_("Rename plan template “{was}” to “{name}”"), "plan_template"),
    "delete_plan_template": Phrase(N_("Delete plan template “{name}”"), "plan_template"),
    # rooms
    "add_room": Phrase(N_("Add room “{name}”"), "room"),
    "add_room_for_session": Phrase(N_("Add room “{name}” for a session"), "room"),
    "edit_room": Phrase(N_("Edit room “{name}”"), "room"),
    "swap_rooms": Phrase(N_("Swap the rooms of “{name}”"), many=N_("Swap the rooms of two sessions")),
    "delete_room": Phrase(N_("Delete room “{name}”"), "room"),
    # themes
    "add_theme": Phrase(N_("Add theme “{name}”"), "theme"),
    "add_themes": Phrase(N_("Add theme “{name}”"), "theme", N_("Add themes ({n})")),
    "rename_theme": Phrase(N_("Rename theme “{was}” to “{name}”"), "theme"),
    "recode_theme": Phrase(N_("Change the code of theme “{name}”"), "theme"),
    "set_theme_target": Phrase(N_("Change the target of theme “{name}”"), "theme"),
    "set_theme_slot": Phrase(N_("Change the colour of theme “{name}”"), "theme"),
    "set_theme_lead": Phrase(N_("Change the lead of theme “{name}”"), "theme"),
    "set_theme_outcomes": Phrase(N_("Change the outcomes of theme “{name}”"), "theme"),
    "move_theme": Phrase(N_("Reorder the themes"), "theme"),
    "delete_theme": Phrase(N_("Delete theme “{name}”"), "theme"),
    "delete_themes": Phrase(N_("Delete theme “{name}”"), "theme", N_("Delete themes ({n})")),
    # the project, its workshops, outcomes and days
    "plan_workshop": Phrase(N_("Plan workshop “{name}”"), "workshop"),
    "copy_workshop": Phrase(N_("Copy a workshop as “{name}”"), "workshop"),
    "save_rhythm": Phrase(N_("Save rhythm “{name}”"), "rhythm_template"),
    "rename_rhythm": Phrase(N_("Rename rhythm “{was}” to “{name}”"), "rhythm_template"),
    "delete_rhythm": Phrase(N_("Delete rhythm “{name}”"), "rhythm_template"),
    "edit_project": Phrase(N_("Edit the project"), "project"),
    "edit_workshop": Phrase(N_("Edit workshop “{name}”"), "workshop"),
    "shift_workshop": Phrase(N_("Shift the workshop to other dates"), "day"),
    "delete_workshop": Phrase(N_("Delete workshop “{name}”"), "workshop"),
    "add_outcome": Phrase(N_("Add outcome “{name}”"), "outcome"),
    "edit_outcome": Phrase(N_("Edit outcome “{name}”"), "outcome"),
    "delete_outcome": Phrase(N_("Delete outcome “{name}”"), "outcome"),
    "add_day": Phrase(N_("Add {name}"), "day"),
    "edit_day": Phrase(N_("Edit {name}"), "day"),
    "delete_day": Phrase(N_("Delete {name}"), "day"),
    "add_day_beside": Phrase(N_("Add {name}"), "day"),
    "move_day": Phrase(N_("Reorder the days"), "day"),
    "swap_days": Phrase(N_("Swap {name} with another day"), "day"),
    "copy_day": Phrase(N_("Copy “{name}” to another day"), many=N_("Copy a day ({n})")),
    # findings
    "fix_finding": Phrase(N_("Fix an issue of “{name}”"), many=N_("Fix an issue ({n} changes)")),
    "fix_findings": Phrase(N_("Fix issues of “{name}”"), many=N_("Fix issues ({n} changes)")),
    "waive_finding": Phrase(N_("Accept an issue"), "waiver"),
    "withdraw_waiver": Phrase(N_("Take back an accepted issue"), "waiver"),
    "set_threshold": Phrase(N_("Change a limit of the issues"), "threshold"),
    "set_thresholds": Phrase(N_("Change the limits of the issues"), "threshold"),
    "reset_threshold": Phrase(N_("Reset a limit of the issues"), "threshold"),
    # versions
    "name_version": Phrase(N_("Name version “{name}”"), "version"),
    "rename_version": Phrase(N_("Rename version “{was}” to “{name}”"), "version"),
    "delete_version": Phrase(N_("Delete version “{name}”"), "version"),
    "restore_version": Phrase(N_("Restore a version of the programme"), "workshop"),
    # people
    "import_people": Phrase(N_("Import {name}"), "person", N_("Import people ({n})")),
    "add_applicant": Phrase(N_("Add {name}"), "person"),
    "edit_application": Phrase(N_("Edit the application of {name}"), "person"),
    "edit_applicants": Phrase(N_("Edit the application of {name}"), "person", N_("Edit applications ({n})")),
    "edit_needs": Phrase(N_("Edit the needs of {name}"), "person"),
    "close_applications": Phrase(N_("Change when applications close")),
    "add_eligibility": Phrase(N_("Add a point of eligibility")),
    "rename_eligibility": Phrase(N_("Reword a point of eligibility")),
    "delete_eligibility": Phrase(N_("Delete a point of eligibility")),
    "tick_eligibility": Phrase(N_("Tick eligibility of {name}"), "person", N_("Tick eligibility ({n})")),
    "add_person": Phrase(N_("Add {name}"), "person"),
    "add_participation": Phrase(N_("Add {name} to the roster"), "person"),
    "edit_person": Phrase(N_("Edit {name}"), "person"),
    "edit_participation": Phrase(N_("Edit {name}"), "person"),
    "edit_people": Phrase(N_("Edit {name}"), "person", N_("Edit people ({n})")),
    "paste_people": Phrase(N_("Paste over {name}"), "person", N_("Paste people ({n})")),
    "set_role": Phrase(N_("Change the role of {name}"), "person"),
    "set_roles": Phrase(N_("Change the role of {name}"), "person", N_("Change roles ({n})")),
    "set_status": Phrase(N_("Change the status of {name}"), "person"),
    "set_statuses": Phrase(N_("Change the status of {name}"), "person", N_("Change statuses ({n})")),
    "remove_participation": Phrase(N_("Take {name} off the roster"), "person"),
    "remove_participations": Phrase(N_("Take {name} off the roster"), "person", N_("Take people off the roster ({n})")),
    "add_absence": Phrase(N_("Say when {name} is away"), "person"),
    "edit_absence": Phrase(N_("Change when {name} is away"), "person"),
    "remove_absence": Phrase(N_("Take back when {name} is away"), "person"),
    "set_days_away": Phrase(N_("Change when {name} is away"), "person"),
    "delete_person": Phrase(N_("Delete {name}"), "person"),
    "merge_people": Phrase(N_("Merge {name}"), "person"),
    "set_photo": Phrase(N_("Change the photo of {name}"), "person"),
    "set_photo_consent": Phrase(N_("Change the consent to the photo of {name}"), "person"),
    "keep_apart": Phrase(N_("Decide whether two people are one")),
    "save_view": Phrase(N_("Save a view of the roster"), "setting"),
    "remove_view": Phrase(N_("Remove a view of the roster"), "setting"),
    # scores
    "add_criterion": Phrase(N_("Add criterion “{name}”"), "criterion"),
    "use_common_criteria": Phrase(N_("Begin with common criteria"), "criterion"),
    "edit_criterion": Phrase(N_("Edit criterion “{name}”"), "criterion"),
    "move_criterion": Phrase(N_("Reorder the criteria"), "criterion"),
    "delete_criteria": Phrase(N_("Delete criterion “{name}”"), "criterion", N_("Delete criteria ({n})")),
    "describe_criterion": Phrase(N_("Describe the scale of “{name}”"), "criterion"),
    "add_readers": Phrase(N_("Add reader {name}"), "reader", N_("Add readers ({n})")),
    "rename_reader": Phrase(N_("Rename reader {was} to {name}"), "reader"),
    "delete_readers": Phrase(N_("Delete reader {name}"), "reader", N_("Delete readers ({n})")),
    "score_application": Phrase(N_("Score the application of {name}"), "person"),
    "score_applications": Phrase(N_("Take over scores")),
    "comment_application": Phrase(N_("Comment on the application of {name}"), "person"),
    "submit_readings": Phrase(N_("Submit the scores of {name}"), "person", N_("Submit scores ({n})")),
    "reopen_readings": Phrase(N_("Reopen the scores of {name}"), "person", N_("Reopen scores ({n})")),
    # selection
    "add_scenario": Phrase(N_("Add scenario “{name}”"), "scenario"),
    "copy_scenario": Phrase(N_("Copy a scenario as “{name}”"), "scenario"),
    "rename_scenario": Phrase(N_("Rename scenario “{was}” to “{name}”"), "scenario"),
    "edit_scenario": Phrase(N_("Edit scenario “{name}”"), "scenario"),
    "delete_scenario": Phrase(N_("Delete scenario “{name}”"), "scenario"),
    "use_scenario": Phrase(N_("Choose by another scenario"), "scenario"),
    "set_scenario_seats": Phrase(N_("Change the seats of scenario “{name}”"), "scenario"),
    "add_quota": Phrase(N_("Add a rule to scenario “{name}”"), "scenario"),
    "edit_quota": Phrase(N_("Change a rule of scenario “{name}”"), "scenario"),
    "switch_quota": Phrase(N_("Switch a rule of scenario “{name}”"), "scenario"),
    "remove_quota": Phrase(N_("Remove a rule of scenario “{name}”"), "scenario"),
    "move_quota": Phrase(N_("Reorder the rules of scenario “{name}”"), "scenario"),
    "relax_rules": Phrase(N_("Relax the rules of scenario “{name}”"), "scenario"),
    "hold_candidates": Phrase(N_("Lock {name} for the selection"), "person", N_("Lock people for the selection ({n})")),
    "add_companion": Phrase(N_("Let {name} come only with another person"), "person"),
    "remove_companions": Phrase(N_("Let {name} come without the other person"), "person"),
    "accept_selection": Phrase(N_("Accept the selection of {name}"), "person", N_("Accept a selection ({n})")),
    "invite_next": Phrase(N_("Invite {name} as the next one"), "person"),
    "note_decision": Phrase(N_("Note on a decision"), "decision"),
    # breakout groups
    "add_group_set": Phrase(N_("Add groups “{name}”"), "group_set"),
    "rename_group_set": Phrase(N_("Rename groups “{was}” to “{name}”"), "group_set"),
    "copy_group_set": Phrase(N_("Copy groups as “{name}”"), "group_set"),
    "delete_group_set": Phrase(N_("Delete groups “{name}”"), "group_set"),
    "set_group_count": Phrase(N_("Change how many groups “{name}” has"), "group_set"),
    "set_group_sizes": Phrase(N_("Change the sizes of groups “{name}”"), "group_set"),
    "set_group_rounds": Phrase(N_("Change the rounds of groups “{name}”"), "group_set"),
    "set_group_mix": Phrase(N_("Change what groups “{name}” are mixed by"), "group_set"),
    "set_group_apart": Phrase(N_("Change what groups “{name}” keep apart"), "group_set"),
    "set_group_roles": Phrase(N_("Change who belongs into groups “{name}”"), "group_set"),
    "link_round": Phrase(N_("Change the session of groups “{name}”"), "group_set"),
    "link_group": Phrase(N_("Change the session of group {name}"), "breakout_group"),
    "set_group_room": Phrase(N_("Change the room of group {name}"), "breakout_group"),
    "rename_group": Phrase(N_("Rename group {was} to {name}"), "breakout_group"),
    "apply_arrangement": Phrase(N_("Put {name} into a group"), "person", N_("Make groups ({n})")),
    "place_late": Phrase(N_("Put {name} into a group"), "person", N_("Put people into groups ({n})")),
    "move_members": Phrase(N_("Put {name} into another group"), "person", N_("Put people into another group ({n})")),
    "swap_members": Phrase(N_("Swap {name} with another member"), "person"),
    "take_out_members": Phrase(N_("Take {name} out of a group"), "person", N_("Take people out of groups ({n})")),
    "take_out_gone": Phrase(N_("Take {name} out of the groups"), "person"),
    "pin_members": Phrase(N_("Pin {name} to a group"), "person", N_("Pin people to their groups ({n})")),
    "unpin_members": Phrase(N_("Unpin {name}"), "person", N_("Unpin people ({n})")),
    "set_member_part": Phrase(N_("Change what {name} does in a group"), "person"),
    "bond_people": Phrase(N_("Keep {name} together with or apart from somebody"), "person"),
    "unbond_people": Phrase(N_("Let {name} be in any group again"), "person"),
    # countries
    "reword_country": Phrase(N_("Reword {name}"), "country"),
    "add_country_alias": Phrase(N_("Add another spelling of {name}"), "country"),
    "remove_country_alias": Phrase(N_("Remove a spelling of {name}"), "country"),
    "remove_country_aliases": Phrase(N_("Remove a spelling of {name}"), "country", N_("Remove spellings ({n})")),
    "move_country_alias": Phrase(N_("Let a spelling mean {name}"), "country"),
    "add_convention": Phrase(N_("Add convention “{name}”"), "convention"),
    "change_convention": Phrase(N_("Edit convention “{name}”"), "convention"),
    "delete_convention": Phrase(N_("Delete convention “{name}”"), "convention"),
    "state_parties": Phrase(N_("State that {name} is Party"), "country", N_("State Parties ({n})")),
    "state_instrument": Phrase(N_("State the instrument of {name}"), "country"),
    "clear_statement": Phrase(N_("Take back the statement on {name}"), "country"),
    "add_country_list": Phrase(N_("Add list “{name}”"), "country_list"),
    "copy_country_list": Phrase(N_("Copy a list as “{name}”"), "country_list"),
    "change_country_list": Phrase(N_("Edit list “{name}”"), "country_list"),
    "delete_country_list": Phrase(N_("Delete list “{name}”"), "country_list"),
    "set_listed_countries": Phrase(N_("Change the countries of list “{name}”"), "country_list"),
    # whole files
    "make_seoul_sample": Phrase(N_("Make the Seoul 2018 sample"), "workshop"),
    "seed_reference_data": Phrase(N_("Bring the reference data up to date"), "country"),
}


def phrase(label: str) -> Phrase:
    """Return how a command is told; one that only a newer program knows is told by its own name."""
    return PHRASES.get(label) or Phrase(plainly(label))


def plainly(label: str) -> str:
    """Return a command's own name as words."""
    return " ".join(re.findall(r"\w+", label.replace("_", " "))).capitalize()


def told(kind: str, headline: str) -> str:
    """Return a line of the history: what was done, or that it was undone or done again."""
    if kind == "undo":
        return _("Undone: {step}").format(step=headline)
    if kind == "redo":
        return _("Done again: {step}").format(step=headline)
    return headline
