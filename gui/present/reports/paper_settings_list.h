#pragma once

#include "core/report/forms/paper_settings.h"
#include "gui/present/lists/memory_list.h"
#include "gui/present/reports/report_file.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One line of what papers say of the office, ready for a row.
struct PaperSettingLine
{
    RecordId id; ///< made of what the line says: no record of the register
    report::OfficeSetting setting;
    std::string paper; ///< its title; of all: "Mọi giấy tờ"
    std::string part;
    std::string grade;
    PillText setBy;
    bool isOffice = false; ///< else the program's, which the office's go before
    std::string searched;
};

/// The list of forms, their bases, signers and names of the office, by day: the office's own lines,
/// which people add, change and take off, and what the program says where there is none. Lines
/// stand among the account's data, not in the register; a change can be taken back from its banner.
class PaperSettingsList final : public MemoryList<PaperSettingLine>
{
public:
    PaperSettingsList(Shell& shell, ListView& view, OpenFile openFile);

    [[nodiscard]] Place place() const override;
    [[nodiscard]] std::string caption() const override;
    /// The form that changes the line; of the program's line: the office's own in its place.
    void openRow(std::int64_t index) override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    [[nodiscard]] std::vector<BulkVerb> bulkVerbs() const override;
    /// "add", "edit", "remove" (all that are chosen and the office's), "paper" (as it is printed),
    /// "copy", "export".
    void doIt(const std::string& actionId) override;

private:
    [[nodiscard]] std::vector<LineColumn<PaperSettingLine>> declare() const override;
    void readLines() override;
    void prepare(ListQuery& query) const override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] std::string wordOf(const std::string& part,
                                     const std::string& value) const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
    [[nodiscard]] const PaperSettingLine* currentLine() const;
    [[nodiscard]] std::vector<report::OfficeSetting> officesOfChosen() const;
    void remove();
    void exportRows();

    OpenFile m_openFile;
};

/// Where the list is shown; with a paper: its lines and those of all papers.
[[nodiscard]] Place placeOfPaperSettings(const std::string& paper = {});
/// Whether a place of ScreenName::Records means this list.
[[nodiscard]] bool isPaperSettings(const Place& place);

} // namespace dongbo::present
