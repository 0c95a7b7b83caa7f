#pragma once

#include "core/domain/records.h"
#include "gui/present/lists/memory_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One version of a standard.
struct StandardRow
{
    StandardSetId id;
    std::string name;
    std::string tierCode;
    std::string tier; ///< "cấp xã"
    std::optional<Date> from;
    std::optional<Date> to;
    PillText state; ///< in force, to come, ended
    std::int64_t lines = 0;
    std::int64_t sites = 0; ///< of the tier
    std::int64_t able = 0;  ///< of them, can meet by these lines
    std::int64_t whole = 0; ///< of them, have every line
    std::string searched;
};

/// The standards by tier and version. Enter opens one in the editor.
class StandardsList final : public MemoryList<StandardRow>
{
public:
    StandardsList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    void openRow(std::int64_t index) override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    void doIt(const std::string& actionId) override;

private:
    [[nodiscard]] std::vector<LineColumn<StandardRow>> declare() const override;
    void readLines() override;
    [[nodiscard]] EmptyWords emptyWords() const override;
};

/// Where one goes to write a new standard: "starter", "site".
[[nodiscard]] Place newStandardPlace(const std::string& from);

} // namespace dongbo::present
