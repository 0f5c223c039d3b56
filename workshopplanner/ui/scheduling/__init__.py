"""Auto-draft and repair in the window: asked for on the agenda, shown as ghosts, accepted or discarded."""
