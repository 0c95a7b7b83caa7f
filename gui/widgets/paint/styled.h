#pragma once

#include <wx/colour.h>
#include <wx/gdicmn.h>

namespace dongbo::gui {

class Painter;

/// What every window of ours knows about its look, drawn controls and the panels that hold them.
class Styled
{
public:
    virtual ~Styled() = default;
    /// The colour its children stand on.
    [[nodiscard]] virtual wxColour ground() const = 0;
    /// The theme changed: sizes and colours are to be worked out anew.
    virtual void restyled() {}
    /// Drawn over a child that reaches into its round corners; `origin`: its own top left corner in
    /// the child's DIP.
    virtual void drawOver(Painter& /*painter*/, wxPoint /*origin*/) const {}
};

} // namespace dongbo::gui
