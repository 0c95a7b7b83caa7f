#include "gui/widgets/accessible.h"
#include "gui/widgets/canvas.h"

namespace dongbo::gui {

void makeAccessible(Canvas& /*canvas*/)
{}

void dropAccessible(Canvas& /*canvas*/)
{}

void announceFocus(const Canvas& /*canvas*/)
{}

void announceChange(const Canvas& /*canvas*/)
{}

} // namespace dongbo::gui
