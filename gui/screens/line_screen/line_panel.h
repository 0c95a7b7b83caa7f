#pragma once

#include "gui/present/line_screen/line_card.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/row_list.h"

namespace dongbo::gui {

/// Who was told, with what they answered; `verb`: what those have who did not.
[[nodiscard]] std::vector<ListRow> toldRows(const std::vector<present::LineToldLine>& told,
                                            const std::string& verb);

/// The card at the right of the lines: one line in full. Windows: "linecard.facts",
/// "linecard.months", "linecard.incidents", "linecard.told", "linecard.tell"…
class LinePanel final : public Card, private present::LineCardView
{
public:
    LinePanel(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] present::LineCardPresenter& presenter() { return m_presenter; }

private:
    void showLine(const std::optional<present::LineCard>& card) override;

    void build();
    void buildTold(wxSizer& all);
    void buildMonths(wxSizer& all);
    void buildIncidents(wxSizer& all);
    void buildFoot();
    void showMonths(const present::LineCard& card);
    void showRows(const present::LineCard& card);
    Words* addTitle(wxSizer& all, const char* name, const std::string& text);
    [[nodiscard]] std::string say(std::string_view code) const;

    present::Shell& m_shell;
    present::LineCardPresenter m_presenter;
    // all owned by this window
    Words* m_nothing = nullptr;
    ScrollPanel* m_scroll = nullptr; ///< hidden while there is no line
    FactGrid* m_facts = nullptr;
    Words* m_monthsTitle = nullptr;
    BarChart* m_months = nullptr;
    Words* m_incidentsTitle = nullptr;
    RowList* m_incidents = nullptr;
    Button* m_all = nullptr;
    Words* m_toldTitle = nullptr;
    RowList* m_told = nullptr;
    Words* m_supportTitle = nullptr;
    RowList* m_support = nullptr;
    Words* m_upgrade = nullptr;
    Button* m_tell = nullptr;
    Button* m_restored = nullptr;
    Button* m_copy = nullptr;
    Button* m_more = nullptr;
    Button* m_help = nullptr;
    wxSizer* m_foot = nullptr;
};

} // namespace dongbo::gui
