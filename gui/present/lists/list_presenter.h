#pragma once

#include "gui/present/lists/list_clip.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/lists/list_view.h"
#include "gui/present/lists/saved_views.h"
#include "gui/present/register_reader.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::present {

/// What is particular about a list and never changes.
struct ListTraits
{
    std::string id; ///< "devices": of its windows and settings
    ScreenName screen = ScreenName::Devices;
    std::optional<RecordKind> record;     ///< what its rows are; absent: nothing one could go to
    ListSort sort;                        ///< of whoever never chose another
    std::vector<ListLayout> layouts = {}; ///< codes of words; the first is the usual one
    bool picksFirst = false;              ///< something is current whenever there are rows
};

/// A list: what is asked for, in which order, which columns are shown, which rows are chosen; one
/// for devices, faults, sites, changes and reports. A list of its own says how it reads (read),
/// what its rows and columns are, which chips it has and what can be done.
///
/// Rows that are chosen stay chosen while the list is read again or sorted; another filter begins a
/// new choice.
class ListPresenter
{
public:
    ListPresenter(Shell& shell, ListView& view, ListTraits traits);
    ListPresenter(const ListPresenter&) = delete;
    ListPresenter& operator=(const ListPresenter&) = delete;
    virtual ~ListPresenter() = default;

    // --- going and reading ---
    /// Goes to a place: its filter if it has one, its record current if it is in the list. A list
    /// that was never read is read.
    virtual void open(const Place& place);
    [[nodiscard]] virtual Place place() const;
    /// Reads again; what is chosen stays chosen.
    void reload();
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }

    // --- what is asked for ---
    [[nodiscard]] const ListQuery& query() const { return m_query; }
    void setText(const std::string& typed);
    void change(ListQuery query);
    /// The values of a part that are let through; none: all.
    void narrow(const std::string& part, std::vector<std::string> values);
    [[nodiscard]] const ListSort& sort() const { return m_sort; }
    /// A second time turns it round.
    void sortBy(const std::string& column);
    void sortBy(const ListSort& sort);
    /// Columns of which only some values are let through.
    [[nodiscard]] std::vector<std::string> filtered() const;
    /// The values of a column with their counts, those let through marked; `answer` may come later,
    /// and never when a newer question came.
    virtual void askValues(const std::string& part,
                           std::function<void(std::vector<ListChoice>)> answer) = 0;
    /// Columns one can filter by, shown or not.
    [[nodiscard]] std::vector<ListChoice> filters() const;

    // --- chips ---
    [[nodiscard]] std::vector<ListChip> chips() const;
    void press(const std::string& chip);
    /// The cross of a chip.
    void clear(const std::string& chip);
    /// What the menu of a chip offers.
    [[nodiscard]] virtual std::vector<ListChoice> menuOf(const std::string& /*chip*/) const
    {
        return {};
    }
    virtual void chooseIn(const std::string& /*chip*/, const std::string& /*key*/) {}

    // --- looks ---
    [[nodiscard]] const ListTraits& traits() const { return m_traits; }
    [[nodiscard]] const std::string& layout() const { return m_layout; }
    virtual void setLayout(const std::string& layout);
    /// All there are.
    [[nodiscard]] const std::vector<TableColumn>& columns() const { return m_columns; }
    /// Indexes into columns() of those shown, in order.
    [[nodiscard]] std::vector<std::size_t> shown() const;
    /// Shows these columns in this order; fixed ones stay.
    void showColumns(const std::vector<std::string>& ids);
    /// As nobody had ever chosen.
    void resetColumns();
    void setWidths(const std::string& widths);
    /// Under a name: filter, order, columns and layout. Without a chip of its own nothing is kept.
    void saveView(const std::string& name);
    void takeView(const std::string& name);
    void removeView(const std::string& name);
    /// The saved view that is in force just now; empty: none.
    [[nodiscard]] std::string viewInForce() const;
    [[nodiscard]] std::vector<std::string> viewNames() const;
    /// Whether a chip offers to save this look: it is asked for something, under no name yet.
    [[nodiscard]] bool isWorthSaving() const;

    // --- rows ---
    [[nodiscard]] virtual std::int64_t rowCount() const = 0;
    /// Only while 0 <= index < rowCount().
    virtual void row(std::int64_t index, ListRow& out) = 0;
    /// `last` is inclusive; first - 1 in an empty list.
    [[nodiscard]] virtual ListFoot foot(std::int64_t first, std::int64_t last) const;
    /// One line of facts for the screen's head; nothing is counted before it is read.
    [[nodiscard]] std::string headCaption() const;
    /// What it says of the rows that were read.
    [[nodiscard]] virtual std::string caption() const = 0;
    /// Whether rows have been read at all.
    [[nodiscard]] virtual bool isRead() const { return true; }
    /// A way out of an empty list; "clear" takes away all that restricts it, any other is doIt's.
    virtual void takeWay(const std::string& id);
    /// Enter or a double click.
    virtual void openRow(std::int64_t index);

    // --- what is chosen ---
    /// The person chose these rows; `current` is where the keyboard stands, -1: nowhere.
    void setChosen(const std::vector<RowRange>& ranges, std::int64_t current);
    [[nodiscard]] std::int64_t chosenCount() const { return m_chosenCount; }
    [[nodiscard]] const std::vector<RowRange>& chosen() const { return m_chosen; }
    /// "Chọn 6 trên 41".
    [[nodiscard]] std::string chosenWords() const;
    /// The record of the current row; also one that somebody went to and that is not in the list.
    [[nodiscard]] const std::optional<RecordId>& current() const { return m_current; }
    /// Makes another row the current one, as if somebody had clicked it.
    void choose(std::int64_t index);
    Signal<> currentChanged;
    /// The chosen rows as a spreadsheet takes them: the columns shown, in their order.
    void copy();

    // --- what can be done ---
    /// With the current record, ready for a menu; ids are for doIt.
    [[nodiscard]] virtual std::vector<ListChoice> actions() const { return {}; }
    /// With all chosen rows, once there are two or more.
    [[nodiscard]] virtual std::vector<BulkVerb> bulkVerbs() const { return {}; }
    /// "open": goes to the current record.
    virtual void doIt(const std::string& actionId);
    /// An icon in a row was clicked.
    virtual void actInRow(std::int64_t /*index*/, const std::string& /*column*/) {}

