#include "core/journal/chain/admission.h"

#include "core/domain/error.h"
#include "core/text/unicode.h"

namespace dongbo::journal {

namespace {

std::string shown(const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return text::repairUtf8(text::firstCodePoints(*text, 40));
    }
    const auto* id = std::get_if<RecordId>(&value);
    return id != nullptr ? id->text() : std::string();
}

std::optional<Message> flawOfText(const Field& field, const std::string& text)
{
    if (!isCleanText(text)) {
        return Message{"value.not_text", {}};
    }
    // a code point has at least a byte
    if (text.size() > field.textLimit && text::countCodePoints(text) > field.textLimit) {
        return Message{"value.too_long", {{"most", std::to_string(field.textLimit)}}};
    }
    return std::nullopt;
}

std::optional<Message> flawOfNumber(const Field& field, std::int64_t number)
{
    if (number < field.least) {
        return Message{"value.too_small",
                       {{"value", std::to_string(number)}, {"least", std::to_string(field.least)}}};
    }
    if (number > field.most) {
        return Message{"value.too_large",
                       {{"value", std::to_string(number)}, {"most", std::to_string(field.most)}}};
    }
    return std::nullopt;
}

} // namespace

bool isCleanText(std::string_view text)
{
    return text.find('\0') == std::string_view::npos &&
           (text::isPlainlyNfc(text) || text::nfc(text) == text);
}

std::optional<Message> flawOf(const Field& field, const Value& value)
{
    if (std::holds_alternative<std::monostate>(value)) {
        return std::nullopt;
    }
    if (!fits(field, value)) {
        const bool isChoice = field.type == FieldType::Choice || field.type == FieldType::Bool;
        const bool isNumber = std::holds_alternative<std::int64_t>(value);
        const bool isText = std::holds_alternative<std::string>(value);
        const char* code = isChoice && isNumber                     ? "value.unknown_choice"
                           : field.type == FieldType::Day && isText ? "value.not_a_date"
                                                                    : "value.wrong_type";
        return Message{code, {{"value", shown(value)}}};
    }
    switch (field.type) {
    case FieldType::Text:
        return flawOfText(field, std::get<std::string>(value));
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Instant:
        return flawOfNumber(field, std::get<std::int64_t>(value));
    case FieldType::Day:
    case FieldType::Bool:
    case FieldType::Choice:
    case FieldType::Reference:
        return std::nullopt;
    }
    return std::nullopt;
}

Error notAdmitted(std::string_view kind, std::string_view field, const std::string& why)
{
    return {Error::Kind::Bug,
            {"journal.not_admitted",
             {{"kind", std::string(kind)}, {"field", std::string(field)}, {"why", why}}}};
}

void admit(const Kind& kind, const std::vector<archive::FieldChange>& changes,
           std::uint32_t schemaVersion)
{
    std::uint16_t last = 0;
    for (const auto& change : changes) {
        const auto* field = kind.field(change.number);
        if (field == nullptr) {
            throw notAdmitted(kind.name, std::to_string(change.number), "unknown field");
        }
        if (change.number <= last) {
            throw notAdmitted(kind.name, field->name, "fields not in order, or one twice");
        }
        last = change.number;
        const auto flaw = flawOf(*field, change.value);
        if (flaw && (schemaVersion >= strictSince || !fits(*field, change.value))) {
            throw notAdmitted(kind.name, field->name, flaw->code);
        }
        if (change.origin && change.origin->text && !text::isValidUtf8(*change.origin->text)) {
            throw notAdmitted(kind.name, field->name, "the cell's wording is no text");
        }
    }
}

} // namespace dongbo::journal
