#include "cli/command_line.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace dongbo::cli {

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

std::string typedPath(std::string path)
{
    std::replace(path.begin(), path.end(), '.', ' ');
    return path;
}

void printLines(const Context& context, const Lines& lines)
{
    std::size_t widest = 0;
    for (const auto& [left, right] : lines) {
        widest = std::max(widest, text::displayWidth(left));
    }
    for (const auto& [left, right] : lines) {
        *context.out << "  " << left << std::string(widest - text::displayWidth(left) + 2, ' ')
                     << right << "\n";
    }
}

void printSection(const Context& context, std::string_view heading, const Lines& lines)
{
    if (!lines.empty()) {
        *context.out << "\n" << context.say(heading) << "\n";
        printLines(context, lines);
    }
}

void printIndented(const Context& context, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        *context.out << "  " << text.substr(0, end) << "\n";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Sentences that a command may lack.
std::string sayIfKnown(const Context& context, const std::string& code)
{
    return text::isKnown(context.language, code) ? context.say(code) : std::string();
}

void printExamples(const Context& context, const std::string& path)
{
    const std::string examples = sayIfKnown(context, "cli.example." + path);
    if (!examples.empty()) {
        *context.out << "\n" << context.say("cli.help.examples") << "\n";
        printIndented(context, examples);
    }
}

void printGlobals(const Context& context)
{
    const auto value = [&](const char* code) { return " " + context.say(code); };
    printSection(context, "cli.help.globals",
                 {{"--register" + value("cli.value.file"), context.say("cli.option.register")},
                  {"--lang vi|en", context.say("cli.option.lang")},
                  {"--as" + value("cli.value.officer"), context.say("cli.option.as")},
                  {"--at" + value("cli.value.date"), context.say("cli.option.at")},
                  {"--format text|json|csv", context.say("cli.option.format")},
                  {"--help", context.say("cli.option.help")},
                  {"--version", context.say("cli.option.version")}});
}

/// "cli.option.device.list.site" when the verb has words of its own for it, else the common ones,
/// else the name of the field or parameter it fills.
std::string describeOption(const Context& context, const std::string& path, std::string name)
{
    name = name.substr(name.rfind("--") + 2);
    std::replace(name.begin(), name.end(), '-', '_');
    const std::string prefix = "cli.option.";
    for (const auto& own : {path + "." + name, name}) {
        if (text::isKnown(context.language, prefix + own)) {
            return context.say(prefix + own);
        }
    }
    const auto parameter = "report.parameter." + name; // what a report or a paper is asked for
    const bool isParameter = text::isKnown(context.language, parameter) &&
                             !text::isKnown(context.language, "field." + name);
    auto words = context.say(
        isParameter ? parameter : "field." + name); // a name; beside the others in small letters
    if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z') {
        words.front() = static_cast<char>(words.front() - 'A' + 'a');
    }
    return words;
}

} // namespace

void CommandLine::helpAll(const Context& context) const
{
    *context.out << context.say("cli.help.title") << "\n\n"
                 << context.say("cli.help.usage") << " dongbo-cli "
                 << context.say("cli.help.usage_all") << "\n";
    Lines lines;
    for (const auto& entry : m_entries) {
        if (entry.verb) {
            lines.emplace_back(entry.verb->m_path, context.say("cli.verb." + entry.verb->m_path));
            continue;
        }
        std::string verbs;
        for (const auto& verb : entry.noun->m_verbs) {
            verbs += (verbs.empty() ? "" : "|") + verb->m_app->get_name();
        }
        lines.emplace_back(entry.noun->m_name,
                           context.say("cli.noun." + entry.noun->m_name) + ": " + verbs);
    }
    printSection(context, "cli.help.commands", lines);
    printGlobals(context);
    printExamples(context, "all");
    *context.out << "\n" << context.say("cli.help.exit_codes") << "\n";
    printIndented(context, context.say("cli.help.exit_list"));
}

void CommandLine::helpNoun(const Context& context, const Noun& noun)
{
    *context.out << context.say("cli.noun." + noun.m_name) << "\n\n"
                 << context.say("cli.help.usage") << " dongbo-cli " << noun.m_name << " "
                 << context.say("cli.help.usage_noun") << "\n";
    Lines lines;
    for (const auto& verb : noun.m_verbs) {
        lines.emplace_back(verb->m_app->get_name(), context.say("cli.verb." + verb->m_path));
    }
    printSection(context, "cli.help.verbs", lines);
    if (noun.m_own) {
        *context.out << "\n";
        helpVerb(context, *noun.m_own);
    } else {
        printExamples(context, noun.m_name);
    }
    *context.out << "\n" << context.say("cli.help.more_of_verb", {{"noun", noun.m_name}}) << "\n";
}

void CommandLine::helpVerb(const Context& context, const Verb& verb)
{
    std::string usage = typedPath(verb.m_path);
    Lines arguments;
    Lines options;
    for (const auto& part : verb.m_parts) {
        const std::string value =
            part.value.empty() ? std::string() : context.say("cli.value." + part.value);
        if (part.kind == Verb::Part::Kind::Argument || part.kind == Verb::Part::Kind::Arguments) {
            usage += part.isRequired ? " " + value : " [" + value + "]";
            usage += part.kind == Verb::Part::Kind::Arguments ? " …" : "";
            arguments.emplace_back(value, context.say("cli.argument." + part.value));
            continue;
        }
        const std::string shown = part.name + (value.empty() ? "" : " " + value);
        if (part.isRequired) {
            usage += " " + shown;
        }
        options.emplace_back(shown, describeOption(context, verb.m_path, part.name));
    }
    usage += options.empty() ? "" : " " + context.say("cli.help.usage_options");
    *context.out << context.say("cli.verb." + verb.m_path) << "\n\n"
                 << context.say("cli.help.usage") << " dongbo-cli " << usage << "\n";
    if (const auto more = sayIfKnown(context, "cli.more." + verb.m_path); !more.empty()) {
        *context.out << "\n" << more << "\n";
    }
    printSection(context, "cli.help.arguments", arguments);
    printSection(context, "cli.help.options", options);
    printExamples(context, verb.m_path);
    printGlobals(context);
}

} // namespace dongbo::cli
