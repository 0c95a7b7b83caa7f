#include "gui/present/words/value_text.h"

#include "core/register/records/simple_records.h"
#include "core/store/projection/projection.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/percent.h"
#include "gui/present/words/looks.h"

namespace dongbo::present {

namespace {

std::string textOf(const Kind& kind, const store::ProjectedRecord& row, std::string_view name)
{
    const Field* field = kind.field(name);
    const auto* text =
        field == nullptr ? nullptr : std::get_if<std::string>(&row.values[field->number - 1u]);
    return text == nullptr ? std::string() : *text;
}

} // namespace

std::string recordTitle(store::Database& database, Language language, RecordKind kind,
                        const RecordId& id)
{
    const auto row = store::Projection(database).read(kind, id);
    if (!row) {
        return {};
    }
    const Kind& described = describe(kind);
    if (described.isSimple) {
        return simpleLabel(described, row->values, language);
    }
    if (kind == RecordKind::Unit) {
        return store::unitTitle(recordOf<Unit>(row->values));
    }
    std::string title = textOf(described, *row, "number");
    if (title.empty()) {
        title = textOf(described, *row, "code");
    }
    if (const auto name = textOf(described, *row, "name"); !name.empty()) {
        title += (title.empty() ? "" : " · ") + name;
    }
    return title.empty() ? text::say(language, "kind." + std::string(described.name)) : title;
}

std::string valueText(store::Database& database, Language language, const Field& field,
                      const Value& value)
{
    if (const auto* id = std::get_if<RecordId>(&value)) {
        return field.target ? recordTitle(database, language, *field.target, *id) : std::string();
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        const auto day = field.type == FieldType::Day ? parseIsoDate(*text) : std::optional<Date>{};
        return day ? text::formatDate(*day) : *text;
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) {
        return {};
    }
    switch (field.type) {
    case FieldType::Money:
        return text::formatMoney(Money{*number}, language);
    case FieldType::Instant:
        return text::formatInstant(Instant{*number});
    case FieldType::Bool:
        return text::say(language, *number != 0 ? "present.yes" : "present.no");
    case FieldType::Choice:
        if (field.isKnown(*number)) {
            return listWord(language, field.choiceList, field.choiceCode(*number));
        }
        return std::to_string(*number);
    case FieldType::Integer:
        if (isShare(field.name)) {
            return text::formatPercent(*number, language);
        }
        break;
    case FieldType::Text:
    case FieldType::Day:
    case FieldType::Reference:
        break;
    }
    return std::to_string(*number);
}

std::string joinedParts(std::initializer_list<std::string> parts)
{
    std::string out;
    for (const auto& part : parts) {
        out += (out.empty() || part.empty() ? "" : " · ") + part;
    }
    return out;
}

} // namespace dongbo::present
