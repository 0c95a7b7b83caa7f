#include "gui/present/devices/spec_fields.h"

#include "core/store/queries/standard_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace dongbo::present {

namespace {

using Json = nlohmann::json;

std::string_view cutTo(std::string_view& text, char mark)
{
    const auto at = std::min(text.find(mark), text.size());
    const auto part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

SpecField fieldFrom(std::string_view part, Language language)
{
    SpecField field;
    field.key = cutTo(part, ':');
    const auto kind = cutTo(part, ':');
    const std::string unit(cutTo(part, ':'));
    const std::string unitCode = "attribute.unit_" + unit;
    field.unit = text::isKnown(language, unitCode) ? text::say(language, unitCode) : unit;
    field.isCounted = unit == "port" || unit == "channel";
    field.kind = kind == "number" ? SpecKind::Number
                 : kind == "flag" ? SpecKind::Flag
                 : kind == "date" ? SpecKind::Day
                                  : SpecKind::Text;
    const std::string code = "attribute." + field.key;
    field.label = text::isKnown(language, code) ? text::say(language, code) : field.key;
    return field;
}

Json parsed(const MaybeText& specs)
{
    auto json = Json::parse(specs.value_or("{}"), nullptr, false);
    return json.is_object() ? json : Json::object();
}

std::string textOf(const Json& value, Language language)
{
    if (value.is_string()) {
        const auto text = value.get<std::string>();
        const auto day = parseIsoDate(text);
        return day ? text::formatDate(*day) : text;
    }
    if (value.is_boolean()) {
        return text::say(language, value.get<bool>() ? "attribute.yes" : "attribute.no");
    }
    if (value.is_number()) {
        return text::formatDecimal(value.get<double>(), 2, language);
    }
    return {};
}

std::optional<Json> valueOf(const SpecField& field, const std::string& typed, Language language)
{
    switch (field.kind) {
    case SpecKind::Text:
        return Json(typed);
    case SpecKind::Number: {
        const auto number = text::parseDecimal(typed, language);
        if (!number) {
            return std::nullopt;
        }
        const auto whole = static_cast<std::int64_t>(*number);
        return static_cast<double>(whole) == *number ? Json(whole) : Json(*number);
    }
    case SpecKind::Flag:
        return Json(typed == text::say(language, "attribute.yes"));
    case SpecKind::Day: {
        const auto day = text::parseDateText(typed);
        if (!day || day->precision != text::Precision::Day) {
            return std::nullopt;
        }
        return Json(isoText(text::firstDay(*day)));
    }
    }
    return std::nullopt;
}

} // namespace

std::vector<SpecField> specFields(store::Database& database, Language language, DeviceType type)
{
    std::vector<SpecField> fields;
    for (const auto& info : store::typeInfos(database)) {
        if (info.type != type || !info.attributes) {
            continue;
        }
        std::string_view rest = *info.attributes;
        while (!rest.empty()) {
            const auto part = cutTo(rest, ';');
            if (!part.empty() && part != "-") {
                fields.push_back(fieldFrom(part, language));
            }
        }
    }
    return fields;
}

std::vector<std::pair<std::string, std::string>> specTexts(const MaybeText& specs,
                                                           Language language)
{
    std::vector<std::pair<std::string, std::string>> out;
    const auto json = parsed(specs);
    for (const auto& [key, value] : json.items()) {
        out.emplace_back(key, textOf(value, language));
    }
    return out;
}

std::optional<MaybeText> withSpec(const MaybeText& specs, const SpecField& field,
                                  const std::string& typed, Language language)
{
    auto json = parsed(specs);
    const std::string text(text::trim(typed));
    if (text.empty()) {
        json.erase(field.key);
    } else if (auto value = valueOf(field, text, language)) {
        json[field.key] = std::move(*value);
    } else {
        return std::nullopt;
    }
    return json.empty() ? MaybeText() : MaybeText(json.dump());
}

std::string specLine(const MaybeText& specs, const std::vector<SpecField>& fields,
                     Language language)
{
    const auto json = parsed(specs);
    std::string line;
    for (const auto& field : fields) {
        const auto at = json.find(field.key);
        if (at == json.end()) {
            continue;
        }
        auto text = textOf(*at, language);
        if (field.kind == SpecKind::Number && !field.unit.empty()) {
            text += " " + field.unit;
        } else if (field.kind != SpecKind::Text) {
            text = field.label + " " + text;
        }
        line += (line.empty() ? "" : " · ") + text;
    }
    return line;
}

} // namespace dongbo::present
