#include "gui/widgets/controls/words.h"
#include "gui/widgets/paint/strings.h"
#include "gui/widgets/paint/theme.h"
#include "tests/gui/gallery/gallery.h"

#include <wx/app.h>
#include <wx/frame.h>

namespace dongbo::gui {

/// widget_gallery [vi|en] [light|dark] [SECTION]: the gallery in a window of its own.
class GalleryApp : public wxApp
{
public:
    bool OnInit() override
    {
        auto mode = Mode::Light;
        std::string section;
        for (int i = 1; i < argc; ++i) {
            const auto given = fromWx(argv[i]);
            if (given == "vi" || given == "en") {
                setWindowLanguage(given == "en" ? Language::English : Language::Vietnamese);
            } else if (given == "light" || given == "dark") {
                mode = given == "dark" ? Mode::Dark : Mode::Light;
            } else {
                section = given;
            }
        }
        setTheme(mode, Scale::Normal);
        auto* frame =
            new wxFrame(nullptr, wxID_ANY, "Widgets", wxDefaultPosition, wxSize(1366, 768));
        auto* gallery = new GalleryPanel(frame, "gallery");
        if (!section.empty()) {
            gallery->showSection(section);
        }
        frame->Show();
        return true;
    }
};

} // namespace dongbo::gui

wxIMPLEMENT_APP(dongbo::gui::GalleryApp);
