#include "gui/main/frame/program_icon.h"

#include <wx/bmpbndl.h>

#include "main_embedded.h"

namespace dongbo::gui {

wxIconBundle programIcons()
{
    const std::string drawing(main::embedded("desktop/dongbo.svg"));
    const auto bitmaps = wxBitmapBundle::FromSVG(drawing.c_str(), wxSize(48, 48));
    wxIconBundle icons;
    for (const int side : {16, 32, 48}) {
        wxIcon icon;
        icon.CopyFromBitmap(bitmaps.GetBitmap(wxSize(side, side)));
        icons.AddIcon(icon);
    }
    return icons;
}

} // namespace dongbo::gui
