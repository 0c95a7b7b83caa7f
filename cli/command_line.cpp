#include "cli/command_line.h"

#include "cli/commands/backup_text.h"
#include "cli/value_rules.h"
#include "core/domain/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace dongbo::cli {

namespace {

Error usage(std::string code, std::vector<Argument> args)
{
    return {Error::Kind::Usage, {std::move(code), std::move(args)}};
}

std::string typedPath(std::string path)
{
    std::replace(path.begin(), path.end(), '.', ' ');
    return path;
}

/// The parser's exceptions begin with the option's name: "--cost: 1 required TEXT missing".
std::string optionOf(const CLI::ParseError& error)
{
    const std::string what = error.what();
    return what.substr(0, what.find_first_of(": "));
}

std::string verbsOf(const CLI::App& app)
{
    std::string out;
    for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        out += (out.empty() ? "" : ", ") + sub->get_name();
    }
    return out;
}

void quieten(CLI::App& app)
{
    app.set_help_flag();
    app.allow_extras();
    app.require_subcommand(0, 1);
}

} // namespace

Verb::Verb(CLI::App& app, std::string path, Effect effect)
    : m_app(&app)
    , m_path(std::move(path))
    , m_effect(effect)
{
    quieten(app);
}

Verb& Verb::add(Part part, CLI::Option* option)
{
    option->multi_option_policy(part.kind == Part::Kind::Arguments ||
                                        part.kind == Part::Kind::Repeated
                                    ? CLI::MultiOptionPolicy::Throw
                                    : CLI::MultiOptionPolicy::TakeLast);
    part.option = option;
    m_parts.push_back(std::move(part));
    return *this;
}

Verb& Verb::option(const std::string& name, std::string& target, const char* value)
{
    return add({Part::Kind::Option, name, value}, m_app->add_option(name, target));
}

Verb& Verb::required(const std::string& name, std::string& target, const char* value)
{
    return add({Part::Kind::Option, name, value, true}, m_app->add_option(name, target));
}

Verb& Verb::repeated(const std::string& name, std::vector<std::string>& target, const char* value)
{
    auto* option = m_app->add_option(name, target);
    option->allow_extra_args(false);
    return add({Part::Kind::Repeated, name, value}, option);
}

Verb& Verb::flag(const std::string& name, bool& target)
{
    return add({Part::Kind::Flag, name, {}}, m_app->add_flag(name, target));
}

Verb& Verb::argument(const std::string& name, std::string& target)
{
    return add({Part::Kind::Argument, name, name, true}, m_app->add_option(name, target));
}

Verb& Verb::optionalArgument(const std::string& name, std::string& target)
{
    return add({Part::Kind::Argument, name, name}, m_app->add_option(name, target));
}

Verb& Verb::arguments(const std::string& name, std::vector<std::string>& target)
{
    return add({Part::Kind::Arguments, name, name, true}, m_app->add_option(name, target));
}

Verb& Verb::run(std::function<Exit(const Context&)> action)
{
    m_action = std::move(action);
    return *this;
}

Noun::Noun(CLI::App& app, std::string name)
    : m_app(&app)
    , m_name(std::move(name))
{
    quieten(app);
}

Verb& Noun::verb(const std::string& name, Effect effect)
{
    auto& app = *m_app->add_subcommand(name);
    m_verbs.push_back(std::make_unique<Verb>(app, m_name + "." + name, effect));
    return *m_verbs.back();
}

Verb& Noun::own(Effect effect)
{
    m_own = std::make_unique<Verb>(*m_app, m_name, effect);
    return *m_own;
}

CommandLine::CommandLine()
    : m_app(std::make_unique<CLI::App>())
{
    quieten(*m_app);
}
CommandLine::~CommandLine() = default;

Noun& CommandLine::noun(const std::string& name)
{
    auto& app = *m_app->add_subcommand(name);
    m_entries.push_back({std::unique_ptr<Noun>(new Noun(app, name)), nullptr});
    return *m_entries.back().noun;
}

Verb& CommandLine::verb(const std::string& name, Effect effect)
{
    auto& app = *m_app->add_subcommand(name);
    m_entries.push_back({nullptr, std::make_unique<Verb>(app, name, effect)});
    return *m_entries.back().verb;
}

