#pragma once

#include "gui/present/faults/fault_help.h"
#include "gui/present/faults/fault_lines.h"
#include "gui/present/faults/fault_steps.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/life.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One fact about a record; with a place, one can go there.
struct PageFact
{
    std::string label;
    std::string value;
    std::optional<Place> place;
};

/// One repair of the fault.
struct FaultRepairLine
{
    RepairId id;
    std::string number;
    std::string by;
    std::string started;
    std::string finished; ///< empty: going on
    std::string outcome;
    std::string cost;
    std::string detail; ///< parts, document, warranty; may be empty
};

struct FaultFile
{
    AttachmentId id;
    std::string name;
    std::string size;
};

/// A fault's own page: its life, and what comes next.
struct FaultPage
{
    bool isThere = false; ///< otherwise only `title` says what became of it
    std::string title;    ///< "Màn hình không lên"
    std::string number;
    std::string caption; ///< "Hiển Khánh · Màn hình Samsung 55\""
    PillText severity;
    PillText state;
    std::string overdue; ///< "quá hạn: đã 29 giờ, phải xong trong 24 giờ"; empty: it is not
    std::vector<PageFact> facts;
    std::string notes;
    std::vector<FaultStepText> steps;
    HelpText help; ///< what to try; a worker adds it
    std::vector<FaultRepairLine> repairs;
    std::vector<FaultFile> files;
    std::vector<LifeEntry> life;
};

class FaultPageView
{
public:
    virtual ~FaultPageView() = default;
    virtual void showFault(const FaultPage& page) = 0;
};

/// The page of one fault, reached from the board, a site, a device or the search.
class FaultPagePresenter
{
public:
    FaultPagePresenter(Shell& shell, FaultPageView& view);

    void open(const FaultId& fault);
    void reload();
    /// While nobody sees the page changes only make it stale.
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    /// The form that puts the report, or one of its repairs, right.
    void correct();
    void correctRepair(std::size_t index);
    void take(FaultStep step);
    /// Writes down what that step of the help brought.
    void tried(const std::string& step, StepResult result);
    void undo(std::size_t lifeIndex);
    void go(std::size_t factIndex);
    /// Writes the file where the person says and tells so.
    void saveFile(std::size_t index);
    void addFiles();

    [[nodiscard]] const FaultPage& page() const { return m_page; }
    [[nodiscard]] const std::optional<FaultId>& fault() const { return m_fault; }

private:
    void fillFacts(const store::FaultRow& row);
    void fillRepairs(std::vector<LifeOf>& records);
    void readHelp(bool isOpen);

    Shell& m_shell;
    FaultPageView& m_view;
    std::optional<FaultId> m_fault;
    std::optional<FaultId> m_helpOf; ///< whose help the page holds
    FaultPage m_page;
    RegisterReader m_reader;
    RegisterReader m_helpReader;
};

} // namespace dongbo::present
