#include "core/domain/amount.h"
#include "core/domain/error.h"
#include "core/register/books/book_tables.h"
#include "core/report/engine/builder.h"
#include "core/report/forms/form_file.h"
#include "core/report/forms/paper_filling.h"
#include "core/store/queries/device_queries.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

// Fixed assets as the state's asset system takes them in: which column holds what, and by which
// words, is data (data/forms/state-assets.tsv).

namespace dongbo::report {

namespace {

/// The values a column can hold.
struct Key
{
    std::string_view name;
    ColumnKind kind;
    bool isSummed;
};
constexpr std::array keys{
    Key{"ordinal", ColumnKind::Integer, false},  Key{"state-code", ColumnKind::Text, false},
    Key{"code", ColumnKind::Text, false},        Key{"name", ColumnKind::Text, false},
    Key{"group", ColumnKind::Text, false},       Key{"type", ColumnKind::Text, false},
    Key{"site", ColumnKind::Text, false},        Key{"unit", ColumnKind::Text, false},
    Key{"quantity", ColumnKind::Integer, true},  Key{"measure", ColumnKind::Text, false},
    Key{"maker", ColumnKind::Text, false},       Key{"model", ColumnKind::Text, false},
    Key{"serial", ColumnKind::Text, false},      Key{"country", ColumnKind::Text, false},
    Key{"year-made", ColumnKind::Text, false},   Key{"in-use", ColumnKind::Day, false},
    Key{"cost-budget", ColumnKind::Money, true}, Key{"cost-other", ColumnKind::Money, true},
    Key{"left-value", ColumnKind::Money, false}, Key{"condition", ColumnKind::Text, false},
    Key{"custodian", ColumnKind::Text, false},   Key{"document", ColumnKind::Text, false},
    Key{"notes", ColumnKind::Text, false}};

struct Mapping
{
    struct Column
    {
        std::string title;
        const Key* key = nullptr;
        int width = 12;
    };
    std::vector<Column> columns;
    std::map<std::string, std::string> groups; ///< by type
    std::vector<std::string> budget;           ///< folded words
    std::map<std::string, std::string> words;  ///< by "condition.good"
};

Error badLine(std::size_t line)
{
    return {Error::Kind::Unreadable,
            {"form.bad_line", {{"path", "state-assets.tsv"}, {"line", std::to_string(line)}}}};
}

Mapping::Column columnOf(const std::vector<std::string>& cells, std::size_t line)
{
    const auto* key = std::find_if(keys.begin(), keys.end(),
                                   [&](const Key& one) { return one.name == cells[2]; });
    int width = 0;
    const auto read = std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), width);
    if (key == keys.end() || read.ec != std::errc() || width < 1 || width > 200) {
        throw badLine(line);
    }
    return {cells[1], key, width};
}

Mapping readMapping()
{
    Mapping out;
    std::size_t number = 0;
    for (const auto& cells : formLines("state-assets")) {
        ++number;
        if (cells.empty() || cells[0].empty() || cells[0].starts_with('#')) {
            continue;
        }
        if (cells[0] == "column" && cells.size() == 4) {
            out.columns.push_back(columnOf(cells, number));
        } else if (cells[0] == "group" && cells.size() == 3) {
            out.groups[cells[1]] = cells[2];
        } else if (cells[0] == "budget" && cells.size() == 2) {
            out.budget.push_back(text::fold(cells[1]));
        } else if (cells[0] == "word" && cells.size() == 3) {
            out.words[cells[1]] = cells[2];
        } else {
            throw badLine(number);
        }
    }
    return out;
}

/// What one device is in the state's words.
class StateRow
{
public:
    StateRow(const Builder& builder, const Mapping& mapping, const store::DeviceRow& row,
             std::size_t number)
        : m_builder(builder)
        , m_mapping(mapping)
        , m_row(row)
        , m_number(number)
    {}

