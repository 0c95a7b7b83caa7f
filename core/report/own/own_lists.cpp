#include "core/report/own/own_lists.h"

#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>
#include <array>

namespace dongbo::report {

namespace {

/// A column that is no field of the records.
struct Computed
{
    std::string_view list;
    std::string_view code;
    ColumnKind kind;
    int width;
    bool isSummed;
};
constexpr std::array computed{Computed{"devices", "unit", ColumnKind::Text, 22, false},
                              Computed{"devices", "amount", ColumnKind::Money, 16, true},
                              Computed{"faults", "age_days", ColumnKind::Integer, 9, false},
                              Computed{"faults", "repairs", ColumnKind::Integer, 9, true},
                              Computed{"faults", "repair_cost", ColumnKind::Money, 15, true},
                              Computed{"repairs", "device", ColumnKind::Text, 30, false},
                              Computed{"repairs", "site", ColumnKind::Text, 22, false},
                              Computed{"repairs", "symptom", ColumnKind::Text, 26, false},
                              Computed{"repairs", "running_days", ColumnKind::Integer, 9, false}};

const Kind* kindOfList(std::string_view list)
{
    return list == "devices"   ? &describe(RecordKind::Device)
           : list == "faults"  ? &describe(RecordKind::Fault)
           : list == "repairs" ? &describe(RecordKind::Repair)
                               : nullptr;
}

bool isColumn(const Field& field)
{
    return field.column.width > 0 && field.group != FieldGroup::Internal;
}

ColumnKind kindOf(const Field& field)
{
    switch (field.type) {
    case FieldType::Money:
        return ColumnKind::Money;
    case FieldType::Integer:
        return field.isAlignedRight() ? ColumnKind::Integer : ColumnKind::Text;
    case FieldType::Day:
    case FieldType::Instant:
        return ColumnKind::Day;
    case FieldType::Text:
    case FieldType::Bool:
    case FieldType::Choice:
    case FieldType::Reference:
        return ColumnKind::Text;
    }
    return ColumnKind::Text;
}

/// A price of one piece is no part of a sum; pieces and what work cost are.
bool isSummed(const Kind& kind, const Field& field)
{
    return kind.number == RecordKind::Device ? field.number == fieldOf<&Device::quantity>
                                             : field.type == FieldType::Money;
}

OwnColumn columnOf(const Kind& kind, const Field& field, Language language)
{
    OwnColumn out{std::string(field.name),
                  text::capitalized(text::say(language, "field." + std::string(field.name))),
                  kindOf(field), std::max<int>(field.column.width, 6), isSummed(kind, field)};
    if (out.kind == ColumnKind::Money) {
        out.title += " (đ)";
    }
    return out;
}

} // namespace

const std::vector<std::string>& ownLists()
{
    static const std::vector<std::string> lists{"devices", "faults", "repairs"};
    return lists;
}

bool isOwnList(std::string_view list)
{
    return kindOfList(list) != nullptr;
}

std::vector<OwnColumn> ownColumns(std::string_view list, Language language)
{
    std::vector<OwnColumn> out;
    const auto* kind = kindOfList(list);
    if (kind == nullptr) {
        return out;
    }
    for (const auto& field : kind->fields) {
        if (isColumn(field)) {
            out.push_back(columnOf(*kind, field, language));
        }
    }
    for (const auto& one : computed) {
        if (one.list == list) {
            out.push_back({std::string(one.code),
                           text::say(language, "report.column." + std::string(one.code)), one.kind,
                           one.width, one.isSummed});
        }
    }
    return out;
}

const Field* ownField(std::string_view list, std::string_view column)
{
    const auto* kind = kindOfList(list);
    const auto* field = kind == nullptr ? nullptr : kind->field(column);
    return field != nullptr && isColumn(*field) ? field : nullptr;
}

bool hasOwnColumn(std::string_view list, std::string_view column)
{
    return ownField(list, column) != nullptr ||
           std::any_of(computed.begin(), computed.end(),
                       [&](const Computed& one) { return one.list == list && one.code == column; });
}

} // namespace dongbo::report
