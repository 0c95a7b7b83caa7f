#define CATCH_CONFIG_RUNNER
#include "gui/widgets/paint/theme.h"

#include <catch2/catch.hpp>
#include <wx/app.h>
#include <wx/frame.h>

#include <string>
#include <vector>

namespace {

/// Runs the tests in a live application: windows can be shown and painted.
class TestApp : public wxApp
{
public:
    bool OnInit() override
    {
        dongbo::gui::setTheme(dongbo::gui::Mode::Light, dongbo::gui::Scale::Normal);
        auto* frame = new wxFrame(nullptr, wxID_ANY, "tests", wxPoint(0, 0), wxSize(1000, 700));
        SetTopWindow(frame);
        frame->Show();
        return true;
    }
    int OnRun() override
    {
        Yield();
        std::vector<std::string> words;
        std::vector<const char*> pointers;
        for (int i = 0; i < argc; ++i) {
            words.push_back(argv[i].utf8_string());
        }
        for (const std::string& word : words) {
            pointers.push_back(word.c_str());
        }
        const int failed = Catch::Session().run(static_cast<int>(pointers.size()), pointers.data());
        GetTopWindow()->Destroy();
        return failed;
    }
    bool OnExceptionInMainLoop() override { throw; }
};

} // namespace

wxIMPLEMENT_APP(TestApp);
