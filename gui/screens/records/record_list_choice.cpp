#include "gui/screens/records/record_list_choice.h"

#include "gui/present/records/records_list.h"
#include "gui/present/reports/paper_settings_list.h"
#include "gui/widgets/controls/menu.h"

namespace dongbo::gui {

namespace {
constexpr const char* paperSettings = "paper_setting";
} // namespace

void addListChoice(ListPane& pane, present::Shell& shell, const std::string& list,
                   std::optional<RecordKind> kind)
{
    const auto titleOf = [&shell](RecordKind one) {
        return shell.session().say("list." + std::string(describe(one).name));
    };
    const auto ofPapers = shell.session().say("paper_settings.title");
    auto* which = new Button(&pane, list + ".which",
                             {kind ? titleOf(*kind) : ofPapers, "list", {}, {}, "chevron-down"},
                             ButtonKind::Outline, ButtonSize::Row);
    which->onPress([which, kind, ofPapers, titleOf, &shell] {
        std::vector<MenuItem> items;
        const auto add = [&items](const std::string& id, const std::string& word, bool isShown) {
            MenuItem item{id, word};
            if (isShown) {
                item.checked = true;
            }
            items.push_back(std::move(item));
        };
        for (const auto one : present::listedKinds()) {
            add(std::string(describe(one).name), titleOf(one), kind == one);
        }
        add(paperSettings, ofPapers, !kind);
        const auto size = which->area();
        showMenu(*which, wxRect(0, 0, size.x, size.y), std::move(items),
                 [&shell](const std::string& name) {
                     if (name == paperSettings) {
                         shell.go(present::placeOfPaperSettings());
                         return;
                     }
                     for (const auto one : present::listedKinds()) {
                         if (describe(one).name == name) {
                             shell.go(present::placeOfRecords(one));
                             return;
                         }
                     }
                 });
    });
    pane.lead().Add(which, wxSizerFlags().Border(wxRIGHT, pane.FromDIP(8)));
}

} // namespace dongbo::gui
