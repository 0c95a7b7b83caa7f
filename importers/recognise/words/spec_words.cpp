#include "importers/recognise/words/spec_words.h"

#include "core/domain/error.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "importers_vocabulary_embedded.h"

namespace dongbo::importers {

namespace {

enum class How : std::uint8_t
{
    Unit,
    After,
    Count,
    Label,
    Word
};

struct SpecWord
{
    std::vector<DeviceType> types;
    std::string attribute;
    How how = How::Word;
    std::vector<std::string> words; ///< folded; signs such as " as they are
    std::string value;              ///< of a word, as it stands in JSON
    double factor = 1;
    double least = 0;
    double most = 0;
};

std::vector<std::string_view> pieces(std::string_view text)
{
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('|', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string foldedOrSign(std::string_view word)
{
    auto folded = text::fold(word);
    return folded.empty() ? std::string(word) : folded;
}

SpecWord wordOf(const std::vector<std::string_view>& row)
{
    static constexpr std::pair<std::string_view, How> hows[] = {{"unit", How::Unit},
                                                                {"after", How::After},
                                                                {"count", How::Count},
                                                                {"label", How::Label},
                                                                {"word", How::Word}};
    SpecWord out;
    const auto how = std::find_if(std::begin(hows), std::end(hows),
                                  [&](const auto& one) { return one.first == row.at(2); });
    if (how == std::end(hows)) {
        throw Error(Error::Kind::Bug, {"error.bug", {}}, "spec_words.tsv: " + std::string(row[2]));
    }
    out.how = how->second;
    for (const auto code : pieces(row[0])) {
        out.types.push_back(parseCode<DeviceType>(code).value());
    }
    out.attribute = row[1];
    for (const auto word : pieces(row.at(3))) {
        out.words.push_back(foldedOrSign(word));
    }
    if (out.how == How::Word) {
        const bool isFlag = row.at(4) == "true" || row.at(4) == "false";
        out.value = isFlag ? std::string(row[4]) : '"' + std::string(row[4]) + '"';
    } else {
        out.factor = text::parseDecimal(row.at(4)).value();
        out.least = text::parseDecimal(row.at(5)).value();
        out.most = text::parseDecimal(row.at(6)).value();
    }
    return out;
}

const std::vector<SpecWord>& specWords()
{
    static const std::vector<SpecWord> all = [] {
        std::vector<SpecWord> out;
        for (const auto& row :
             tableRows(importers_vocabulary::embedded("vocabulary/spec_words.tsv"))) {
            out.push_back(wordOf(row));
        }
        return out;
    }();
    return all;
}

/// A word of a description: "8GB" has the figure 8 and the rest "gb"; "inch" has no figure.
struct Token
{
    std::optional<double> figure;
    std::string rest; ///< folded, or a sign; of a figure what is glued to it

    [[nodiscard]] bool isBare() const { return figure && rest.empty(); }
};

Token tokenOf(std::string_view word)
{
    std::size_t digits = 0;
    const auto isOfFigure = [&](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; };
    while (digits < word.size() && isOfFigure(word[digits])) {
        ++digits;
    }
    Token out;
    if (digits > 0 && word[0] >= '0' && word[0] <= '9') {
        auto figure = word.substr(0, digits);
        while (!figure.empty() && (figure.back() == '.' || figure.back() == ',')) {
            figure.remove_suffix(1);
        }
        out.figure = text::parseDecimal(figure);
    }
    out.rest = foldedOrSign(out.figure ? word.substr(digits) : word);
    return out;
}

/// Cuts at line breaks, semicolons, plus signs, slashes, brackets and commas that no digit follows.
std::vector<std::vector<Token>> tokensOf(std::string_view text)
{
    std::vector<std::vector<Token>> out(1);
    std::size_t begin = 0;
    const auto end = [&](std::size_t at) {
        if (at > begin) {
            out.back().push_back(tokenOf(text.substr(begin, at - begin)));
        }
        begin = at + 1;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isDigitNext = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
        const bool isCut = c == ';' || c == '\n' || c == '/' || c == '(' || c == ')' || c == '+' ||
                           (c == ',' && !isDigitNext);
        if (isCut || c == ' ' || c == '\t' || c == ':' || c == '\r') {
            end(i);
        }
        if (isCut && !out.back().empty()) {
            out.emplace_back();
        }
    }
    end(text.size());
    return out;
}

bool isOneOf(const std::string& word, const std::vector<std::string>& words)
{
    return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<double> byUnit(const std::vector<Token>& tokens, std::size_t at, const SpecWord& word)
{
    if (!tokens[at].figure) {
        return std::nullopt;
    }
    const bool isGlued = isOneOf(tokens[at].rest, word.words);
    const bool isNext = tokens[at].isBare() && at + 1 < tokens.size() && !tokens[at + 1].figure &&
                        isOneOf(tokens[at + 1].rest, word.words);
    return isGlued || isNext ? tokens[at].figure : std::nullopt;
}

std::optional<double> behind(const std::vector<Token>& tokens, std::size_t at, const SpecWord& word)
{
    const bool isHere = at > 0 && tokens[at].isBare() && !tokens[at - 1].figure &&
                        isOneOf(tokens[at - 1].rest, word.words);
    return isHere ? tokens[at].figure : std::nullopt;
}

/// "3 HDMI", "3 cổng HDMI", "3x HDMI", "HDMI x3", "HDMI x 3".
std::optional<double> counted(const std::vector<Token>& tokens, std::size_t at,
                              const SpecWord& word)
{
    if (tokens[at].figure || !isOneOf(tokens[at].rest, word.words)) {
        return std::nullopt;
    }
    static const std::vector<std::string> fillers{"x", "cong", "ngo", "port", "ports"};
    auto before = at;
    while (before > 0 && !tokens[before - 1].figure && isOneOf(tokens[before - 1].rest, fillers)) {
        --before;
    }
    if (before > 0 && tokens[before - 1].figure &&
        (tokens[before - 1].isBare() || isOneOf(tokens[before - 1].rest, fillers))) {
        return tokens[before - 1].figure;
    }
    if (at + 1 < tokens.size() && !tokens[at + 1].figure && tokens[at + 1].rest.starts_with('x')) {
        const auto& next = tokens[at + 1].rest;
        if (next.size() > 1) {
            return text::parseDecimal(std::string_view(next).substr(1));
        }
        return at + 2 < tokens.size() && tokens[at + 2].isBare() ? tokens[at + 2].figure
                                                                 : std::nullopt;
    }
    return std::nullopt;
}

/// The label nearest to an amount of bytes: right behind it, else the last one before it.
bool isLabelled(const std::vector<Token>& tokens, std::size_t amount, std::size_t next,
                const SpecWord& word)
{
    const auto isOf = [](const std::vector<Token>& all, std::size_t at, const SpecWord& one) {
        return !all[at].figure &&
               (isOneOf(all[at].rest, one.words) ||
                (at + 1 < all.size() && isOneOf(all[at].rest + " " + all[at + 1].rest, one.words)));
    };
    const bool isBehind = tokens.front().figure.has_value(); // "8GB RAM 256GB SSD"
    for (auto at = isBehind ? 0 : amount; at > 0; --at) {
        if (tokens[at - 1].figure) {
            break;
        }
        for (const auto& other : specWords()) {
            if (other.how == How::Label && isOf(tokens, at - 1, other)) {
                return other.attribute == word.attribute;
            }
        }
    }
    return next < tokens.size() && isOf(tokens, next, word);
}

std::optional<double> labelled(const std::vector<Token>& tokens, std::size_t at,
                               const SpecWord& word)
{
    if (!tokens[at].figure) {
        return std::nullopt;
    }
    const bool isGlued = !tokens[at].rest.empty();
    const auto unitAt = isGlued ? at : at + 1;
    if (unitAt >= tokens.size()) {
        return std::nullopt;
    }
    const auto& unit = tokens[unitAt].rest;
    constexpr double gigabytesOfOne = 1024;
    const double factor = unit == "tb" ? gigabytesOfOne : unit == "gb" || unit == "g" ? 1 : 0;
    return factor > 0 && isLabelled(tokens, at, unitAt + 1, word)
               ? std::optional{*tokens[at].figure * factor}
               : std::nullopt;
}

std::optional<double> figureOf(const std::vector<Token>& tokens, std::size_t at,
                               const SpecWord& word)
{
    switch (word.how) {
    case How::Unit:
        return byUnit(tokens, at, word);
    case How::After:
        return behind(tokens, at, word);
    case How::Count:
        return counted(tokens, at, word);
    case How::Label:
        return labelled(tokens, at, word);
    case How::Word:
        break;
    }
    return std::nullopt;
}

std::string jsonNumber(double value)
{
    auto out = text::formatDecimal(value, 2, Language::English);
    out.erase(std::remove(out.begin(), out.end(), ','), out.end());
    return out;
}

} // namespace

SpecValues specValuesIn(DeviceType type, std::string_view text)
{
    SpecValues out;
    if (text.empty()) {
        return out;
    }
    const auto folded = text::fold(text);
    const auto parts = tokensOf(text);
    for (const auto& word : specWords()) {
        if (out.contains(word.attribute) ||
            std::find(word.types.begin(), word.types.end(), type) == word.types.end()) {
            continue;
        }
        if (word.how == How::Word) {
            const bool isThere =
                std::any_of(word.words.begin(), word.words.end(), [&](const std::string& one) {
                    return findWords(folded, one) != std::string_view::npos;
                });
            if (isThere) {
                out.emplace(word.attribute, word.value);
            }
            continue;
        }
        for (const auto& tokens : parts) {
            for (std::size_t at = 0; at < tokens.size(); ++at) {
                const auto figure = figureOf(tokens, at, word);
                if (figure && *figure >= word.least && *figure <= word.most) {
                    out.emplace(word.attribute, jsonNumber(*figure * word.factor));
                }
            }
        }
    }
    return out;
}

std::string specsText(const SpecValues& values)
{
    std::string out;
    for (const auto& [attribute, value] : values) {
        out += out.empty() ? "{\"" : ",\"";
        out += attribute + "\":" + value;
    }
    return out.empty() ? out : out + "}";
}

std::string specsIn(DeviceType type, std::initializer_list<std::string_view> texts)
{
    SpecValues all;
    for (const auto text : texts) {
        all.merge(specValuesIn(type, text)); // what is there already stays
    }
    return specsText(all);
}

} // namespace dongbo::importers
