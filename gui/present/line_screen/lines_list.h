#pragma once

#include "core/planning/lines/sla.h"
#include "gui/present/lists/memory_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A line, ready for a row.
struct LineListLine
{
    RecordId id;
    std::optional<FaultId> open; ///< its open incident
    std::string site;
    std::string name;
    std::string provider;
    std::string measured;   ///< "18/40"
    std::int64_t share = 0; ///< of what was bought, per mille
    Tone measuredTone = Tone::None;
    std::optional<double> bar;  ///< what was measured, of the fastest line's speed
    std::optional<double> tick; ///< what was bought, likewise
    std::int64_t minutes = 0;   ///< down in the quarter
    std::int64_t meetings = 0;  ///< of them in meetings
    planning::LineStanding standing = planning::LineStanding::Unclear;
    PillText pill;
    std::string standingCode;
    std::string evidence; ///< "từ 15/06 10:07", "đo 16/06 09:10"
    std::string until;    ///< the contract's last day
    std::int64_t untilDay = 0;
    bool isOver = false;
    bool isBackup = false;
    std::string searched;
};

/// The incident that has the strip over the list: the one open longest.
struct RunningIncident
{
    RecordId line;
    FaultId fault;
    std::string title;   ///< "Tam Thanh mất mạng"
    std::string caption; ///< "SC-0137 · từ 15/06 10:07 · đang họp …"
    Instant since;
    std::string late; ///< "quá hạn hợp đồng 5 giờ"; empty
    std::string told; ///< "Đã báo: … 10:15"; may be empty
    bool isProviderTold = false;
};

/// What the head of the screen and the foot of the list sum up.
struct LineTotals
{
    std::int64_t down = 0;
    std::int64_t below = 0;
    std::int64_t expired = 0;
    std::int64_t minutes = 0;
    std::int64_t meetings = 0;
    std::string availability; ///< "99,87 %"; empty
    std::string quarter;      ///< "quý II/2021"
};

/// The screen Đường truyền: every line with how it stands, the worst first.
class LinesList final : public MemoryList<LineListLine>
{
public:
    LinesList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    [[nodiscard]] ListFoot foot(std::int64_t first, std::int64_t last) const override;
    void doIt(const std::string& actionId) override;
    /// The row's incident, or what starts one.
    void openRow(std::int64_t index) override;

    [[nodiscard]] const LineTotals& totals() const { return m_totals; }
    [[nodiscard]] const std::vector<RunningIncident>& running() const { return m_running; }
    /// The forms, of the current line.
    void report();
    void restore();
    void tellProvider();
    void measure();
    /// Measurements, or lines, from a file.
    void importMeasurements();
    void importLines();
    void add();

private:
    struct Read
    {
        std::vector<LineListLine> lines;
        std::vector<RunningIncident> running;
        LineTotals totals;
    };
    [[nodiscard]] static Read readAll(Register& reg, Language language, Instant now);

    [[nodiscard]] std::vector<LineColumn<LineListLine>> declare() const override;
    void readLines() override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    [[nodiscard]] EmptyWords emptyWords() const override;
    [[nodiscard]] const LineListLine* currentLine() const;

    std::vector<RunningIncident> m_running;
    LineTotals m_totals;
};

} // namespace dongbo::present
