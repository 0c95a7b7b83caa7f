#pragma once

#include "core/text/fold.h"
#include "core/text/sort_key.h"
#include "gui/present/lists/list_presenter.h"
#include "gui/present/words/tone.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dongbo::present {

/// A column of a list whose rows are in memory, or (not shown) another part it can be asked for.
/// Each function may be a member of Line.
template <typename Line> struct LineColumn
{
    using CellOf = std::function<ListCell(const Line&)>;
    using NumberOf = std::function<std::int64_t(const Line&)>;
    using ValueOf = std::function<std::string(const Line&)>;

    LineColumn(TableColumn of, CellOf cells, NumberOf numbers = nullptr, ValueOf values = nullptr)
        : column(std::move(of))
        , cell(std::move(cells))
        , number(std::move(numbers))
        , value(std::move(values))
    {}
    LineColumn(TableColumn of, std::string Line::*text, NumberOf numbers = nullptr,
               ValueOf values = nullptr)
        : LineColumn(
              std::move(of), [text](const Line& line) { return ListCell{line.*text}; },
              std::move(numbers), std::move(values))
    {}
    LineColumn(TableColumn of, PillText Line::*pill, NumberOf numbers = nullptr,
               ValueOf values = nullptr)
        : LineColumn(
              std::move(of), [pill](const Line& line) { return pillCell(line.*pill); },
              std::move(numbers), std::move(values))
    {}

    /// No column: only something the list can be asked for.
    [[nodiscard]] static LineColumn part(const char* id, ValueOf values)
    {
        TableColumn out;
        out.id = id;
        out.isShown = false;
        return {std::move(out), CellOf(), nullptr, std::move(values)};
    }

    TableColumn column;
    CellOf cell;     ///< absent: a part that is no column
    NumberOf number; ///< what it is sorted by; absent: the cell's text in Vietnamese order
    ValueOf value;   ///< what it is filtered by: a code; absent: the cell's text
};

/// A part whose values are chips over the list, each with the number of its lines.
struct ChipPart
{
    std::string part;                                     ///< empty: there are no such chips
    std::vector<std::pair<std::string, PillText>> values; ///< in the order of the chips
};

/// Chips for states with codes, each with its pill.
template <typename States, typename PillOf>
[[nodiscard]] ChipPart chipsOf(const char* part, const States& states, const PillOf& pillOf)
{
    ChipPart out{part, {}};
    for (const auto state : states) {
        out.values.emplace_back(codeOf(state), pillOf(state));
    }
    return out;
}

/// A list whose rows are in memory, so that chips, filters, words and sorting need no reading. Line
/// has `id` (the record's) and `searched` (folded words, each after a space).
template <typename Line> class MemoryList : public ListPresenter
{
public:
    using ListPresenter::ListPresenter;

    [[nodiscard]] std::int64_t rowCount() const final
    {
        return static_cast<std::int64_t>(m_order.size());
    }
    void row(std::int64_t index, ListRow& out) final
    {
        out = {};
        for (const auto& one : lineColumns()) {
            if (one.cell) {
                out.cells.push_back(one.cell(line(index)));
            }
        }
    }
    /// The row at that place of the list.
    [[nodiscard]] const Line& line(std::int64_t index) const
    {
        return m_lines[m_order[static_cast<std::size_t>(index)]];
    }
    [[nodiscard]] bool isRead() const final { return m_isRead; }
    /// All that were read, shown or not.
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }

    void askValues(const std::string& part,
                   std::function<void(std::vector<ListChoice>)> answer) override
    {
        std::map<std::string, ListChoice> found; // by what it is filtered by
        const auto* one = lineColumn(part);
        for (const auto& line : m_lines) {
            if (one == nullptr || !passes(line, part)) {
                continue;
            }
            auto& choice = found[valueOf(*one, line)];
            if (choice.count++ == 0 && one->cell) {
                const auto cell = one->cell(line);
                choice.word = cell.text;
                choice.icon = one->column.kind == CellKind::Pill ? cell.icon : std::string();
                choice.tone = cell.tone;
            }
        }
        answer(offered(part, std::move(found)));
    }

