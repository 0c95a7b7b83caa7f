#include "core/domain/value_key.h"

#include <charconv>
#include <variant>

namespace dongbo {

namespace {

std::optional<std::int64_t> numberIn(std::string_view key)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
    return read.ec == std::errc() && read.ptr == key.data() + key.size() ? std::optional{number}
                                                                         : std::nullopt;
}

std::optional<std::int64_t> choiceOf(const Field& field, std::string_view code)
{
    constexpr std::int64_t most = 1000; // of any closed list
    for (std::int64_t number = 0; number < most; ++number) {
        if (field.isKnown(number) && field.choiceCode(number) == code) {
            return number;
        }
    }
    return std::nullopt;
}

} // namespace

std::string keyOf(const Field& field, const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return field.type == FieldType::Choice ? std::string(field.choiceCode(*number))
                                               : std::to_string(*number);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    const auto* id = std::get_if<RecordId>(&value);
    return id == nullptr ? std::string() : id->text();
}

std::optional<Value> valueOfKey(const Field& field, std::string_view key)
{
    if (key.empty()) {
        return std::optional<Value>(std::in_place); // moved in, g++ 12 thinks it uninitialised
    }
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Day:
        return Value{std::string(key)};
    case FieldType::Reference: {
        const auto id = RecordId::parse(key);
        return id ? std::optional{Value{*id}} : std::nullopt;
    }
    case FieldType::Choice: {
        const auto number = choiceOf(field, key);
        return number ? std::optional{Value{*number}} : std::nullopt;
    }
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Bool:
    case FieldType::Instant: {
        const auto number = numberIn(key);
        return number ? std::optional{Value{*number}} : std::nullopt;
    }
    }
    return std::nullopt;
}

} // namespace dongbo
