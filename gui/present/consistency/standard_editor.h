#pragma once

#include "gui/present/consistency/standard_board.h"
#include "gui/present/consistency/standard_words.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/register_reader.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// How many sites stand how by one line: parts of a strip, in the order of its colours.
struct EffectStrip
{
    std::int64_t met = 0;
    std::int64_t substitute = 0;
    std::int64_t below = 0;
    std::int64_t missing = 0; ///< or broken
    std::int64_t unknown = 0;

    bool operator==(const EffectStrip&) const = default;
};

/// One line of the editor.
struct EditorRow
{
    std::size_t row = 0; ///< into StandardBoard::rows()
    std::string function;
    std::string type;
    std::string quantity;
    std::string minimum;
    std::string substitutes;
    bool isCritical = false;
    std::string ceiling;
    EffectStrip strip;
    std::string effect; ///< "14 → 6" or "14/18" sites that meet it
    Tone effectTone = Tone::None;
    bool isChanged = false; ///< against the version it was made from
    bool isTakenOut = false;
    std::string problem; ///< what is wrong with it; empty: nothing
};

/// One change against the version it was made from.
struct EditorChange
{
    std::size_t row = 0;
    std::string field; ///< empty: the whole line was added or taken out
    std::string title; ///< "Màn hình, mức tối thiểu"
    std::string before;
    std::string after;
};

/// A site that stands otherwise by the draft.
struct EditorSite
{
    SiteId id;
    std::string name;
    std::string before;
    std::string after;
    Tone tone = Tone::None;
    std::string reason; ///< "màn hình"
};

struct EditorPage
{
    bool isOpen = false;
    bool isWritable = false;
    std::string title;   ///< "Bộ chuẩn cấp xã"
    PillText pill;       ///< "Bản mới, chưa lưu"
    std::string caption; ///< "12 dòng · bản đang áp dụng từ 01/01/2021 · 2 chỗ đổi"
    std::string fromWord; ///< "áp dụng từ 01/07/2021"
    std::string legal;    ///< "292/UBND-VHTT"
    std::vector<EditorRow> rows;
    std::string comparedWith; ///< "So với bản từ 01/01/2021"
    std::vector<EditorChange> changes;
    std::string sitesHead;
    std::vector<EditorSite> sites;
    std::int64_t siteCount = 0;
    std::int64_t ableBefore = 0;
    std::int64_t ableAfter = 0;
    std::int64_t wholeBefore = 0;
    std::int64_t wholeAfter = 0;
    std::string cost;     ///< "203.500.000 đ"
    std::string costNote; ///< what of it has no ceiling; may be empty
    std::string problem;  ///< why it cannot be saved; may be empty
    std::string saveWord; ///< "Lưu bản mới"
    bool canSave = false;
    bool isCounting = false; ///< the counts shown are of the draft before the last change
};

class StandardEditorView
{
public:
    virtual ~StandardEditorView() = default;
    virtual void showEditor() = 0;
};

/// The table of a standard's lines: what every change does to the sites of its tier, before it is
/// saved. Counted by a worker whenever a line changes; the newest change counts.
class StandardEditor
{
public:
    StandardEditor(Shell& shell, StandardEditorView& view);

    /// A set of the register; one that is open already with changes stays as it is.
    void openSet(const StandardSetId& set);
    /// A new one: "starter", "site" (the exemplary one), or "site=<id>" of a tier.
    void openNew(const std::string& from, const std::string& tier);
    void reload();
    void setInSight(bool isInSight);
    [[nodiscard]] const EditorPage& page() const { return m_page; }
    [[nodiscard]] std::optional<StandardSetId> set() const { return m_board->baseSet(); }
    [[nodiscard]] bool hasChanges() const { return m_board->isChanged(); }

    /// Other versions of the tier to compare with, the one in force marked.
    [[nodiscard]] std::vector<ListChoice> versions() const;
    void compareWith(const std::string& set);

    void editLine(std::size_t index);
    void addLine();
    void editHead();
    void toggleCritical(std::size_t index);
    /// What one types over in a cell of the table ("quantity", "minimum", "ceiling"); absent: it is
    /// not typed there, or not now.
    [[nodiscard]] std::optional<std::string> typedCell(std::size_t index,
                                                       const std::string& column) const;
    /// Counts as if that were set; answers what is wrong with it, empty: nothing. What is wrong is
    /// the page's problem until the cell is left.
    std::string tryCell(std::size_t index, const std::string& column, const std::string& typed);
    /// Sets it; what is wrong leaves the line as it was.
    std::string setCell(std::size_t index, const std::string& column, const std::string& typed);
    void leaveCell();
    /// Takes the line out, or puts it back.
    void takeOut(std::size_t index);
    void revert(std::size_t change);
    void revertAll();
    void openSite(std::size_t index);
    /// Asks nothing: what is written can be taken back.
    void save();

    Signal<> headChanged;

private:
    struct Ground; ///< the sites and standards the counts are made of
    struct Counted
    {
        planning::DraftEffect effect;
        std::vector<std::size_t> rows; ///< of the lines counted, into the board's
    };

    void boardChanged();
    void readGround();
    void count();
    void present();
    void fillRows();
    void fillChanges();
    void fillSites();
    void fillSums();
    void fillProblems();
    void tellEffect(EditorRow& row, const planning::LineCounts& after,
                    const planning::LineCounts& before, std::int64_t sites) const;
    [[nodiscard]] EditorRow rowOf(std::size_t row, const StandardLine& line) const;
    [[nodiscard]] std::string fieldText(const StandardLine& line, const std::string& field) const;
    [[nodiscard]] const Attributes& attributesOf(std::optional<DeviceType> type) const;
    [[nodiscard]] Checked<StandardLine> lineWith(std::size_t index, const std::string& column,
                                                 const std::string& typed) const;
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const;
    [[nodiscard]] std::string number(std::int64_t value) const;

    Shell& m_shell;
    StandardEditorView& m_view;
    std::shared_ptr<StandardBoard> m_board;
    RegisterReader m_ground;
    LatestJob m_counting;
    std::shared_ptr<const Ground> m_facts;
    std::shared_ptr<const Counted> m_counted;
    std::optional<StandardSetId> m_comparedWith; ///< absent: what the draft was made from
    std::map<DeviceType, Attributes> m_attributes;
    EditorPage m_page;
    std::string m_typedProblem; ///< of the cell that is being typed in
    Connection m_onBoard;
};

} // namespace dongbo::present
