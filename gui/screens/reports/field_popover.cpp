#include "gui/screens/reports/field_popover.h"

#include "core/text/fold.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace dongbo::gui {

namespace {

using present::ReportField;

constexpr int wide = 300;
constexpr int fieldTall = 66;
constexpr int underField = 24; ///< what is wrong, below the field
constexpr int mostListTall = 330;
constexpr int pad = 10;

bool hasWords(const std::string& word, const std::string& typed)
{
    const auto folded = " " + text::fold(word);
    const auto asked = text::fold(typed);
    const auto words = text::words(asked);
    return std::all_of(words.begin(), words.end(), [&](std::string_view one) {
        return folded.find(" " + std::string(one)) != std::string::npos;
    });
}

MenuItem itemOf(const present::ListChoice& choice)
{
    MenuItem item;
    item.id = choice.key;
    item.word = choice.word;
    if (choice.isOn) {
        item.checked = true;
    }
    return item;
}

/// What can be chosen for what stands in the field; `isTyped`: somebody has typed it.
std::vector<MenuItem>
itemsFor(const present::Session& session, const ReportField& field,
         const std::function<std::vector<present::ListChoice>(const std::string&)>& suggest,
         const std::string& typed)
{
    std::vector<MenuItem> items;
    if (typed.empty() && field.isAsked) {
        items.push_back({present::anyChoice, session.say("reports.as_usual"), "cross"});
    }
    for (const auto& choice : field.choices) {
        if (hasWords(choice.word, typed)) {
            items.push_back(itemOf(choice));
        }
    }
    for (const auto& choice : suggest(typed)) {
        items.push_back(itemOf(choice));
    }
    return items;
}

} // namespace

void openReportField(wxWindow& owner, const wxRect& at, present::Session& session,
                     const ReportField& field,
                     std::function<std::vector<present::ListChoice>(const std::string&)> suggest,
                     std::function<void(const std::string&)> answer)
{
    if (field.kind == ReportField::Kind::Word) {
        std::vector<MenuItem> items;
        for (const auto& choice : field.choices) {
            items.push_back(itemOf(choice));
        }
        showMenu(owner, at, std::move(items), std::move(answer));
        return;
    }
    auto* popover = new Popover(owner, "report-field", Popover::Focus::Take);
    const bool isDay = field.kind == ReportField::Kind::Day;
    auto* typed =
        new TextField(popover, "report-field.text",
                      {field.title, session.say(isDay ? "reports.any_day" : "reports.field_hint")});
    auto* list = new MenuList(popover, "report-field.list", itemsFor(session, field, suggest, {}));
    if (isDay || (field.isAsked && !field.error.empty())) {
        typed->setText(field.value);
    }
    typed->setError(field.error);
    const auto take = [popover, answer = std::move(answer)](const std::string& value) {
        popover->dismiss();
        answer(value);
    };
    typed->onChange([typed, list, &session, field, suggest] {
        list->setItems(itemsFor(session, field, suggest, typed->text()));
    });
    typed->onEnter([typed, list, take, field] {
        const auto words = typed->text();
        if (!list->highlighted().empty()) {
            take(list->highlighted());
        } else if (field.kind == ReportField::Kind::Place && !words.empty() &&
                   !list->items().empty()) {
            take(list->items().front().id); // a place is one of those there are
        } else {
            take(words.empty() ? std::string(present::anyChoice) : words);
        }
    });
    typed->onKeyDown([list](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_DOWN || key == WXK_UP) {
            list->highlightNext(key == WXK_DOWN ? 1 : -1);
            return true;
        }
        return false;
    });
    list->onChoose(take);
    auto* all = new wxBoxSizer(wxVERTICAL);
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, popover->FromDIP(pad));
    all->AddSpacer(popover->FromDIP(pad));
    all->Add(typed, flags);
    all->Add(list, wxSizerFlags(1).Expand().Border(wxALL, popover->FromDIP(4)));
    popover->SetSizer(all);
    const int listTall = list->items().empty() ? 0 : std::min(list->fullHeight(), mostListTall);
    const int under = field.error.empty() ? 0 : underField;
    popover->showAt(at, wxSize(wide, pad + fieldTall + under + listTall + 8));
    typed->SetFocus();
}

} // namespace dongbo::gui
