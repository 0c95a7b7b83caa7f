#pragma once

#include "cli/context.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace dongbo::cli {

/// Whether a command changes the register: those refuse --at.
enum class Effect
{
    Reads,
    Writes,
    NoRegister ///< works without an open register (init, restore): refuses --at too
};

/// A verb with its options and what it does. Example: `device transfer CODE --to SITE`.
/// Its sentences are "cli.verb.<path>" (one line), "cli.more.<path>" (what to know, may lack) and
/// "cli.example.<path>"; those of an option "cli.option.<path>.<name>", else "cli.option.<name>";
/// <path> is "device.transfer".
class Verb
{
public:
    Verb(CLI::App& app, std::string path, Effect effect);

    /// `name` with its hyphens: "--site" or "-o,--output"; `value` names what it takes
    /// ("cli.value.<value>"). The target stays empty when the option is not given.
    Verb& option(const std::string& name, std::string& target, const char* value);
    /// The same, but the command is refused without it.
    Verb& required(const std::string& name, std::string& target, const char* value);
    /// May be given several times, one value each.
    Verb& repeated(const std::string& name, std::vector<std::string>& target, const char* value);
    Verb& flag(const std::string& name, bool& target);
    /// Something without a name of its own; refused when missing.
    Verb& argument(const std::string& name, std::string& target);
    Verb& optionalArgument(const std::string& name, std::string& target);
    /// One or more of them.
    Verb& arguments(const std::string& name, std::vector<std::string>& target);
    Verb& run(std::function<Exit(const Context&)> action);

private:
    friend class CommandLine;

    struct Part
    {
        enum class Kind
        {
            Option,
            Repeated,
            Flag,
            Argument,
            Arguments
        };
        Kind kind;
        std::string name;  ///< as typed: "--site", "CODE" by its code for arguments
        std::string value; ///< code of what it takes
        bool isRequired = false;
        CLI::Option* option = nullptr; ///< owned by the app

        [[nodiscard]] bool isArgument() const
        {
            return kind == Kind::Argument || kind == Kind::Arguments;
        }
        [[nodiscard]] bool isMany() const
        {
            return kind == Kind::Arguments || kind == Kind::Repeated;
        }
    };
    Verb& add(Part part, CLI::Option* option);

    CLI::App* m_app; ///< owned by the command line
    std::string m_path;
    Effect m_effect;
    std::vector<Part> m_parts;
    std::function<Exit(const Context&)> m_action;
};

/// A noun whose verbs follow it: `fault report|list|…`.
class Noun
{
public:
    Verb& verb(const std::string& name, Effect effect);
    /// What the noun does when no verb follows it: `plan --budget N`. Its path is the noun.
    Verb& own(Effect effect);

private:
    friend class CommandLine;
    Noun(CLI::App& app, std::string name);

    CLI::App* m_app; ///< owned by the command line
    std::string m_name;
    std::unique_ptr<Verb> m_own; ///< may be absent
    std::vector<std::unique_ptr<Verb>> m_verbs;
};

/// All commands of the program: finds the one that was typed and runs it, or says in the person's
/// language what is wrong or how it is used.
class CommandLine
{
public:
    CommandLine();
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    Noun& noun(const std::string& name);
    /// A verb that stands alone: `init`, `undo`.
    Verb& verb(const std::string& name, Effect effect);

    enum class Want
    {
        Result,
        Help
    };
    /// `words` are the command line without the global options. Throws Error{Usage} for what
    /// cannot be understood, and whatever the command throws.
    Exit run(const Context& context, std::vector<std::string> words, Want want);

private:
    struct Found
    {
        Noun* noun = nullptr;
        Verb* verb = nullptr;
    };
    [[nodiscard]] Found find() const;
    /// Throws what the parser found wrong, in our words.
    void parse(std::vector<std::string> words);
    void refuseLeftovers(const Found& found) const;
    static void refuseMissing(const Context& context, const Verb& verb);
    /// Throws for a value that none of the verb's options or arguments could take.
    static void refuseBadValues(const Context& context, const Verb& verb);

    /// What was asked for, or everything, for programs: see docs/json.md.
    void helpJson(const Context& context, const Found& found) const;
    void helpAll(const Context& context) const;
    static void helpNoun(const Context& context, const Noun& noun);
    static void helpVerb(const Context& context, const Verb& verb);

    struct Entry
    {
        std::unique_ptr<Noun> noun; ///< one of the two
        std::unique_ptr<Verb> verb;
    };
    std::unique_ptr<CLI::App> m_app;
    std::vector<Entry> m_entries; ///< in the order of the help
};

} // namespace dongbo::cli
