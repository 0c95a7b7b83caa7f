#include "gui/present/devices/device_columns.h"

#include "core/domain/amount.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dongbo::present {

namespace {

constexpr int perCharacter = 7; ///< DIP of a letter
constexpr int padding = 16;
constexpr const char* unitColumn = "unit";
constexpr const char* wornColumn = "accumulated";
constexpr const char* netColumn = "net_value";

/// What stands first, in this order, and when it gives way in a narrow list; all others follow in
/// the order of the descriptor.
struct Usual
{
    std::uint16_t field;
    int width;
    int least;
    int drop;
    int stretch;
    bool isShown;
};
constexpr std::array usual{Usual{fieldOf<&Device::code>, 122, 116, 0, 0, true},
                           Usual{fieldOf<&Device::name>, 250, 164, 0, 3, true},
                           Usual{fieldOf<&Device::site>, 112, 96, 2, 1, true},
                           Usual{fieldOf<&Device::condition>, 116, 116, 0, 0, true},
                           Usual{fieldOf<&Device::use>, 96, 90, 3, 0, true},
                           Usual{fieldOf<&Device::inUseDate>, 106, 90, 4, 0, true},
                           Usual{fieldOf<&Device::cost>, 114, 104, 1, 0, true},
                           Usual{fieldOf<&Device::custodian>, 140, 110, 5, 1, true},
                           Usual{fieldOf<&Device::type>, 110, 90, 7, 0, false},
                           Usual{fieldOf<&Device::warrantyUntil>, 106, 90, 6, 0, false}};

CellKind kindOf(const Field& field)
{
    if (field.number == fieldOf<&Device::condition>) {
        return CellKind::Pill;
    }
    if (field.isAlignedRight()) {
        return CellKind::Number;
    }
    return field.number == fieldOf<&Device::name> || field.number == fieldOf<&Device::site>
               ? CellKind::Text
               : CellKind::Quiet;
}

/// Three are called otherwise over a column than beside a field.
std::string titleOf(Language language, const Field& field)
{
    switch (field.number) {
    case fieldOf<&Device::name>:
        return text::say(language, "gui.column_device");
    case fieldOf<&Device::cost>:
        return text::say(language, "gui.column_cost");
    case fieldOf<&Device::inUseDate>:
        return text::say(language, "gui.column_in_use");
    default:
        return text::capitalized(text::say(language, "field." + std::string(field.name)));
    }
}

TableColumn columnOf(Language language, const Field& field)
{
    TableColumn out;
    out.id = field.name;
    out.title = titleOf(language, field);
    out.kind = kindOf(field);
    out.width = field.column.width * perCharacter + padding;
    out.isFixed = field.number == fieldOf<&Device::code> || field.number == fieldOf<&Device::name>;
    out.filters = !out.isFixed && field.control != FormControl::Area;
    out.drop = 8;
    out.isShown = false;
    return out;
}

using Columns = std::vector<std::pair<TableColumn, const Field*>>;

/// Columns and the fields they show; the unit has none.
Columns makeColumns(Language language)
{
    Columns out;
    const auto& fields = describe(RecordKind::Device).fields;
    for (const auto& one : usual) {
        const auto& field = fields[one.field - 1u];
        auto column = columnOf(language, field);
        column.width = one.width;
        column.least = one.least;
        column.drop = one.drop;
        column.stretch = one.stretch;
        column.isShown = one.isShown;
        out.emplace_back(std::move(column), &field);
    }
    for (const auto& field : fields) {
        const bool isUsual = std::any_of(usual.begin(), usual.end(), [&](const Usual& one) {
            return one.field == field.number;
        });
        if (!isUsual && field.column.width > 0) {
            out.emplace_back(columnOf(language, field), &field);
        }
    }
    TableColumn unit;
    unit.id = unitColumn;
    unit.title = text::capitalized(text::say(language, "field.unit"));
    unit.width = 150;
    unit.drop = 8;
    unit.sorts = false;
    unit.isShown = false;
    out.emplace_back(std::move(unit), nullptr);
    for (const auto* id : {wornColumn, netColumn}) {
        TableColumn wear;
        wear.id = id;
        wear.title = text::say(language, "devices.column_" + wear.id);
        wear.kind = CellKind::Number;
        wear.width = 118;
        wear.drop = 8;
        wear.sorts = wear.filters = wear.isShown = false;
        out.emplace_back(std::move(wear), nullptr);
    }
    return out;
}

const Columns& columnsWithFields(Language language)
{
    static const Columns vietnamese = makeColumns(Language::Vietnamese);
    static const Columns english = makeColumns(Language::English);
    return language == Language::English ? english : vietnamese;
}

std::string cellText(store::Database& database, Language language, const store::DeviceRow& row,
                     const Field* field)
{
    if (field == nullptr) {
        return row.unit;
    }
    const Device& d = row.device;
    switch (field->number) {
    case fieldOf<&Device::name>:
        return deviceTitle(d);
    case fieldOf<&Device::site>:
        return shortSiteName(row.site);
    case fieldOf<&Device::custodian>:
        return row.custodian;
    case fieldOf<&Device::condition>:
        return text::capitalized(wordOf(language, row.now.condition));
    case fieldOf<&Device::use>:
        return d.assetClass == AssetClass::OnLoan && row.now.use.value_or(Use::InUse) == Use::InUse
                   ? text::say(language, "devices.on_loan")
                   : text::capitalized(wordOf(language, row.now.use));
    case fieldOf<&Device::inUseDate>:
        return inUseText(d);
    case fieldOf<&Device::quantity>:
        return std::to_string(d.quantity.value_or(1));
    default:
        break;
    }
    const auto text = valueText(database, language, *field, valuesOf(d)[field->number - 1u]);
    return field->type == FieldType::Choice ? text::capitalized(text) : text;
}

} // namespace

