#pragma once

#include "core/store/queries/device_list.h"
#include "gui/present/devices/device_list_filter.h"
#include "gui/present/devices/device_rows.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One chip over the list: a group with its count, or a choice that can be taken away.
struct DeviceChip
{
    std::string id;
    std::string icon;
    std::string word;
    std::string count; ///< empty: not known yet
    bool isChosen = false;
    bool isRemovable = false;

    bool operator==(const DeviceChip&) const = default;
};

/// What stands in place of an empty list, with the ways out.
struct EmptyList
{
    struct Way
    {
        std::string id; ///< for DeviceListPresenter::takeWay
        std::string word;
        std::string icon;
        std::string verb;    ///< short, for a button beside the word
        std::string caption; ///< a second, quieter line; may be empty
    };
    std::string icon;
    std::string fact;
    std::string help;
    std::vector<Way> ways; ///< the first is the primary one
};

/// The line under the list.
struct ListFoot
{
    std::string left;  ///< "Dòng 138–154 trên 372"
    std::string hint;  ///< "Chọn 1 · Ctrl C chép sang Excel"
    std::string label; ///< "Tổng nguyên giá"
    std::string value; ///< "3.412.600.000 đ"; empty: not known yet
};

/// One thing a menu offers to narrow by, or to do with the device.
struct DeviceMenuEntry
{
    std::string id;
    std::string word;
    std::string icon;
    std::string keys;
    bool isChecked = false;
    bool isEnabled = true;
};

/// Rows counted from 0.
struct RowRange
{
    std::int64_t first = 0;
    std::int64_t last = 0; ///< inclusive

    bool operator==(const RowRange&) const = default;
};

class DeviceListView
{
public:
    virtual ~DeviceListView() = default;
    virtual void showChips(const std::vector<DeviceChip>& chips) = 0;
    /// The number or order of the rows is another; they are asked for by index. The row that is
    /// current, if it is in the list, shall be the chosen one.
    virtual void showRows(std::optional<std::int64_t> current) = 0;
    /// These rows are chosen besides the current one; follows showRows().
    virtual void showChosen(const std::vector<RowRange>& ranges) = 0;
    /// Texts changed in place, or the foot.
    virtual void showLines() = 0;
    virtual void showSort(store::DeviceSort sort) = 0;
    /// Instead of the rows; nothing: there are rows.
    virtual void showEmpty(const std::optional<EmptyList>& empty) = 0;
    /// The search field's text, when it did not come from there.
    virtual void showTyped(const std::string& text) = 0;
    /// The facts in the header are others.
    virtual void showFacts() = 0;
    virtual void putOnClipboard(const std::string& lines, const std::string& html) = 0;
};

/// The list of devices: what is asked for, in which order, which rows are chosen. Numbers of rows
/// come from a worker; a screenful of rows is read at once. Rows are counted from 0.
class DeviceListPresenter
{
public:
    DeviceListPresenter(Shell& shell, DeviceListView& view);

    /// Goes to a place: its filter, its device chosen if it is in the list.
    void show(const Place& place);
    [[nodiscard]] Place place() const;
    /// Reads anew.
    void refresh();
    /// While the screen is hidden changes only make it stale.
    void setActive(bool isActive);

    void typed(const std::string& text);
    void chooseChip(const std::string& id);
    /// The cross of a chip.
    void clearChip(const std::string& id);
    void sortBy(store::DeviceColumn column);
    void takeWay(const std::string& id);

    /// "Bộ lọc": what can be narrowed by, then the choices of one of them.
    [[nodiscard]] std::vector<DeviceMenuEntry> facets() const;
    [[nodiscard]] std::vector<DeviceMenuEntry> choicesOf(const std::string& facetId) const;
    void narrow(const std::string& facetId, const std::string& choiceId);

    [[nodiscard]] std::int64_t rowCount() const;
    /// Only while 0 <= index < rowCount().
    [[nodiscard]] const DeviceLine& line(std::int64_t index);
    /// `last` is inclusive; first - 1 in an empty list.
    [[nodiscard]] ListFoot foot(std::int64_t first, std::int64_t last) const;
    /// "372 thiết bị · 9 hỏng"
    [[nodiscard]] std::string facts() const;

    using Range = RowRange;
    /// The person chose these rows; `current` is where the keyboard stands, -1: nowhere.
    void setChosen(const std::vector<Range>& ranges, std::int64_t current);
    /// The device whose card is shown.
    [[nodiscard]] const std::optional<DeviceId>& current() const { return m_current; }
    Signal<> currentChanged;

    /// The chosen rows as a spreadsheet takes them.
    void copy();
    /// What can be done with the current device, ready for a menu; ids are for doIt.
    [[nodiscard]] std::vector<DeviceMenuEntry> actions() const;
    void doIt(const std::string& actionId);

private:
    struct Loaded;
    /// Papers of the current device that can be corrected: the newest of a kind, if there is one.
    struct Paper
    {
        const char* id;
        const char* word;
        std::optional<RecordRef> record;
    };

    [[nodiscard]] std::vector<Paper> papers() const;
    void change(const DeviceListFilter& filter);
    /// What happens to the rows that are chosen.
    enum class Chosen : std::uint8_t
    {
        Stay, ///< the same devices are chosen afterwards, as far as the list still has them
        Go
    };
    void load(Chosen chosen);
    void keepChosen();
    void chooseKept();
    void loadFirstPage();
    void loadTally();
    void takeNumbers(std::vector<store::DeviceNumber> numbers, bool isWhole);
    void onChanged();
    void showChips();
    void showEmptiness();
    void setCurrent(std::optional<DeviceId> device);
    void sumChosen();
    void finishCopy(std::size_t rows, bool isCut);
    [[nodiscard]] std::string registerKey() const;
    [[nodiscard]] std::optional<std::int64_t> indexOf(const DeviceId& device) const;
    [[nodiscard]] std::vector<store::DeviceNumber> chosenNumbers(std::size_t most) const;

    Shell& m_shell;
    DeviceListView& m_view;
    DeviceListFilter m_filter;
    store::DeviceSort m_sort;
    std::vector<store::DeviceNumber> m_numbers;
    bool m_isWhole = false;  ///< m_numbers are all there are
    bool m_isLoaded = false; ///< the first answer has come
    DeviceRows m_rows;
    std::optional<store::DeviceTally> m_base;  ///< of the filter without its group
    std::optional<store::DeviceTally> m_tally; ///< of the list
    std::vector<Range> m_chosen;
    std::int64_t m_chosenCount = 0;
    /// Devices chosen in a list that is being read anew; ascending.
    std::vector<store::DeviceNumber> m_keptChosen;
    std::optional<Money> m_chosenCost;
    std::optional<DeviceId> m_current;
    std::string m_key; ///< which register the numbers belong to
    bool m_isActive = true;
    bool m_isStale = false;
    LatestJob m_listJob;
    LatestJob m_tallyJob;
    LatestJob m_costJob;
    LatestJob m_copyJob;
    Connection m_onChange;
};

} // namespace dongbo::present
