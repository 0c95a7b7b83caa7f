#pragma once

namespace dongbo::gui {

class Canvas;

/// The accessibility tree of drawn controls, built from their parts. One .cpp per platform.

/// Registers the control and its parts. Once per control, before it is shown.
void makeAccessible(Canvas& canvas);
/// The control is being destroyed: accessibles still held by clients become defunct.
void dropAccessible(Canvas& canvas);
/// The focus moved to another part.
void announceFocus(const Canvas& canvas);
/// The list of parts changed.
void announceChange(const Canvas& canvas);

} // namespace dongbo::gui
