#pragma once

#include "core/register/books/wear.h"
#include "gui/present/books/books_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One device in the wear of a year, ready for a row.
struct WearListLine
{
    DeviceId id;
    std::string code;
    std::string name;
    std::string type;
    PillText state;
    std::string tip;       ///< of the state
    std::string stateCode; ///< "yearly", "opening", "fully_worn", "skipped"
    std::int64_t rateBasisPoints = 0;
    bool isCounted = false; ///< it has figures: it was not skipped
    Money cost;
    Money before; ///< accumulated at the beginning of the year
    Money amount; ///< of the year
    Money accumulated;
    std::string searched;

    [[nodiscard]] Money net() const { return Money{cost.dong - accumulated.dong}; }
};

/// A year as its page shows it: what was charged, or what a run would charge.
struct WearYearRead
{
    int year = 0;
    bool isCharged = false; ///< else a preview
    std::vector<int> years; ///< that can be chosen, the newest first
    std::vector<WearListLine> lines;
    std::int64_t assets = 0; ///< fixed assets held, without those skipped
    std::int64_t tools = 0;
    std::int64_t onLoan = 0;
    std::int64_t skipped = 0;
    std::int64_t charged = 0; ///< lines with something to charge
    Money amount;             ///< of the year, of all lines
    std::string problem;      ///< why a run of it cannot be shown
};
/// `wanted`: a year; absent: the one that is due, or the last one charged.
[[nodiscard]] WearYearRead readWearYear(Register& reg, Language language,
                                        const std::optional<int>& wanted);

/// The page Hao mòn: the year's wear of every fixed asset, before it is written and after.
class WearList final : public BooksList<WearListLine>
{
public:
    WearList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] ListFoot foot(std::int64_t first, std::int64_t last) const override;
    /// Goes to the device.
    void openRow(std::int64_t index) override;
    [[nodiscard]] std::vector<ListChoice> menuOf(const std::string& chip) const override;
    void chooseIn(const std::string& chip, const std::string& key) override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    /// "run": the form that writes the year; "paper": C55a-HD of it; "thresholds": their list;
    /// "open": the device.
    void doIt(const std::string& actionId) override;
    /// Whether the year that is shown can be written now.
    [[nodiscard]] bool canRun() const;
    [[nodiscard]] const WearYearRead& shownYear() const { return m_read; }

private:
    [[nodiscard]] std::vector<LineColumn<WearListLine>> declare() const override;
    [[nodiscard]] bool isReadBy(const std::string& part) const override;
    void readLines() override;
    void arranged() override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    [[nodiscard]] EmptyList emptyList() const override;

    WearYearRead m_read; ///< without its lines: the list has them
    Money m_sum;         ///< of the rows shown
};

} // namespace dongbo::present
