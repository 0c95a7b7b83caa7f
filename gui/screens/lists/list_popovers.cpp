#include "gui/screens/lists/list_popovers.h"

#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "gui/present/reports/own_reports_list.h"
#include "gui/screens/form_pieces.h"
#include "gui/widgets/base/popover.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/controls/menu.h"
#include "gui/widgets/lists/check_list.h"

#include <wx/sizer.h>
#include <wx/weakref.h>

#include <algorithm>
#include <memory>

namespace dongbo::gui {

namespace {

constexpr int wide = 280;
constexpr int mostListTall = 300;
constexpr int footTall = 50;
constexpr int fieldTall = 42;
constexpr std::size_t manyValues = 12; ///< more are searched
constexpr const char* ascending = "up";
constexpr const char* descending = "down";

/// Popover, foot buttons and what stands between them.
struct Panel
{
    Panel(wxWindow& owner, const char* name)
        : popover(new Popover(owner, name, Popover::Focus::Take))
        , all(new wxBoxSizer(wxVERTICAL))
    {
        popover->SetSizer(all);
    }
    void add(wxWindow* window, int proportion = 0)
    {
        all->Add(window, wxSizerFlags(proportion).Expand().Border(wxALL, popover->FromDIP(4)));
    }
    void addFoot(Button* left, Button* right)
    {
        auto* foot = new wxBoxSizer(wxHORIZONTAL);
        foot->Add(left, wxSizerFlags().CentreVertical());
        foot->AddStretchSpacer();
        foot->Add(right, wxSizerFlags().CentreVertical());
        all->Add(foot, wxSizerFlags().Expand().Border(wxALL, popover->FromDIP(10)));
    }
    void show(const wxRect& at, int tall) { popover->showAt(at, {wide, tall}); }

    Popover* popover; // owned by the frame
    wxBoxSizer* all;
};

/// Where the list can be made a report of one's own, the way there; how tall that is.
int addReport(Panel& panel, const char* name, present::Shell& shell,
              const present::ListPresenter& list)
{
    if (!shell.session().isWritable() || !present::ownDraftOf(list)) {
        return 0;
    }
    auto* popover = panel.popover;
    auto* make =
        new Button(popover, name, {shell.session().say("reports.own_from_list"), "file-text"},
                   ButtonKind::Link, ButtonSize::Row);
    make->onPress([popover, &shell, &list] {
        popover->dismiss();
        if (const auto draft = present::ownDraftOf(list)) {
            shell.openSheet(
                {present::SheetKind::SaveOwnReport, std::nullopt, present::hintOf(*draft)});
        }
    });
    panel.all->Add(make, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, popover->FromDIP(10)));
    constexpr int tall = 38;
    return tall;
}

/// What is ticked, and what of it is in sight.
struct Values
{
    std::vector<present::ListChoice> all;
    std::string words;

    [[nodiscard]] bool isFound(const present::ListChoice& choice) const
    {
        const auto folded = " " + text::fold(choice.word);
        const auto asked = text::words(words);
        return std::all_of(asked.begin(), asked.end(), [&](std::string_view word) {
            return folded.find(word) != std::string::npos;
        });
    }
    [[nodiscard]] std::vector<CheckItem> items() const
    {
        std::vector<CheckItem> out;
        for (const auto& choice : all) {
            if (isFound(choice)) {
                CheckItem item{choice.key, choice.word, choice.icon, choice.note};
                item.tone = toneOf(choice.tone);
                item.isChecked = choice.isOn;
                out.push_back(std::move(item));
            }
        }
        return out;
    }
    void take(const std::vector<CheckItem>& items)
    {
        for (const auto& item : items) {
            for (auto& choice : all) {
                if (choice.key == item.id) {
                    choice.isOn = item.isChecked;
                }
            }
        }
    }
    [[nodiscard]] std::vector<std::string> ticked() const
    {
        std::vector<std::string> out;
        for (const auto& choice : all) {
            if (choice.isOn) {
                out.push_back(choice.key);
            }
        }
        return out;
    }
    [[nodiscard]] std::int64_t count() const
    {
        std::int64_t count = 0;
        for (const auto& choice : all) {
            count += choice.isOn ? choice.count : 0;
        }
        return count;
    }
};

void showValues(wxWindow& owner, const wxRect& at, present::Session& session,
                present::ListPresenter& list, const std::string& column,
                std::vector<present::ListChoice> choices)
{
    Panel panel(owner, "list-filter");
    auto* popover = panel.popover;
    const auto found =
        std::find_if(list.columns().begin(), list.columns().end(),
                     [&](const present::TableColumn& one) { return one.id == column; });
    int tall = footTall + 8;
    if (found != list.columns().end() && found->sorts) {
        const bool isSorted = list.sort().column == column;
        MenuItem up{ascending, session.say("lists.sort_up"), "chevron-up"};
        up.checked = isSorted && !list.sort().isDescending;
        MenuItem down{descending, session.say("lists.sort_down"), "chevron-down"};
        down.checked = isSorted && list.sort().isDescending;
        auto* sorts = new MenuList(popover, "list-filter.sort", {up, down});
        sorts->onChoose([popover, &list, column](const std::string& id) {
            const bool isDown = id == descending;
            popover->dismiss();
            list.sortBy(present::ListSort{column, isDown});
        });
        panel.add(sorts);
        tall += sorts->fullHeight() + 8;
    }
    const auto values = std::make_shared<Values>();
    values->all = std::move(choices);
    auto* items = new CheckList(popover, "list-filter.values");
    items->setSpoken(session.say("lists.filter"));
    items->setItems(values->items());
    if (values->all.size() > manyValues) {
        auto* words = new TextField(popover, "list-filter.search",
                                    {{}, session.say("lists.find_value"), "search"});
        words->onChange([values, items, words] {
            values->words = text::fold(words->text());
            items->setItems(values->items());
        });
        panel.add(words);
        tall += fieldTall;
    }
    panel.add(items, 1);
    tall += std::min(items->fullHeight(), mostListTall);
    auto* apply = new Button(popover, "list-filter.apply", {session.say("lists.filter"), {}},
                             ButtonKind::Primary, ButtonSize::Row);
    auto* clear = new Button(popover, "list-filter.clear", {session.say("lists.clear_column"), {}},
                             ButtonKind::Link, ButtonSize::Row);
    const auto showCount = [values, apply, &session] {
        const auto count = values->count();
        const auto shown = text::formatInteger(count, session.language());
        apply->setText({count > 0 ? session.say("lists.filter_rows", {{"count", shown}})
                                  : session.say("lists.filter")});
        apply->Enable(!values->ticked().empty());
    };
    items->onChange([values, items, showCount] {
        values->take(items->items());
        showCount();
    });
    apply->onPress([popover, &list, column, values] {
        popover->dismiss();
        list.narrow(column, values->ticked());
    });
    clear->onPress([popover, &list, column] {
        popover->dismiss();
        list.narrow(column, {});
    });
    clear->Enable(list.query().has(column));
    showCount();
    panel.addFoot(apply, clear);
    panel.show(at, tall);
}

} // namespace