    [[nodiscard]] Cell cell(std::string_view key) const
    {
        const Device& d = m_row.device;
        if (key == "cost-budget" || key == "cost-other") {
            return (key == "cost-budget") == isOfBudget() ? cellOf(amountOf(d)) : Cell{};
        }
        if (key == "in-use") {
            return cellOf(d.inUseDate);
        }
        if (key == "ordinal") {
            return static_cast<std::int64_t>(m_number);
        }
        if (key == "quantity") {
            return d.quantity.value_or(1);
        }
        if (key == "year-made") {
            return d.yearMade ? Cell{std::to_string(*d.yearMade)} : Cell{};
        }
        return text(key);
    }

private:
    [[nodiscard]] Cell text(std::string_view key) const
    {
        const Device& d = m_row.device;
        const std::array<std::pair<std::string_view, const MaybeText*>, 9> texts{
            {{"state-code", &d.stateCode},
             {"code", &d.code},
             {"name", &d.name},
             {"measure", &d.measure},
             {"maker", &d.maker},
             {"model", &d.model},
             {"serial", &d.serial},
             {"country", &d.country},
             {"document", &d.documentNo}}};
        for (const auto& [name, member] : texts) {
            if (name == key) {
                return cellOf(*member);
            }
        }
        if (key == "site" || key == "unit" || key == "custodian") {
            const auto& name = key == "site"   ? m_row.site
                               : key == "unit" ? m_row.unit
                                               : m_row.custodian;
            return name.empty() ? Cell{} : Cell{name};
        }
        if (key == "type") {
            return d.type ? Cell{m_builder.name(d.type)} : Cell{};
        }
        if (key == "group") {
            const auto found = d.type ? m_mapping.groups.find(std::string(codeOf(*d.type)))
                                      : m_mapping.groups.end();
            return found == m_mapping.groups.end() ? Cell{} : Cell{found->second};
        }
        if (key == "condition" && m_row.now.condition) {
            const auto found =
                m_mapping.words.find("condition." + std::string(codeOf(*m_row.now.condition)));
            return found == m_mapping.words.end() ? m_builder.name(m_row.now.condition)
                                                  : found->second;
        }
        return key == "notes" ? cellOf(d.notes) : Cell{};
    }
    [[nodiscard]] bool isOfBudget() const
    {
        const auto source = text::fold(m_row.device.fundingSource.value_or(""));
        return std::any_of(
            m_mapping.budget.begin(), m_mapping.budget.end(),
            [&](const std::string& words) { return source.find(words) != std::string::npos; });
    }

    const Builder& m_builder;
    const Mapping& m_mapping;
    const store::DeviceRow& m_row;
    std::size_t m_number;
};

void build(Builder& builder)
{
    const auto mapping = readMapping();
    for (const auto& column : mapping.columns) {
        builder.head.columns.push_back({column.title,
                                        column.key->kind,
                                        column.width,
                                        std::string(column.key->name),
                                        {},
                                        column.key->isSummed});
    }
    store::DeviceFilter filter;
    filter.site = builder.site();
    filter.unit = builder.unit();
    const auto thresholds = assetThresholdsOf(builder.reg);
    std::size_t number = 0;
    std::int64_t uncoded = 0;
    eachOwned(builder.database(), filter, [&](const store::DeviceRow& row) {
        if (!isFixedAsset(thresholds, row.device, builder.today())) {
            return;
        }
        const StateRow state(builder, mapping, row, ++number);
        Row out;
        for (const auto& column : mapping.columns) {
            out.push_back(state.cell(column.key->name));
        }
        out.record = RecordRef{RecordKind::Device, row.id};
        uncoded += row.device.stateCode ? 0 : 1;
        builder.row(std::move(out));
    });
    if (uncoded != 0) {
        builder.note("report.state_code_missing", {{"count", std::to_string(uncoded)}});
    }
}

} // namespace

extern const Definition stateAssets;
const Definition stateAssets{
    "state-assets", Question::Have, {parameter::site, parameter::unit}, &build};

} // namespace dongbo::report
