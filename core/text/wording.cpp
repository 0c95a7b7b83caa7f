#include "core/text/wording.h"

#include "core/text/arguments.h"
#include "core/text/numbers.h"
#include "core/text/po_file.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <unordered_map>

#include "text_embedded.h"

namespace dongbo::text {

namespace {
struct Hash : std::hash<std::string_view>
{
    using is_transparent = void;
};

/// Sentences by code. Every start of a program reads them: what only a developer asks is left out.
using Catalogue = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

std::vector<std::string_view> filesOf(Language language)
{
    std::vector<std::string_view> out;
    const std::string folder = "translations/" + std::string(codeOf(language)) + "/";
    for (const std::string_view name : embeddedNames()) {
        if (name.starts_with(folder)) {
            out.push_back(name);
        }
    }
    return out;
}

Catalogue readCatalogue(Language language)
{
    constexpr std::size_t expected = 8'192;
    Catalogue out(expected);
    for (const auto name : filesOf(language)) {
        for (PoEntry& entry : parsePo(embedded(name)).entries) {
            if (!entry.isFuzzy && !entry.sentence.empty()) {
                out.try_emplace(std::move(entry.id), std::move(entry.sentence));
            }
        }
    }
    return out;
}

// Parsed at first use; static initialisation is thread-safe.
const Catalogue& catalogueOf(Language language)
{
    if (language == Language::Vietnamese) {
        static const Catalogue vietnamese = readCatalogue(Language::Vietnamese);
        return vietnamese;
    }
    static const Catalogue english = readCatalogue(Language::English);
    return english;
}

bool isGapName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

// What a gap is about: of "count|fault|faults" it is "count".
std::string_view nameOf(std::string_view gap)
{
    return gap.substr(0, gap.find('|'));
}

// Calls `text` for each piece between gaps and `gap` for what stands in each of them, in order.
template <typename OnText, typename OnGap>
void walk(std::string_view sentence, OnText text, OnGap gap)
{
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        text(sentence.substr(0, open));
        if (open == std::string_view::npos) {
            return;
        }
        sentence.remove_prefix(open);
        const std::size_t close = sentence.find('}');
        const std::string_view inside =
            close == std::string_view::npos ? std::string_view{} : sentence.substr(1, close - 1);
        if (isGapName(nameOf(inside))) {
            gap(inside);
            sentence.remove_prefix(close + 1);
        } else {
            text(sentence.substr(0, 1));
            sentence.remove_prefix(1);
        }
    }
}

constexpr std::string_view moneySign = "@money:", numberSign = "@number:";

std::optional<std::int64_t> behind(std::string_view sign, std::string_view value)
{
    if (!value.starts_with(sign)) {
        return std::nullopt;
    }
    value.remove_prefix(sign.size());
    std::int64_t number = 0;
    const auto* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    return error == std::errc{} && stop == end ? std::optional{number} : std::nullopt;
}

/// The gap's value formatted for the language.
std::string valueIn(Language language, std::string_view value)
{
    if (!value.starts_with('@')) {
        return std::string(value);
    }
    if (const auto dong = behind(moneySign, value)) {
        return formatMoney(Money{*dong}, language);
    }
    if (const auto number = behind(numberSign, value)) {
        return formatInteger(*number, language);
    }
    if (const auto comma = value.find(", @"); comma != std::string_view::npos) { // several
        constexpr std::size_t markLength = 2;
        return valueIn(language, value.substr(0, comma)) + ", " +
               valueIn(language, value.substr(comma + markLength));
    }
    const auto word = sentenceOf(language, value.substr(1));
    return std::string(word.empty() ? value : word);
}

/// Of "count|fault|faults" what suits the number, "fault" for one.
std::string_view formFor(std::string_view number, std::string_view gap)
{
    gap.remove_prefix(gap.find('|') + 1);
    const auto between = gap.find('|');
    return number == "1" || between == std::string_view::npos ? gap.substr(0, between)
                                                              : gap.substr(between + 1);
}

std::string filled(Language language, std::string_view code, std::span<const Argument> args)
{
    const std::string_view sentence = sentenceOf(language, code);
    if (sentence.empty()) {
        return "‹" + std::string(code) + "›";
    }
    std::string out;
    walk(
        sentence, [&out](std::string_view piece) { out += piece; },
        [&out, args, language](std::string_view gap) {
            const auto name = nameOf(gap);
            const auto found = std::find_if(
                args.begin(), args.end(), [name](const Argument& arg) { return arg.name == name; });
            if (found == args.end()) {
                out.append("{").append(gap).append("}");
                return;
            }
            const auto value = valueIn(language, found->value);
            out += name == gap ? std::string_view(value) : formFor(value, gap);
        });
    return out;
}
} // namespace

std::string say(Language language, const Message& message)
{
    return filled(language, message.code, message.args);
}

std::string say(Language language, std::string_view code, std::initializer_list<Argument> args)
{
    return filled(language, code, std::span<const Argument>(args.begin(), args.size()));
}

std::string say(Language language, const Problem& problem)
{
    Message message = problem.message;
    const std::string_view name = sentenceOf(language, "field." + problem.field);
    // An argument of the message itself takes precedence.
    message.args.push_back({"field", std::string(name.empty() ? problem.field : name)});
    return say(language, message);
}

std::string argumentOf(Money amount)
{
    return std::string(moneySign) + std::to_string(amount.dong);
}

std::string argumentOf(std::int64_t number)
{
    return std::string(numberSign) + std::to_string(number);
}

bool isKnown(Language language, std::string_view code)
{
    return !sentenceOf(language, code).empty();
}

std::vector<std::string> catalogueFaults(Language language)
{
    std::vector<std::string> faults;
    std::map<std::string, std::string> places;
    for (const auto name : filesOf(language)) {
        const PoFile po = parsePo(embedded(name));
        for (const std::string& fault : po.faults) {
            faults.push_back(std::string(name).append(":").append(fault));
        }
        for (const PoEntry& entry : po.entries) {
            const std::string place =
                std::string(name).append(":").append(std::to_string(entry.line));
            const auto [first, isNew] = places.emplace(entry.id, place);
            if (!isNew) {
                faults.push_back(place + ": " + entry.id + " stands also at " + first->second);
            } else if (entry.isFuzzy) {
                faults.push_back(place + ": " + entry.id + " is fuzzy");
            } else if (entry.sentence.empty()) {
                faults.push_back(place + ": " + entry.id + " is empty");
            }
        }
    }
    return faults;
}

std::vector<std::string> catalogueCodes(Language language)
{
    std::vector<std::string> out;
    for (const auto& [code, sentence] : catalogueOf(language)) {
        out.push_back(code);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string_view sentenceOf(Language language, std::string_view code)
{
    const auto& sentences = catalogueOf(language);
    const auto found = sentences.find(code);
    return found == sentences.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::string> gapsOf(std::string_view sentence)
{
    std::vector<std::string> out;
    walk(
        sentence, [](std::string_view) {},
        [&out](std::string_view gap) { out.emplace_back(nameOf(gap)); });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace dongbo::text
