#include "importers/recognise/drafts/set_aside_before.h"

#include "core/text/wording.h"

namespace dongbo::importers {

namespace {

/// What stands in the gaps of a sentence that was said; nothing when it is another sentence.
std::optional<std::vector<Argument>> readBack(std::string_view sentence, std::string_view said)
{
    std::vector<Argument> gaps;
    auto open = sentence.find('{');
    if (!said.starts_with(sentence.substr(0, open))) {
        return std::nullopt;
    }
    while (open != std::string_view::npos) {
        said.remove_prefix(open);
        const auto close = sentence.find('}', open);
        if (close == std::string_view::npos) {
            return std::nullopt;
        }
        const auto name = sentence.substr(open + 1, close - open - 1);
        sentence.remove_prefix(close + 1);
        open = sentence.find('{');
        const auto after = sentence.substr(0, open);
        const auto end = open == std::string_view::npos ? said.rfind(after) : said.find(after);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        gaps.push_back({std::string(name), std::string(said.substr(0, end))});
        said.remove_prefix(end);
    }
    return said.size() == sentence.size() ? std::optional{gaps} : std::nullopt;
}

} // namespace

std::optional<std::vector<Argument>> repeatedBefore(std::string_view reason, std::string_view code,
                                                    std::string_view number)
{
    for (const auto language : {Language::Vietnamese, Language::English}) {
        const auto sentence = text::say(language, code, {{"value", std::string(number)}});
        if (auto where = readBack(sentence, reason)) {
            return where;
        }
    }
    return std::nullopt;
}

} // namespace dongbo::importers
