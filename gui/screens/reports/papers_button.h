#pragma once

#include "gui/present/reports/paper_offers.h"
#include "gui/present/shell.h"
#include "gui/widgets/controls/button.h"

#include <optional>
#include <vector>

namespace dongbo::gui {

/// A button that offers the official papers about one or several records and leads to their
/// preview; hidden while there are none.
class PapersButton : public Button
{
public:
    PapersButton(wxWindow* parent, const std::string& name, present::Shell& shell);

    void setRecord(const std::optional<present::RecordRef>& record);
    void setRecords(const std::vector<present::RecordRef>& records);

private:
    void open();

    present::Shell& m_shell;
    std::vector<present::RecordRef> m_records;
    std::vector<present::PaperOffer> m_offers;
};

} // namespace dongbo::gui
