#pragma once

#include "gui/present/reports/report_behind.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/row_list.h"

namespace dongbo::gui {

/// What stands behind a number of a report: the records, how it is counted, what they cost, and the
/// way to their list.
class BehindCard : public Card
{
public:
    /// Wider where there is room.
    [[nodiscard]] static int width() { return theme().isWide() ? 380 : 292; }

    BehindCard(wxWindow* parent, present::Shell& shell, present::ReportBehind& behind);

    void show(const present::BehindContent& content);
    [[nodiscard]] RowList& rows() { return *m_rows; }

private:
    [[nodiscard]] std::string say(std::string_view code) const;

    present::Shell& m_shell;
    present::ReportBehind& m_behind;
    Words* m_title; // owned by this window, as all below
    Words* m_caption;
    RowList* m_rows;
    Words* m_more;
    Words* m_howHead;
    Words* m_how;
    Words* m_cost;
    Button* m_open;
};

} // namespace dongbo::gui
