#pragma once

namespace dongbo::gui {

class Canvas;

/// The screen reader's tree of drawn controls, made from their parts. One .cpp a platform.

/// From now on the control and its parts can be found. Once for each control, before it is shown.
void makeAccessible(Canvas& canvas);
/// The control goes; who still holds its parts finds them defunct.
void dropAccessible(Canvas& canvas);
/// Its focus went to another part.
void announceFocus(const Canvas& canvas);
/// Its parts are others now.
void announceChange(const Canvas& canvas);

} // namespace dongbo::gui
