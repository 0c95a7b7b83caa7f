#include "importers/recognise/words/name_parts.h"

#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <vector>

namespace dongbo::importers {

namespace {

struct Token
{
    std::string_view text;
    std::string folded;
};

std::vector<Token> tokensOf(std::string_view name)
{
    std::vector<Token> out;
    for (std::size_t at = 0; at < name.size();) {
        const auto end = std::min(name.find(' ', at), name.size());
        if (end > at) {
            out.push_back({name.substr(at, end - at), text::fold(name.substr(at, end - at))});
        }
        at = end + 1;
    }
    return out;
}

bool hasDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isModelWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '-' || c == '/' || c == '.' || c == '_';
    });
}

/// The attribute a figure with its unit stands for: "55 inch", "55\"", "1000VA", "20W".
struct Attribute
{
    std::string_view key;
    double value = 0;
};

std::optional<Attribute> attributeOf(std::string_view figure, std::string_view unit)
{
    const auto value = text::parseDecimal(figure);
    if (!value || *value <= 0) {
        return std::nullopt;
    }
    if ((unit == "inch" || unit == "in" || unit == "\"" || unit == "”" || unit == "″" ||
         unit == "''" || unit == "inches") &&
        *value >= 5 && *value <= 200) {
        return Attribute{"inch", *value};
    }
    if (unit == "va") {
        return Attribute{"va", *value};
    }
    if (unit == "kva") {
        return Attribute{"kva", *value};
    }
    if (unit == "w") {
        return Attribute{"watt", *value};
    }
    return std::nullopt;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    while (!out.empty() && (out.back() == ',' || out.back() == ')' || out.back() == ';')) {
        out.pop_back();
    }
    return out;
}

/// A figure with a unit that begins at this token; how many tokens it takes.
std::optional<Attribute> attributeAt(const std::vector<Token>& tokens, std::size_t at,
                                     std::size_t& taken)
{
    auto word = lower(tokens[at].text);
    while (!word.empty() && word.front() == '(') {
        word.erase(0, 1);
    }
    std::size_t digits = 0;
    while (digits < word.size() && ((word[digits] >= '0' && word[digits] <= '9') ||
                                    word[digits] == '.' || word[digits] == ',')) {
        ++digits;
    }
    if (digits == 0) {
        return std::nullopt;
    }
    taken = 1;
    if (digits < word.size()) {
        return attributeOf(std::string_view(word).substr(0, digits),
                           std::string_view(word).substr(digits));
    }
    if (at + 1 < tokens.size()) {
        taken = 2;
        return attributeOf(word, lower(tokens[at + 1].text));
    }
    return std::nullopt;
}

/// Attributes the catalogue knows of the type.
bool hasAttribute(DeviceType type, std::string_view key)
{
    static constexpr std::pair<DeviceType, std::string_view> known[] = {
        {DeviceType::Screen, "inch"},    {DeviceType::Ups, "va"},
        {DeviceType::Stabilizer, "kva"}, {DeviceType::Generator, "kva"},
        {DeviceType::Speaker, "watt"},   {DeviceType::Amplifier, "watt"},
    };
    return std::find(std::begin(known), std::end(known), std::pair(type, key)) != std::end(known);
}

/// The words after the maker, as far as they look like a model.
std::string modelAfter(const std::vector<Token>& tokens, std::size_t at)
{
    std::string model;
    std::size_t words = 0;
    for (; at < tokens.size() && words < 4; ++at, ++words) {
        std::size_t taken = 0;
        auto word = tokens[at].text;
        if (attributeAt(tokens, at, taken)) {
            break;
        }
        const bool isLast = word.ends_with(',') || word.ends_with(';') || word.ends_with(')');
        while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == ')')) {
            word.remove_suffix(1);
        }
        if (!isModelWord(word) || word == "-" || word == "/" ||
            Vocabulary::builtIn().measure(tokens[at].folded)) {
            break;
        }
        model += model.empty() ? "" : " ";
        model += word;
        if (isLast) {
            break;
        }
    }
    return hasDigit(model) ? model : std::string{};
}

} // namespace

