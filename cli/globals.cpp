#include "cli/globals.h"

#include "cli/value_rules.h"
#include "core/domain/system_time.h"
#include "core/platform/folders.h"
#include "core/platform/terminal.h"
#include "core/text/dates.h"

#include <array>
#include <cstdlib>

namespace dongbo::cli {

namespace {

struct Taken
{
    std::string_view name;
    std::optional<std::string> Globals::*value;
    const char* kind;
};

constexpr std::array<Taken, 5> valued{{{"--register", &Globals::registerFile, "file"},
                                       {"--lang", &Globals::language, "choice"},
                                       {"--as", &Globals::actAs, "officer"},
                                       {"--at", &Globals::at, "date"},
                                       {"--format", &Globals::format, "choice"}}};

/// An option with its value; moves `at` over what it took. False: not one of ours.
bool takeValued(const std::vector<std::string>& arguments, std::size_t& at, Globals& out)
{
    const std::string& word = arguments[at];
    for (const auto& [name, member, kind] : valued) {
        if (word == name) {
            if (at + 1 >= arguments.size()) {
                return false;
            }
            out.*member = arguments[++at];
            return true;
        }
        if (word.size() > name.size() && word.compare(0, name.size(), name) == 0 &&
            word[name.size()] == '=') {
            out.*member = word.substr(name.size() + 1);
            return true;
        }
    }
    return false;
}

std::string fromEnvironment(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): asked before threads
    return value != nullptr ? value : "";
}

/// The account's own register; empty when the environment does not say where its data is.
std::filesystem::path defaultRegister()
{
    const auto folder = platform::dataHome();
    return folder.empty() ? folder : folder / "dongbo" / "register.dongbo";
}

Error badGlobal(const char* option, const std::string& value, const char* choices)
{
    return {Error::Kind::Usage,
            {"cli.bad_global", {{"option", option}, {"value", value}, {"choices", choices}}}};
}

} // namespace

Globals takeGlobals(const std::vector<std::string>& arguments)
{
    Globals out;
    std::size_t at = 0;
    for (; at < arguments.size() && arguments[at] != "--"; ++at) {
        if (takeValued(arguments, at, out)) {
            continue;
        }
        if (arguments[at] == "--help" || arguments[at] == "-h") {
            out.wantsHelp = true;
        } else if (arguments[at] == "--version" && out.rest.empty()) { // of a verb it is its own
            out.wantsVersion = true;
        } else {
            out.rest.push_back(arguments[at]);
        }
    }
    out.rest.insert(out.rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(at),
                    arguments.end());
    return out;
}

void applyGlobals(const Globals& globals, Context& context)
{
    if (const auto language = globals.language ? *globals.language : fromEnvironment("DONGBO_LANG");
        globals.language || !language.empty()) {
        const auto known = text::parseLanguage(language);
        if (!known) {
            throw badGlobal("--lang", language, "vi, en");
        }
        context.language = *known;
    }
    if (const auto value = unreadableClock()) {
        throw Error(Error::Kind::Usage, {"clock.unreadable", {{"value", *value}}});
    }
    for (const auto& [name, member, kind] : valued) {
        if (globals.*member) {
            checkValue(std::string(name), kind, *(globals.*member));
        }
    }
    const auto file =
        globals.registerFile ? *globals.registerFile : fromEnvironment("DONGBO_REGISTER");
    context.registerPath = file.empty() ? defaultRegister() : std::filesystem::path(file);
    context.actAs = globals.actAs ? *globals.actAs : fromEnvironment("DONGBO_AS");
    if (globals.at) {
        const auto day = text::parseDateText(*globals.at);
        if (!day || day->precision != text::Precision::Day) {
            throw Error(Error::Kind::Usage, {"cli.bad_at", {{"value", *globals.at}}});
        }
        context.at = text::firstDay(*day);
    }
    const auto format = globals.format.value_or("text");
    if (format == "json") {
        context.format = Format::Json;
    } else if (format == "csv") {
        context.format = Format::Csv;
    } else if (format != "text") {
        throw badGlobal("--format", format, "text, json, csv");
    }
    context.hasColour = platform::isOutputTerminal() && fromEnvironment("NO_COLOR").empty() &&
                        fromEnvironment("TERM") != "dumb";
}

} // namespace dongbo::cli
