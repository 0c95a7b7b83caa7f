#pragma once

#include "gui/present/journal/change_words.h"
#include "gui/present/journal/journal_detail.h"
#include "gui/present/lists/list_presenter.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::present {

/// The screen Nhật ký: who changed what, when and why; take one change back, or look at the
/// register of its day. Asked for by "kind=import", "undone", "person=…", "period=month" or
/// "since=2021-06-01;until=2021-06-16". The list, by time with a head over each day, else by a
/// column with the day in every row, is built by a worker; only rows in sight are read for the
/// window.
class JournalList final : public ListPresenter
{
public:
    static constexpr std::size_t mostRecords = 60; ///< of an opened change-set

    JournalList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::int64_t rowCount() const override;
    void row(std::int64_t index, ListRow& out) override;
    [[nodiscard]] ListFoot foot(std::int64_t first, std::int64_t last) const override;
    void askValues(const std::string& part,
                   std::function<void(std::vector<ListChoice>)> answer) override;
    [[nodiscard]] std::vector<ListChoice> menuOf(const std::string& chip) const override;
    void chooseIn(const std::string& chip, const std::string& key) override;
    /// The change-set is opened beside the list.
    void openRow(std::int64_t /*index*/) override {}
    /// Undo in a line, with the question where records rest on it.
    void actInRow(std::int64_t index, const std::string& column) override;

    /// Whether the first and last day are typed.
    [[nodiscard]] bool asksDays() const { return period() == ownPeriod; }
    [[nodiscard]] std::optional<Date> since() const;
    [[nodiscard]] std::optional<Date> until() const;
    void setDays(std::optional<Date> since, std::optional<Date> until);

    /// The current change-set opened; nothing while it is being read.
    [[nodiscard]] const std::optional<JournalDetail>& detail() const { return m_detail; }
    Signal<> detailChanged;
    /// Takes the opened change-set back, or lets it count again.
    void act(const std::string& reason);
    /// Takes it back but keeps what later records rest on.
    void actKeeping(const std::string& reason);
    void showDay();
    /// Opens the form that says when the opened change-set really was.
    void correctTime();
    void goTo(const Place& place) { shell().go(place); }

private:
    static constexpr const char* ownPeriod = "own";

    struct Line
    {
        std::int64_t number = 0; ///< 0: head of a day
        std::int64_t wallMs = 0;
        std::int64_t count = 0; ///< of a head: its changes; else how many there are up to here
    };
    struct Query
    {
        std::vector<std::string> kinds;
        std::vector<std::string> people;
        bool undoneOnly = false;
        std::optional<Date> since;
        std::optional<Date> until;
        std::string text;
        ListSort sort;
    };
    struct Index
    {
        std::vector<Line> lines;
        std::int64_t all = 0;    ///< change-sets in the period
        std::int64_t undone = 0; ///< of them
        std::map<std::string, std::int64_t> people;
        std::vector<std::int64_t> kinds = std::vector<std::int64_t>(changeKinds, 0);
    };
    class IndexMaker;

    [[nodiscard]] std::vector<TableColumn> declared() const override;
    void read(Why why) override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    [[nodiscard]] std::string wordOf(const std::string& part,
                                     const std::string& value) const override;
    [[nodiscard]] EmptyList emptyList() const override;
    [[nodiscard]] std::int64_t keyAt(std::int64_t index) const override;
    [[nodiscard]] std::optional<RecordId> recordAt(std::int64_t index) const override;
    [[nodiscard]] std::optional<std::int64_t> indexOf(const RecordId& record) const override;
    void prepare(ListQuery& query) const override;

    /// In the order of time, a head over each day.
    [[nodiscard]] static bool isByTime(const ListSort& sort);
    void readDetail();
    void readRows(std::size_t around) const;
    [[nodiscard]] const ListRow& rowAt(std::int64_t index) const;
    [[nodiscard]] std::string period() const;
    [[nodiscard]] std::optional<std::int64_t> numberOf(std::int64_t index) const;

    Index m_index;
    std::int64_t m_changes = 0; ///< lines that are no heads
    bool m_hasHeads = true;     ///< the columns were declared for a list by time
    mutable std::size_t m_firstRow = 0;
    mutable std::vector<ListRow> m_rows; ///< of lines m_firstRow…
    std::optional<JournalDetail> m_detail;
    RegisterReader m_detailReader;
    Connection m_onCurrent;
};

} // namespace dongbo::present
