#include "cli/value_rules.h"

#include "cli/output.h"
#include "core/domain/error.h"
#include "core/text/unicode.h"

namespace dongbo::cli {

namespace {

struct Rule
{
    std::size_t longest = 1'000; ///< code points
    bool hasLines = false;
};

Rule ruleOf(std::string_view kind)
{
    if (kind == "text" || kind == "json") {
        return {10'000, true};
    }
    if (kind.ends_with("_file") || kind == "file" || kind == "folder" || kind == "backup_words") {
        return {4'000, false};
    }
    return {};
}

Error refused(const char* code, const std::string& name, std::vector<Argument> args = {})
{
    args.push_back({"option", name});
    return {Error::Kind::Usage, {code, std::move(args)}};
}

} // namespace

void checkValue(const std::string& name, std::string_view kind, const std::string& value)
{
    if (!text::isValidUtf8(value)) {
        throw refused("cli.value_not_utf8", name);
    }
    if (text::trim(value).empty()) {
        throw refused("cli.value_empty", name);
    }
    const Rule rule = ruleOf(kind);
    if (const auto length = text::countCodePoints(value); length > rule.longest) {
        throw refused(
            "cli.value_too_long", name,
            {{"length", std::to_string(length)}, {"limit", std::to_string(rule.longest)}});
    }
    for (std::size_t at = 0; at < value.size();) {
        const char32_t c = text::nextCodePoint(value, at);
        const bool breaksLine = c == '\n' || c == '\t' || c == '\r';
        if (isControl(c) || (breaksLine && !rule.hasLines)) {
            throw refused("cli.value_has_controls", name, {{"value", value}});
        }
    }
}

} // namespace dongbo::cli
