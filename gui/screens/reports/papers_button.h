#pragma once

#include "gui/present/reports/paper_offers.h"
#include "gui/present/shell.h"
#include "gui/widgets/controls/button.h"

#include <optional>
#include <vector>

namespace dongbo::gui {

/// A button that offers the official papers about a record and leads to their preview; hidden while
/// there are none.
class PapersButton : public Button
{
public:
    PapersButton(wxWindow* parent, const std::string& name, present::Shell& shell);

    void setRecord(const std::optional<present::RecordRef>& record);

private:
    void open();

    present::Shell& m_shell;
    std::optional<present::RecordRef> m_record;
    std::vector<present::PaperOffer> m_offers;
};

} // namespace dongbo::gui