protected:
    /// Why the rows are read.
    enum class Why : std::uint8_t
    {
        Asked, ///< something else is asked for: a new choice
        Sorted,
        Again ///< the register has changed, or somebody pressed F5
    };

    // --- what a list says of itself ---
    [[nodiscard]] virtual std::vector<TableColumn> declared() const = 0;
    /// Reads what query() and sort() ask for; takeRows() once they are there.
    virtual void read(Why why) = 0;
    [[nodiscard]] virtual std::vector<ListChip> ownChips() const { return {}; }
    /// Whether a chip of the list's own tells what this part lets through.
    [[nodiscard]] virtual bool isToldByChip(const std::string& /*part*/) const { return false; }
    virtual void pressOwn(const std::string& /*chip*/) {}
    virtual void clearOwn(const std::string& chip) { pressOwn(chip); }
    /// A value of a part as its chip says it.
    [[nodiscard]] virtual std::string wordOf(const std::string& part,
                                             const std::string& value) const = 0;
    /// What stands in place of no rows.
    [[nodiscard]] virtual EmptyList emptyList() const = 0;
    /// Whether the list, asked for this, says nothing that had to be chosen.
    [[nodiscard]] virtual bool isPlain(const ListQuery& query) const { return query.isEmpty(); }
    /// What a row is known by while the list is read again.
    [[nodiscard]] virtual std::int64_t keyAt(std::int64_t index) const = 0;
    /// The record of a row; nothing for a heading.
    [[nodiscard]] virtual std::optional<RecordId> recordAt(std::int64_t index) const = 0;
    [[nodiscard]] virtual std::optional<std::int64_t> indexOf(const RecordId& record) const = 0;
    virtual void choiceChanged() {}
    /// The filter of a Place, before it is taken over.
    virtual void prepare(ListQuery& /*query*/) const {}
    /// Work that fills a clip with these rows in a worker; without one they are filled at once.
    using CopyWork = std::function<void(Register&, JobContext&, ListClip&)>;
    [[nodiscard]] virtual CopyWork copyWork(const std::vector<std::int64_t>& /*rows*/) const
    {
        return {};
    }

    // --- for lists ---
    /// `isNew`: there is nothing at all, whatever is asked for.
    [[nodiscard]] EmptyList emptyOf(const EmptyWords& words, bool isNew) const;
    /// The rows are others now. `isWhole`: all of them are there.
    void takeRows(bool isWhole = true);
    void setCurrent(std::optional<RecordId> record);
    /// Something in the bar, the head, or the foot is another.
    void showBar() { m_view.showBar(); }
    void showLines() { m_view.showLines(); }
    [[nodiscard]] std::vector<std::int64_t> chosenRows(std::size_t most) const;
    /// Values of a part with their words and counts, as askValues answers them: in the order of
    /// their words, none before all.
    [[nodiscard]] std::vector<ListChoice> offered(const std::string& part,
                                                  std::map<std::string, ListChoice> found) const;
    /// The text of a cell as a spreadsheet takes it.
    [[nodiscard]] static std::string plainOf(const ListCell& cell);
    [[nodiscard]] std::string number(std::int64_t value) const;
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const;
    [[nodiscard]] Session& session() const { return m_shell.session(); }
    [[nodiscard]] Shell& shell() const { return m_shell; }
    [[nodiscard]] RegisterReader& reader() { return m_reader; }
    [[nodiscard]] const TableColumn* column(std::string_view id) const;
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// The columns are others from now on: of another report. Their layout is kept under
    /// `settings`.
    void declareAgain(const std::string& settings);
    /// Of the list's own; kept as "<list>/<key>".
    [[nodiscard]] std::string setting(const char* key) const;
    void keepSetting(const char* key, const std::string& value);
    [[nodiscard]] ListView& view() const { return m_view; }
    void setQuery(ListQuery query) { m_query = std::move(query); }

private:
    void begin();
    void readFor(Why why);
    void showColumnsNow();
    void keepChosen();
    void chooseKept();
    void takeChosen(const std::vector<RowRange>& ranges);
    void finishCopy(const ListClip& clip, std::size_t rows, bool isCut);
    [[nodiscard]] SavedView viewNow(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> shownIds() const;

    Shell& m_shell;
    ListView& m_view;
    ListTraits m_traits;
    SavedViews m_views;
    RegisterReader m_reader;
    LatestJob m_copyJob;
    ListQuery m_query;
    ListSort m_sort;
    std::string m_layout;
    std::string m_columnSettings; ///< where widths and chosen columns are kept
    std::vector<TableColumn> m_columns;
    std::vector<std::string> m_shownIds; ///< in order; empty: as declared
    std::vector<RowRange> m_chosen;
    std::int64_t m_chosenCount = 0;
    std::vector<std::int64_t> m_keptChosen; ///< keys of rows chosen in a list being read; ascending
    std::optional<RecordId> m_current;
    ListScroll m_scroll = ListScroll::Keep;                       ///< once the rows are there
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< for what a banner offers
    bool m_isBegun = false;
    bool m_isLoaded = false;
};

} // namespace dongbo::present
