#pragma once

#include "core/domain/fields.h"
#include "gui/present/lists/memory_list.h"
#include "gui/present/reports/report_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One record of such a list.
struct RecordLine
{
    RecordId id;
    std::vector<Value> values; ///< element i is field i + 1
    bool isRemoved = false;    ///< taken off the list
    std::string searched;
};

/// The list of a kind whose records have no rules of their own (Kind::isSimple): the price list,
/// the quotas. Columns, forms, verbs and export follow from the descriptor; a further kind needs
/// nothing here. Asked for by its columns, and "removed" for those taken off the list.
class RecordsList final : public MemoryList<RecordLine>
{
public:
    RecordsList(Shell& shell, ListView& view, RecordKind kind, OpenFile openFile);

    /// "Bảng giá".
    [[nodiscard]] std::string title() const;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] std::string caption() const override;
    /// The form that corrects the record.
    void openRow(std::int64_t index) override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    [[nodiscard]] std::vector<BulkVerb> bulkVerbs() const override;
    /// "add", "edit", "remove" (all that are chosen, in one change), "copy", "export" (the rows and
    /// columns shown, to a file somebody chooses).
    void doIt(const std::string& actionId) override;

private:
    struct Read
    {
        std::vector<RecordLine> lines;
        std::int64_t removed = 0;
    };

    [[nodiscard]] std::vector<LineColumn<RecordLine>> declare() const override;
    [[nodiscard]] bool isReadBy(const std::string& part) const override;
    void readLines() override;
    void prepare(ListQuery& query) const override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    [[nodiscard]] EmptyList emptyList() const override;

    [[nodiscard]] std::vector<RecordId> listedOfChosen() const;
    [[nodiscard]] bool canRemove() const;
    [[nodiscard]] std::string kindWord() const;
    void remove();
    void exportRows();

    const Kind& m_kind;
    OpenFile m_openFile;
    std::int64_t m_removed = 0; ///< taken off the list
};

/// The kinds that have such a list, in the order of the descriptors.
[[nodiscard]] std::vector<RecordKind> listedKinds();
/// Where the list of that kind is shown.
[[nodiscard]] Place placeOfRecords(RecordKind kind);
/// Which kind's list a place of ScreenName::Records means; without one the first.
[[nodiscard]] RecordKind kindAt(const Place& place);

} // namespace dongbo::present