CommandLine::Found CommandLine::find() const
{
    for (const auto& entry : m_entries) {
        if (entry.verb && entry.verb->m_app->parsed()) {
            return {nullptr, entry.verb.get()};
        }
        if (entry.noun && entry.noun->m_app->parsed()) {
            for (const auto& verb : entry.noun->m_verbs) {
                if (verb->m_app->parsed()) {
                    return {entry.noun.get(), verb.get()};
                }
            }
            return {entry.noun.get(), entry.noun->m_own.get()};
        }
    }
    return {};
}

void CommandLine::parse(std::vector<std::string> words)
{
    std::reverse(words.begin(), words.end()); // as the parser wants them
    try {
        m_app->parse(words);
    } catch (const CLI::ArgumentMismatch& error) {
        throw usage("cli.option_without_value", {{"option", optionOf(error)}});
    } catch (const CLI::ConversionError& error) {
        throw usage("cli.flag_with_value", {{"option", optionOf(error)}});
    } catch (const CLI::ParseError& error) {
        throw usage("cli.not_understood", {{"detail", error.what()}});
    }
}

void CommandLine::refuseLeftovers(const Found& found) const
{
    const auto left = m_app->remaining(true);
    if (left.empty()) {
        return;
    }
    const std::string& word = left.front();
    const bool isOption = word.size() > 1 && word[0] == '-';
    if (isOption) {
        const std::string path = found.verb   ? typedPath(found.verb->m_path) + " "
                                 : found.noun ? found.noun->m_name + " "
                                              : "";
        throw usage("cli.unknown_option", {{"option", word}, {"path", path}});
    }
    const bool isOwn = found.noun != nullptr && found.verb == found.noun->m_own.get();
    if (found.verb != nullptr && !isOwn) {
        throw usage("cli.unexpected_word",
                    {{"word", word}, {"path", typedPath(found.verb->m_path)}});
    }
    if (found.noun != nullptr) {
        throw usage(
            "cli.unknown_verb",
            {{"word", word}, {"noun", found.noun->m_name}, {"known", verbsOf(*found.noun->m_app)}});
    }
    throw usage("cli.unknown_command", {{"word", word}, {"known", verbsOf(*m_app)}});
}

void CommandLine::refuseMissing(const Context& context, const Verb& verb)
{
    for (const auto& part : verb.m_parts) {
        if (part.isRequired && part.option->count() == 0) {
            const bool hasName = part.kind == Verb::Part::Kind::Option;
            throw usage("cli.missing",
                        {{"what", hasName ? part.name : context.say("cli.value." + part.value)},
                         {"path", typedPath(verb.m_path)}});
        }
    }
}

void CommandLine::refuseBadValues(const Context& context, const Verb& verb)
{
    for (const auto& part : verb.m_parts) {
        if (part.kind == Verb::Part::Kind::Flag) {
            continue;
        }
        const std::string name =
            part.isArgument() ? context.say("cli.value." + part.value) : part.name;
        for (const auto& value : part.option->results()) {
            checkValue(name, part.value, value);
        }
    }
}

Exit CommandLine::run(const Context& context, std::vector<std::string> words, Want want)
{
    const bool hasWords = !words.empty();
    try {
        parse(std::move(words));
    } catch (const Error&) {
        if (want != Want::Help) {
            throw;
        }
    }
    const Found found = find();
    if (want == Want::Help || !hasWords) {
        if (want == Want::Help && found.noun == nullptr && found.verb == nullptr) {
            refuseLeftovers(found); // "no-such-command --help"
        }
        if (context.isJson()) {
            helpJson(context, found);
        } else if (found.noun != nullptr &&
                   (found.verb == nullptr || found.verb == found.noun->m_own.get())) {
            helpNoun(context, *found.noun);
        } else if (found.verb != nullptr) {
            helpVerb(context, *found.verb);
        } else {
            helpAll(context);
        }
        return want == Want::Help ? Exit::Done : Exit::WrongUsage;
    }
    refuseLeftovers(found);
    if (found.verb == nullptr) {
        throw usage("cli.no_verb",
                    {{"noun", found.noun->m_name}, {"known", verbsOf(*found.noun->m_app)}});
    }
    refuseMissing(context, *found.verb);
    refuseBadValues(context, *found.verb);
    if (context.at && found.verb->m_effect != Effect::Reads) {
        throw usage("cli.at_with_writing", {{"path", typedPath(found.verb->m_path)}});
    }
    if (context.registerPath.empty()) {
        throw usage("cli.no_register_named", {});
    }
    const auto exit = found.verb->m_action(context);
    if (found.verb->m_effect == Effect::Writes && exit == Exit::Done) {
        commands::keepDailyBackup(context);
    }
    return exit;
}

} // namespace dongbo::cli
