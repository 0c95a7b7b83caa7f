#include "gui/screens/reports/papers_button.h"

#include "gui/widgets/controls/menu.h"

namespace dongbo::gui {

PapersButton::PapersButton(wxWindow* parent, const std::string& name, present::Shell& shell)
    : Button(parent, name,
             {shell.session().say("paper_view.papers"), "print", {}, {}, "chevron-down"},
             ButtonKind::Outline, ButtonSize::Row)
    , m_shell(shell)
{
    onPress([this] { open(); });
    Hide();
}

void PapersButton::setRecord(const std::optional<present::RecordRef>& record)
{
    setRecords(record ? std::vector{*record} : std::vector<present::RecordRef>());
}

void PapersButton::setRecords(const std::vector<present::RecordRef>& records)
{
    if (records == m_records) {
        return;
    }
    m_records = records;
    m_offers.clear();
    for (const auto& record : records) {
        for (auto& offer : present::papersFor(m_shell.session(), record)) {
            m_offers.push_back(std::move(offer));
        }
    }
    Show(!m_offers.empty());
}

void PapersButton::open()
{
    std::vector<MenuItem> items;
    for (const auto& offer : m_offers) {
        items.push_back({offer.id, offer.word, "file-text"});
    }
    const auto size = area();
    showMenu(*this, wxRect(0, 0, size.x, size.y), std::move(items), [this](const std::string& id) {
        for (const auto& offer : m_offers) {
            if (offer.id == id) {
                const auto place = offer.place; // going there may end this window
                m_shell.go(place);
                return;
            }
        }
    });
}

} // namespace dongbo::gui
