#include "gui/main/commands/menu_bar.h"

#include "gui/present/session.h"
#include "gui/widgets/paint/strings.h"

#include <wx/frame.h>
#include <wx/menu.h>

namespace dongbo::gui {

namespace {

struct MenuWord
{
    MenuName menu;
    const char* code;
};
constexpr MenuWord menuWords[] = {{MenuName::File, "gui.menu_file"},
                                  {MenuName::Edit, "gui.menu_edit"},
                                  {MenuName::Go, "gui.menu_go"},
                                  {MenuName::View, "gui.menu_view"}};

} // namespace

wxMenuBar* makeMenuBar(wxFrame& frame, const Commands& commands, const present::Session& session)
{
    auto* bar = new wxMenuBar; // owned by the frame it is given to
    for (const auto& [which, code] : menuWords) {
        auto* menu = new wxMenu; // owned by the bar
        for (const auto& command : commands.all()) {
            if (command.menu != which) {
                continue;
            }
            const auto keys = command.keys.empty() ? std::string() : "\t" + command.keys;
            auto* item = menu->Append(wxID_ANY, toWx(command.title + keys));
            const auto id = command.id;
            frame.Bind(
                wxEVT_MENU, [&commands, id](wxCommandEvent&) { commands.run(id); }, item->GetId());
            frame.Bind(
                wxEVT_UPDATE_UI,
                [&commands, id](wxUpdateUIEvent& event) {
                    const auto* one = commands.find(id);
                    event.Enable(one != nullptr && one->isEnabled());
                },
                item->GetId());
        }
        if (menu->GetMenuItemCount() > 0) {
            bar->Append(menu, toWx(session.say(code)));
        } else {
            delete menu;
        }
    }
    return bar;
}

} // namespace dongbo::gui
