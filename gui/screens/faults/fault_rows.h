#pragma once

#include "gui/present/faults/faults_presenter.h"
#include "gui/widgets/lists/board.h"
#include "gui/widgets/lists/table.h"

#include <memory>
#include <string>
#include <vector>

namespace dongbo::gui {

/// The rows of the list of faults, as the presenter ordered them.
class FaultRows final : public TableModel
{
public:
    void show(const present::FaultsPage& page);
    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, TableRow& out) const override;
    [[nodiscard]] const present::FaultLine& line(std::int64_t index) const;
    /// -1: it is not in the list.
    [[nodiscard]] std::int64_t indexOf(const FaultId& fault) const;

private:
    std::shared_ptr<const std::vector<present::FaultLine>> m_lines;
    std::vector<std::size_t> m_rows;
};

/// A fault as a card of the board. `coveredWord` stands on those in warranty.
[[nodiscard]] BoardCard cardOf(const present::FaultLine& line, const std::string& coveredWord);

} // namespace dongbo::gui