std::vector<TableColumn> deviceColumns(Language language)
{
    std::vector<TableColumn> out;
    for (const auto& [column, field] : columnsWithFields(language)) {
        out.push_back(column);
    }
    return out;
}

std::vector<ListCell> deviceCells(const Session& session, const store::DeviceRow& row)
{
    const auto language = session.language();
    const bool isQuiet = row.isWithdrawn || isGone(row.device);
    std::vector<ListCell> out;
    for (const auto& [column, field] : columnsWithFields(language)) {
        ListCell cell;
        cell.tone = isQuiet ? Tone::Mute : Tone::None;
        if (field != nullptr && field->number == fieldOf<&Device::condition>) {
            const auto pill = conditionPill(session, row.now.condition);
            cell = {pill.word, pill.icon, pill.tone};
        } else if (field != nullptr && field->number == fieldOf<&Device::cost>) {
            cell.text = moneyOr(session, amountOf(row.device));
        } else if (!isWearColumn(column.id)) {
            cell.text = cellText(session.shown().database(), language, row, field);
        }
        out.push_back(std::move(cell));
    }
    return out;
}

bool isWearColumn(std::string_view column)
{
    return column == wornColumn || column == netColumn;
}

std::optional<Money> wearIn(std::string_view column, const std::optional<WearState>& wear)
{
    if (!wear) {
        return std::nullopt;
    }
    if (column == netColumn) {
        return wear->netValue;
    }
    return wear->lastYear ? std::optional{wear->accumulated} : std::nullopt;
}

std::string deviceCellText(Register& reg, Language language, const store::DeviceRow& row,
                           const std::string& column)
{
    if (isWearColumn(column)) {
        const auto worn = wearIn(column, wearOf(reg, row.id));
        return worn ? std::to_string(worn->dong) : std::string();
    }
    const auto* field = describe(RecordKind::Device).field(column);
    if (field == nullptr || field->number != fieldOf<&Device::cost>) {
        return cellText(reg.database(), language, row, column == unitColumn ? nullptr : field);
    }
    const auto amount = amountOf(row.device);
    return amount ? std::to_string(amount->dong) : std::string();
}

} // namespace dongbo::present
