#include "cli/values_text.h"

#include "cli/answer.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/projection.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

namespace dongbo::cli {

std::string labelOf(store::Database& database, RecordKind kind, const RecordId& id)
{
    const auto record = store::Projection(database).read(kind, id);
    if (!record) {
        return id.text();
    }
    const Kind& described = describe(kind);
    for (const std::string_view name : {"number", "code", "name"}) {
        const Field* field = described.field(name);
        // an official code names a unit to nobody
        if (field == nullptr || (kind == RecordKind::Unit && name == "code")) {
            continue;
        }
        const auto* text = std::get_if<std::string>(&record->values[field->number - 1u]);
        if (text != nullptr && !text->empty()) {
            return *text;
        }
    }
    if (described.isSimple) {
        const auto label = simpleLabel(described, record->values, Language::Vietnamese);
        return label.empty() ? id.text() : label;
    }
    return id.text();
}

Json valueJson(store::Database& database, const Field& field, const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* id = std::get_if<RecordId>(&value)) {
        return field.target ? labelOf(database, *field.target, *id) : id->text();
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) {
        return nullptr;
    }
    if (field.type == FieldType::Bool) {
        return *number != 0;
    }
    if (field.type == FieldType::Instant) {
        return isoText(Instant{*number});
    }
    if (field.type == FieldType::Choice && field.isKnown(*number)) {
        return std::string(field.choiceCode(*number));
    }
    return *number;
}

std::string valueText(const Context& context, store::Database& database, const Field& field,
                      const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        const auto day = field.type == FieldType::Day ? parseIsoDate(*text) : std::optional<Date>{};
        return day ? text::formatDate(*day) : *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (field.type == FieldType::Money) {
            return text::formatMoney(Money{*number}, context.language);
        }
        if (field.type == FieldType::Instant) {
            return text::formatInstant(Instant{*number});
        }
        if (field.type == FieldType::Bool) {
            return context.say(*number != 0 ? "cli.yes" : "cli.no");
        }
        if (field.type == FieldType::Choice && field.isKnown(*number)) {
            return context.say(std::string(field.choiceList) + "." +
                               std::string(field.choiceCode(*number)));
        }
        return std::to_string(*number);
    }
    const Json plain = valueJson(database, field, value);
    return plain.is_string() ? plain.get<std::string>() : orDash({});
}

} // namespace dongbo::cli
