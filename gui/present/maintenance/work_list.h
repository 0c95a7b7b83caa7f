#pragma once

#include "gui/present/devices/device_card_presenter.h"
#include "gui/present/lists/memory_list.h"
#include "gui/present/maintenance/work_lines.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A turn in full: what is to be done, or what was found.
struct WorkCard
{
    std::string title;   ///< "Thử ắc quy bộ lưu điện"
    std::string caption; ///< "DAN-UPS-0001 · Bộ lưu điện · Đại An"
    std::vector<CardFact> facts;
    struct Line
    {
        std::string text;
        std::string value; ///< what was found, or what is right
        Tone tone = Tone::None;
    };
    std::string stepsTitle;
    std::vector<Line> steps;
    std::vector<Line> before; ///< earlier turns of the same plan for this device, the newest first
    bool isOpen = false;      ///< it can be done, taken on, put off, called off
    bool canTake = false;
};

/// The screen Bảo dưỡng: turns that fall due within the quarter and what was done in the last year.
class WorkList final : public MemoryList<WorkListLine>
{
public:
    static constexpr std::int64_t soonDays = 14;
    static constexpr std::int64_t daysAhead = 90;
    static constexpr std::int64_t daysBack = 366;

    WorkList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    [[nodiscard]] std::vector<BulkVerb> bulkVerbs() const override;
    void doIt(const std::string& actionId) override;
    void takeWay(const std::string& id) override;
    /// What writes it down; of one that is over, its device.
    void openRow(std::int64_t index) override;

    /// How many turns wait for an answer.
    [[nodiscard]] std::int64_t asking() const;
    /// Takes on all that wait for an answer, in one step: the digest is answered.
    void takeOnAll();
    /// The current row's card; nothing without one.
    [[nodiscard]] std::optional<WorkCard> card() const;

private:
    [[nodiscard]] static std::vector<WorkListLine> readAll(Register& reg, Language language,
                                                           JobContext& job);
    [[nodiscard]] std::vector<LineColumn<WorkListLine>> declare() const override;
    void readLines() override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] EmptyList emptyList() const override;
    [[nodiscard]] const WorkListLine* currentLine() const;
    void openForm(SheetKind kind, const WorkListLine& line);
    void takeOn(const std::vector<WorkTarget>& targets);
    void adopt();
};

} // namespace dongbo::present
