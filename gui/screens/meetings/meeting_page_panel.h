#pragma once

#include "gui/present/meetings/meeting_presenter.h"
#include "gui/screens/lists/record_page.h"
#include "gui/screens/meetings/meeting_strip.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"

namespace dongbo::gui {

/// One meeting: a strip over the board of its rooms; at the right whom to call, what is to be
/// expected, who is on duty. In the list the keys 1 and Space pass a room and go on to the next; 2
/// to 6 say which heading failed.
class MeetingPagePanel final : public PresentedPage<present::MeetingPresenter, MeetingId>,
                               private present::MeetingPageView
{
public:
    MeetingPagePanel(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showMeeting(const present::MeetingPage& page) override;
    [[nodiscard]] std::vector<Column> columns(const present::MeetingPage& page) const;
    [[nodiscard]] bool isRoomy() const;
    void buildStrip(wxSizer& all);
    void buildBoard(wxSizer& all);
    void buildSide(wxSizer& all);
    void showBoard(const present::MeetingPage& page);
    void showSide(const present::MeetingPage& page);
    void showMenu(std::int64_t row, wxPoint at);
    /// The menu of a call: how it went.
    void askCall(const std::string& id);
    void showMore();
    /// True: used.
    bool listKey(wxKeyEvent& event);
    void next();

    Card* m_stripCard = nullptr; // owned by this window, as all below
    MeetingStrip* m_strip = nullptr;
    Button* m_invite = nullptr;
    Button* m_notice = nullptr;
    Button* m_receipt = nullptr;
    Button* m_freeze = nullptr;
    Button* m_more = nullptr;
    Card* m_boardCard = nullptr;
    Table* m_board = nullptr;
    FixedTableModel m_rows;
    wxSizer* m_side = nullptr;
    Card* m_callsCard = nullptr;
    RowList* m_calls = nullptr;
    Card* m_forecastCard = nullptr;
    Words* m_expected = nullptr;
    RowList* m_reliefs = nullptr;
    Words* m_backTest = nullptr;
    Card* m_dutyCard = nullptr;
    RowList* m_duty = nullptr;
};

} // namespace dongbo::gui