namespace {

/// Cuts at any of the separators, outside brackets that open and close within the text.
std::vector<std::string_view> cutAt(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> out;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : separators[0];
        depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
        if (i == text.size() || (depth == 0 && separators.find(c) != std::string_view::npos)) {
            if (const auto part = text::trim(text.substr(begin, i - begin)); !part.empty()) {
                out.push_back(part);
            }
            begin = i + 1;
        }
    }
    return out;
}

/// What stands behind "gồm" or "bao gồm", without the brackets around it; empty: nothing.
std::string_view listedIn(std::string_view name)
{
    static constexpr std::string_view words[] = {"gồm:", "gồm", "Gồm:", "Gồm", "GỒM:", "GỒM"};
    for (const auto word : words) {
        const auto at = name.find(word);
        if (at != std::string_view::npos) {
            auto rest = text::trim(name.substr(at + word.size()));
            while (!rest.empty() &&
                   (rest.front() == ':' || rest.front() == '(' || rest.front() == ' ')) {
                rest.remove_prefix(1);
            }
            if (rest.ends_with(')')) {
                rest.remove_suffix(1);
            }
            return rest;
        }
    }
    return {};
}

} // namespace

std::vector<std::string> partsOfBundle(std::string_view name)
{
    const auto listed = listedIn(name);
    if (listed.empty() && name.find('+') == std::string_view::npos) {
        return {};
    }
    const auto parts = listed.empty() ? cutAt(name, "+") : cutAt(listed, ",;+");
    std::size_t typed = 0, devices = 0;
    for (const auto part : parts) {
        const auto type = Vocabulary::builtIn().typeIn(text::fold(part));
        typed += type ? 1 : 0;
        devices += type && *type != DeviceType::Accessory ? 1 : 0;
    }
    if (typed < 2 || devices == 0 || parts.size() > 20) {
        return {};
    }
    return {parts.begin(), parts.end()};
}

namespace {

/// The number behind words that announce one, at least four letters and digits long.
std::string serialIn(const std::vector<Token>& tokens)
{
    static constexpr std::string_view words[] = {"s n", "sn", "serial", "seri"};
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto text = tokens[at].text;
        const auto colon = text.find(':');
        const auto word = text::fold(text.substr(0, colon));
        if (std::find(std::begin(words), std::end(words), word) == std::end(words)) {
            continue;
        }
        auto number = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
        if (number.empty() && at + 1 < tokens.size()) {
            number = tokens[at + 1].text;
        }
        while (!number.empty() &&
               (number.back() == ')' || number.back() == ',' || number.back() == ';')) {
            number.remove_suffix(1);
        }
        if (number.size() >= 4 && isModelWord(number) && hasDigit(number)) {
            return std::string(number);
        }
    }
    return {};
}

} // namespace

NameParts readName(std::string_view name)
{
    NameParts out;
    const auto folded = text::fold(name);
    const auto& words = Vocabulary::builtIn();
    out.type = words.typeIn(folded);
    const auto tokens = tokensOf(name);
    out.serial = serialIn(tokens);
    out.parts = partsOfBundle(name);
    if (const auto maker = words.makerIn(folded)) {
        out.maker = maker->name;
        // Count the folded words up to the maker's end, to find the same place in the name.
        std::size_t end = 0, at = 0;
        for (; at < tokens.size(); ++at) {
            end += (end == 0 || tokens[at].folded.empty() ? 0 : 1) + tokens[at].folded.size();
            if (end >= maker->position + maker->length) {
                break;
            }
        }
        if (end == maker->position + maker->length && at + 1 < tokens.size() &&
            !tokens[at].text.ends_with(',')) {
            out.model = modelAfter(tokens, at + 1);
        }
    }
    for (std::size_t at = 0; out.type && out.specs.empty() && at < tokens.size(); ++at) {
        std::size_t taken = 0;
        const auto attribute = attributeAt(tokens, at, taken);
        if (attribute && hasAttribute(*out.type, attribute->key)) {
            auto value = text::formatDecimal(attribute->value, 2, Language::English);
            value.erase(std::remove(value.begin(), value.end(), ','), value.end());
            out.specs = "{\"" + std::string(attribute->key) + "\":" + value + "}";
        }
    }
    return out;
}

} // namespace dongbo::importers
