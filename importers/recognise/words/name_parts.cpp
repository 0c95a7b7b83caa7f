#include "importers/recognise/words/name_parts.h"

#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "importers/recognise/words/spec_words.h"
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

/// Units that say what a device can, so that they end a model: "55 inch", "55\"", "1000VA", "20W".
bool isUnit(std::string_view unit)
{
    static constexpr std::string_view units[] = {"inch", "in",     "\"", "”",   "″",
                                                 "''",   "inches", "va", "kva", "w"};
    return std::find(std::begin(units), std::end(units), unit) != std::end(units);
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

/// Whether a figure with a unit begins at this token.
bool isFigureWithUnit(const std::vector<Token>& tokens, std::size_t at)
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
        return false;
    }
    return digits < word.size() ? isUnit(std::string_view(word).substr(digits))
                                : at + 1 < tokens.size() && isUnit(lower(tokens[at + 1].text));
}

/// The words after the maker, as far as they look like a model.
std::string modelAfter(const std::vector<Token>& tokens, std::size_t at)
{
    std::string model;
    std::size_t words = 0;
    for (; at < tokens.size() && words < 4; ++at, ++words) {
        auto word = tokens[at].text;
        if (isFigureWithUnit(tokens, at)) {
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
        const auto type = Vocabulary::builtIn().typeIn(text::fold(part), part);
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
    out.type = words.typeIn(folded, name);
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
    if (out.type) {
        out.specs = specsIn(*out.type, {name});
    }
    return out;
}

} // namespace dongbo::importers