protected:
    /// Made once, at the first need.
    [[nodiscard]] virtual std::vector<LineColumn<Line>> declare() const = 0;
    /// Whether another value of the part needs another reading.
    [[nodiscard]] virtual bool isReadBy(const std::string& /*part*/) const { return false; }
    /// Starts reading; take() once the lines are there.
    virtual void readLines() = 0;
    /// The same where reading is all: `work` runs in a worker.
    void readIn(std::function<std::vector<Line>(Register&, JobContext&)> work)
    {
        reader().template read<std::vector<Line>>(
            std::move(work), [this](std::vector<Line> lines) { take(std::move(lines)); });
    }
    [[nodiscard]] virtual EmptyWords emptyWords() const { return {}; }
    [[nodiscard]] EmptyList emptyList() const override
    {
        return emptyOf(emptyWords(), m_lines.empty() && readingParts().empty());
    }
    /// States and the like; a value no line has is not offered.
    [[nodiscard]] virtual ChipPart chipPart() const { return {}; }
    [[nodiscard]] std::vector<ListChip> ownChips() const override
    {
        std::vector<ListChip> out;
        const auto chips = chipPart();
        for (const auto& [value, pill] : chips.values) {
            const auto count = countOf(chips.part, value);
            const bool isOn = query().has(chips.part, value);
            if (isOn || count != 0) {
                out.push_back({value, pill.icon, pill.word, number(count), isOn});
            }
        }
        return out;
    }
    [[nodiscard]] bool isToldByChip(const std::string& part) const override
    {
        return part == chipPart().part;
    }
    void pressOwn(const std::string& chip) override
    {
        auto next = query();
        next.toggle(chipPart().part, chip);
        change(std::move(next));
    }
    /// The order without a sorted column; before anything else is compared.
    virtual void arranged() {}

    void take(std::vector<Line> lines)
    {
        m_lines = std::move(lines);
        m_isRead = true;
        arrange();
        takeRows();
    }
    [[nodiscard]] std::vector<TableColumn> declared() const final
    {
        std::vector<TableColumn> out;
        for (const auto& one : lineColumns()) {
            if (one.cell) {
                out.push_back(one.column);
            }
        }
        return out;
    }
    void read(Why why) final
    {
        const auto reads = readingParts();
        if (why == Why::Again || !m_isRead || reader().isStale() || reads != m_readFor) {
            m_readFor = reads;
            readLines();
        } else {
            arrange();
            takeRows();
        }
    }
    [[nodiscard]] std::string wordOf(const std::string& part,
                                     const std::string& value) const override
    {
        const auto* one = lineColumn(part);
        for (const auto& line : m_lines) {
            if (one != nullptr && one->cell && valueOf(*one, line) == value) {
                const auto word = one->cell(line).text;
                return word.empty() ? say("lists.nothing") : word;
            }
        }
        return value.empty() ? say("lists.nothing") : value;
    }
    [[nodiscard]] std::int64_t keyAt(std::int64_t index) const final
    {
        const auto [at, isNew] =
            m_keys.emplace(line(index).id, static_cast<std::int64_t>(m_keys.size()));
        return at->second;
    }
    [[nodiscard]] std::optional<RecordId> recordAt(std::int64_t index) const final
    {
        return line(index).id;
    }
    [[nodiscard]] std::optional<std::int64_t> indexOf(const RecordId& record) const final
    {
        const auto at = std::find_if(m_order.begin(), m_order.end(),
                                     [&](std::size_t i) { return m_lines[i].id == record; });
        return at == m_order.end() ? std::nullopt : std::optional{at - m_order.begin()};
    }
    /// How many lines have that value, whatever else is asked for.
    [[nodiscard]] std::int64_t countOf(const std::string& part, const std::string& value) const
    {
        const auto* one = lineColumn(part);
        return one == nullptr
                   ? 0
                   : std::count_if(m_lines.begin(), m_lines.end(),
                                   [&](const Line& line) { return valueOf(*one, line) == value; });
    }

private:
    [[nodiscard]] const std::vector<LineColumn<Line>>& lineColumns() const
    {
        if (m_declared.empty()) {
            m_declared = declare();
        }
        return m_declared;
    }
    [[nodiscard]] const LineColumn<Line>* lineColumn(const std::string& id) const
    {
        const auto& all = lineColumns();
        const auto at = std::find_if(all.begin(), all.end(),
                                     [&](const auto& one) { return one.column.id == id; });
        return at == all.end() ? nullptr : &*at;
    }
    [[nodiscard]] static std::string valueOf(const LineColumn<Line>& column, const Line& line)
    {
        return column.value ? column.value(line) : column.cell(line).text;
    }
    [[nodiscard]] std::string readingParts() const
    {
        ListQuery out;
        for (const auto& [part, values] : query().parts) {
            if (isReadBy(part)) {
                out.set(part, values);
            }
        }
        return out.asText();
    }
    /// `but`: a part that is not asked.
    [[nodiscard]] bool passes(const Line& line, const std::string& but = {}) const
    {
        const auto folded = text::fold(query().text);
        for (const auto word : text::words(folded)) {
            if (line.searched.find(" " + std::string(word)) == std::string::npos) {
                return false;
            }
        }
        for (const auto& [part, values] : query().parts) {
            const auto* one = part == but || isReadBy(part) ? nullptr : lineColumn(part);
            if (one != nullptr &&
                std::find(values.begin(), values.end(), valueOf(*one, line)) == values.end()) {
                return false;
            }
        }
        return true;
    }
    void arrange()
    {
        m_order.clear();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (passes(m_lines[i])) {
                m_order.push_back(i);
            }
        }
        if (const auto* one = lineColumn(sort().column)) {
            one->number ? order(*one, one->number) : order(*one, [one](const Line& line) {
                return text::sortKey(one->cell(line).text);
            });
        }
        arranged();
    }
    /// Lines in the order of their keys, of equals in the order they were read; those without a
    /// text stand last either way.
    template <typename KeyOf> void order(const LineColumn<Line>& /*column*/, const KeyOf& keyOf)
    {
        using Key = decltype(keyOf(m_lines.front()));
        std::vector<Key> keys(m_lines.size());
        for (const auto i : m_order) {
            keys[i] = keyOf(m_lines[i]);
        }
        const Key none{};
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
            if (std::is_same_v<Key, std::string> && (keys[a] == none || keys[b] == none)) {
                return keys[a] != none && keys[b] == none;
            }
            return sort().isDescending ? keys[b] < keys[a] : keys[a] < keys[b];
        });
    }

    std::vector<Line> m_lines;
    std::vector<std::size_t> m_order; ///< indexes of the lines shown
    std::string m_readFor;
    bool m_isRead = false;
    mutable std::vector<LineColumn<Line>> m_declared;
    mutable std::unordered_map<RecordId, std::int64_t> m_keys;
};

} // namespace dongbo::present
