#include "tests/cli/example_calls.h"

#include <catch2/catch.hpp>

#include <set>

// Every option and argument of every verb, as the program's own help tells them, is given values it
// cannot take: a verb or option that is added is tested without a line here.

namespace dongbo::tests {

namespace {

/// Nothing that is tried here may change the register or leave a file.
class Bench : public ExampleCalls
{
public:
    Bench()
        : m_digest(office().digest())
        , m_files(files())
    {}

    /// Refused as wrong usage, in words, without a byte that a terminal would obey.
    void checkRefused(const Words& words, const std::string& what,
                      const std::string& named = {}) const
    {
        const auto answer = office().run(words);
        std::string shown;
        for (const auto& word : words) {
            shown += word.substr(0, 40) + " ";
        }
        INFO(what << ": " << shown << "\nexit " << answer.exit << "\n"
                  << answer.out << answer.err.substr(0, 600));
        CHECK(answer.exit == 2);
        CHECK(answer.out.empty());
        CHECK(answer.err.size() > 20);
        CHECK(answer.err.find('\x1b') == std::string::npos);
        CHECK(answer.err.find(named) != std::string::npos);
        CHECK(answer.err.find("‹") == std::string::npos); // a sentence that is missing
    }

    void checkUntouched() const
    {
        CHECK(office().digest() == m_digest);
        CHECK(files() == m_files);
    }

private:
    std::string m_digest;
    std::set<std::string> m_files;
};

/// Kinds whose every text is some value: nothing can be misspelt.
bool takesAnything(const std::string& kind)
{
    static const std::set<std::string> kinds{
        "text",          "shop",      "unit_name", "search", "phone",        "account",  "prefix",
        "official_code", "unit_kind", "code",      "member", "counted_code", "own_name", "ticket"};
    return kinds.count(kind) != 0;
}

/// Names of files: what is not there could not be read, which is no wrong usage.
bool namesFile(const std::string& kind)
{
    return kind == "folder" || kind == "backup_words" ||
           (kind.size() > 5 && kind.substr(kind.size() - 5) == "_file");
}

/// Given in place of the verb's own value of that option, or besides them.
Words with(const Words& call, const std::string& option, const std::string& value)
{
    Words out = call;
    out.push_back(option);
    out.push_back(value);
    return out;
}

const std::vector<std::pair<std::string, std::string>>& neverValues()
{
    static const std::vector<std::pair<std::string, std::string>> all{
        {"empty", ""},
        {"blank", "  "},
        {"over-long", std::string(70'000, 'x')},
        {"control characters", "a\x1b[31mb"},
        {"bell", "a\ab"},
        {"turned writing direction", "a\u202Eb"},
        {"C1 control", "a\u009B31mb"},
        {"not UTF-8", "a\xFF\xFE"}};
    return all;
}

} // namespace

TEST_CASE("Options: what no option can mean is refused by every option of every verb", "[cli]")
{
    const Bench bench;
    std::size_t tried = 0;
    for (const auto& verb : bench.help()) {
        const auto call = bench.call(verb);
        for (const auto& option : verb["options"]) {
            const auto name = Bench::longName(option);
            bench.checkRefused(with(call, name + "x", "1"), "misspelt option");
            if (option["value"].is_null()) {
                bench.checkRefused(with(call, name + "=maybe", "1"), "flag with a value");
                continue;
            }
            for (const auto& [what, value] : neverValues()) {
                bench.checkRefused(with(call, name, value), what, name);
                ++tried;
            }
            auto cut = call;
            cut.push_back(name);
            bench.checkRefused(cut, "no value", name);
            const auto kind = option["value"].get<std::string>();
            if (!takesAnything(kind) && kind != "recipe_file" && kind != "issued_file" &&
                kind != "check_file" && kind != "list_file" && kind != "folder") {
                bench.checkRefused(with(call, name, "khong-co-xyz"), "unknown");
                ++tried;
            }
        }
    }
    CHECK(tried > 500);
    bench.checkUntouched();
}

TEST_CASE("Options: what no argument can mean is refused by every verb", "[cli]")
{
    const Bench bench;
    for (const auto& verb : bench.help()) {
        const auto call = bench.call(verb);
        // a verb's path, then its required arguments, then the options it needs
        const auto path = verb["command"].get<std::string>();
        std::size_t at = path.find(' ') == std::string::npos ? 1 : 2;
        for (const auto& argument : verb["arguments"]) {
            const auto put = [&](const std::string& value) {
                Words words = call;
                if (argument["required"] == true) {
                    words[at] = value;
                } else {
                    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), value);
                }
                return words;
            };
            for (const auto& [what, value] : neverValues()) {
                bench.checkRefused(put(value), what);
            }
            const auto kind = argument["value"].get<std::string>();
            if (!takesAnything(kind) && !namesFile(kind)) {
                bench.checkRefused(put("khong-co-xyz"), "unknown");
            }
            at += argument["required"] == true ? 1 : 0;
        }
    }
    bench.checkUntouched();
}

TEST_CASE("Options: a choice misspelt by a letter is refused with the list", "[cli]")
{
    const Bench bench;
    for (const auto& verb : bench.help()) {
        const auto call = bench.call(verb);
        for (const auto& option : verb["options"]) {
            for (const auto& choice : option["choices"]) {
                const auto misspelt = choice.get<std::string>() + "z";
                bench.checkRefused(with(call, Bench::longName(option), misspelt), "misspelt");
            }
        }
    }
    bench.checkUntouched();
}

TEST_CASE("Options: those of every command refuse what they cannot mean", "[cli]")
{
    const Bench bench;
    const Words call{"device", "list"};
    for (const std::string name : {"--register", "--lang", "--as", "--at", "--format"}) {
        for (const auto& [what, value] : neverValues()) {
            bench.checkRefused(with(call, name, value), what);
            Words joined = call;
            joined.push_back(name + "=" + value);
            bench.checkRefused(joined, what);
        }
        bench.checkRefused({"device", "list", name}, "no value");
        if (name != "--register") {
            bench.checkRefused(with(call, name, "khong-co-xyz"), "unknown");
        }
    }
    bench.checkUntouched();
}

TEST_CASE("Options: without a home folder and a name the register is asked for, not made up",
          "[cli]")
{
    const Office office(Office::Register::NotMade);
    for (const std::string home : {"", "nha", "./x"}) {
        const auto answer = runProgram({"init"}, {{"HOME", home}, {"XDG_DATA_HOME", home}});
        CHECK(answer.exit == 2);
        CHECK(answer.err.find("--register") != std::string::npos);
    }
    CHECK(runProgram({"--help"}, {{"HOME", ""}, {"XDG_DATA_HOME", ""}}).exit == 0);
}

} // namespace dongbo::tests