void openColumnFilter(wxWindow& owner, const wxRect& at, present::Session& session,
                      present::ListPresenter& list, const std::string& column)
{
    list.askValues(column, [near = wxWeakRef<wxWindow>(&owner), at, &session, &list,
                            column](std::vector<present::ListChoice> choices) {
        if (near && near->IsShownOnScreen()) {
            showValues(*near, at, session, list, column, std::move(choices));
        }
    });
}

void openColumnChooser(wxWindow& owner, const wxRect& at, present::Shell& shell,
                       present::ListPresenter& list)
{
    const auto& session = shell.session();
    Panel panel(owner, "list-columns");
    auto* popover = panel.popover;
    auto* items = new CheckList(popover, "list-columns.items");
    items->setSpoken(session.say("lists.columns"));
    items->setSortable(true);
    const auto fill = [items, &list] {
        std::vector<CheckItem> shown;
        const auto add = [&](std::size_t i, bool isShown) {
            const auto& column = list.columns()[i];
            if (!column.title.empty()) {
                CheckItem item{column.id, column.title};
                item.isChecked = isShown;
                item.isLocked = column.isFixed;
                shown.push_back(std::move(item));
            }
        };
        const auto chosen = list.shown();
        for (const auto i : chosen) {
            add(i, true);
        }
        for (std::size_t i = 0; i < list.columns().size(); ++i) {
            if (std::find(chosen.begin(), chosen.end(), i) == chosen.end()) {
                add(i, false);
            }
        }
        items->setItems(std::move(shown));
    };
    fill();
    items->onChange([items, &list] {
        std::vector<std::string> ids;
        for (const auto& item : items->items()) {
            if (item.isChecked || item.isLocked) {
                ids.push_back(item.id);
            }
        }
        list.showColumns(ids);
    });
    panel.add(items, 1);
    auto* save = new Button(popover, "list-columns.save", {session.say("lists.save_view"), "star"},
                            ButtonKind::Outline, ButtonSize::Row);
    save->onPress([popover, &owner, at, &shell, &list] {
        popover->dismiss();
        openSaveView(owner, at, shell, list);
    });
    auto* reset = new Button(popover, "list-columns.reset", {session.say("lists.columns_reset")},
                             ButtonKind::Link, ButtonSize::Row);
    reset->onPress([fill, &list] {
        list.resetColumns();
        fill();
    });
    panel.addFoot(save, reset);
    const int more = addReport(panel, "list-columns.report", shell, list);
    panel.show(at, std::min(items->fullHeight(), mostListTall + 90) + footTall + more + 8);
}

void openSaveView(wxWindow& owner, const wxRect& at, present::Shell& shell,
                  present::ListPresenter& list)
{
    const auto& session = shell.session();
    Panel panel(owner, "list-view");
    auto* popover = panel.popover;
    auto* name = new TextField(popover, "list-view.name",
                               {session.say("lists.view_name"), session.say("lists.view_hint")});
    const auto save = [popover, name, &list] {
        const auto typed = name->text();
        if (!text::fold(typed).empty()) {
            popover->dismiss();
            list.saveView(typed);
        }
    };
    name->onEnter(save);
    panel.add(name);
    auto* keep = new Button(popover, "list-view.save", {session.say("lists.view_save")},
                            ButtonKind::Primary, ButtonSize::Row);
    keep->onPress(save);
    auto* cancel = new Button(popover, "list-view.cancel", {session.say("lists.cancel")},
                              ButtonKind::Link, ButtonSize::Row);
    cancel->onPress([popover] { popover->dismiss(); });
    panel.addFoot(keep, cancel);
    const int more = addReport(panel, "list-view.report", shell, list);
    constexpr int nameTall = 66;
    panel.show(at, nameTall + footTall + more + 8);
}

} // namespace dongbo::gui
