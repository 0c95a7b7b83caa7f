#pragma once

#include <wx/colour.h>
#include <wx/gdicmn.h>

namespace dongbo::gui {

class Painter;

/// The appearance shared by all our windows, drawn controls and the panels that contain them.
class Styled
{
public:
    virtual ~Styled() = default;
    /// The background colour of its children.
    [[nodiscard]] virtual wxColour ground() const = 0;
    /// The theme changed: recompute sizes and colours.
    virtual void restyled() {}
    /// Drawn over a child that covers its rounded corners; `origin`: its own top left corner in the
    /// child's DIP.
    virtual void drawOver(Painter& /*painter*/, wxPoint /*origin*/) const {}
};

} // namespace dongbo::gui
