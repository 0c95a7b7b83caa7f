#pragma once

#include "core/register/planning/plan_summary.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// What can be done with a line as it stands.
enum class PlanLineVerb : std::uint8_t
{
    None,
    Do,     ///< transfer, begin the repair, order
    Receive ///< it arrived, it works again
};

/// One line of a kept plan.
struct PlanRecordLine
{
    PlanLineId id;
    std::string number; ///< "3"
    std::string icon;
    std::string how;
    std::string what;
    std::string where;
    std::string cost; ///< paid, else planned
    std::string source;
    PillText step;
    std::string day;
    std::string document;
    std::string why;
    PlanLineVerb verb = PlanLineVerb::None;
    std::string verbWord; ///< "Đặt mua"
    bool canDrop = false;
    std::optional<RecordRef> device; ///< moved, repaired or received
    std::optional<RecordRef> fault;
};

/// Money of one source: spent of planned.
struct PlanSourceMeter
{
    std::string name;
    double spentShare = 0;   ///< 0 to 1 of `most`
    double plannedShare = 0; ///< the same
    std::string words;       ///< "12,5 / 40 triệu"
    bool isOver = false;
};

/// A kept plan's page, ready to be drawn.
struct PlanRecordPage
{
    bool isThere = false;
    std::string title;
    std::string caption;
    PillText state;
    std::string planned, plannedNote;
    std::string spent, spentNote;
    std::string progress, progressNote;
    std::string readyBefore, readyAfter, readyNote;
    std::vector<PlanSourceMeter> sources;
    std::vector<PlanRecordLine> lines;
    bool canApprove = false;
    bool canCancel = false;
    bool canPlanAgain = false;
    std::string notes;
};

class PlanRecordView
{
public:
    virtual ~PlanRecordView() = default;
    virtual void showPlanRecord(const PlanRecordPage& page) = 0;
};

/// A kept plan: its lines and how far each is, money spent of money planned, and the next step of
/// every line through its form.
class PlanRecordPresenter
{
public:
    PlanRecordPresenter(Shell& shell, PlanRecordView& view);

    void open(const PlanId& plan);
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    void reload();

    void approve();
    void cancel();
    /// Asks the page of plans for the same conditions.
    void planAgain();
    /// The line's next step: opens its form.
    void step(std::size_t line);
    void drop(std::size_t line);
    /// Goes to the device of a line, else its fault.
    void follow(std::size_t line);

    [[nodiscard]] const PlanRecordPage& page() const { return m_page; }
    [[nodiscard]] const std::optional<PlanId>& plan() const { return m_plan; }

private:
    void openSheet(SheetKind kind, const RecordRef& record);

    Shell& m_shell;
    PlanRecordView& m_view;
    RegisterReader m_reader;
    std::optional<PlanId> m_plan;
    PlanRecordPage m_page;
};

} // namespace dongbo::present
