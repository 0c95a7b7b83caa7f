#include "tests/cli/example_calls.h"
#include "tests/cli/many_calls.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

// Every option and argument of every verb, as the program's own help tells them, is given values it
// cannot take: a verb or option that is added is tested without a line here.

namespace dongbo::tests {

namespace {

/// Calls that must be refused, in an office in which nothing that is tried may change the register
/// or leave a file. They are gathered and then answered in one process; every fiftieth is asked of
/// the program itself too, and answered the same.
class Bench
{
public:
    void refused(Words words, std::string what, std::string named = {})
    {
        m_calls.push_back(std::move(words));
        m_expected.push_back({std::move(what), std::move(named)});
    }

    /// Each is refused as wrong usage, in words, without a byte that a terminal would obey, and
    /// nothing has changed. Gives how many there were.
    std::size_t check()
    {
        std::vector<Words> whole;
        for (const auto& words : m_calls) {
            auto& all = whole.emplace_back(Words{"--register", office().file().string()});
            all.insert(all.end(), words.begin(), words.end());
        }
        const auto answers = runInOneProcess(whole);
        for (std::size_t i = 0; i < m_calls.size(); ++i) {
            const auto& answer = answers[i];
            std::string shown;
            for (const auto& word : m_calls[i]) {
                shown += word.substr(0, 40) + " ";
            }
            INFO(m_expected[i].what << ": " << shown << "\nexit " << answer.exit << "\n"
                                    << answer.out << answer.err.substr(0, 600));
            CHECK(answer.exit == 2);
            CHECK(answer.out.empty());
            CHECK(answer.err.size() > 20);
            CHECK(answer.err.find('\x1b') == std::string::npos);
            CHECK(answer.err.find(m_expected[i].named) != std::string::npos);
            CHECK(answer.err.find("‹") == std::string::npos); // a sentence that is missing
            if (constexpr std::size_t every = 50; i % every == 0) {
                const auto programs = office().run(m_calls[i]);
                CHECK(programs.exit == answer.exit);
                CHECK(programs.out == answer.out);
                CHECK(programs.err == answer.err);
            }
        }
        CHECK(office().digest() == shared().digest);
        CHECK(shared().calls.files() == shared().files);
        return m_calls.size();
    }

    [[nodiscard]] static Words call(const nlohmann::json& verb)
    {
        return shared().calls.call(verb);
    }
    [[nodiscard]] static const nlohmann::json& help() { return shared().help; }

private:
    /// Made once for all tests.
    struct Shared
    {
        ExampleCalls calls;
        nlohmann::json help = calls.help();
        std::string digest = calls.office().digest();
        std::set<std::string> files = calls.files();
    };
    static const Shared& shared()
    {
        static const Shared one;
        return one;
    }
    static const Office& office() { return shared().calls.office(); }

    struct Expected
    {
        std::string what;
        std::string named;
    };
    std::vector<Words> m_calls;
    std::vector<Expected> m_expected;
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
    Bench bench;
    for (const auto& verb : bench.help()) {
        const auto call = bench.call(verb);
        for (const auto& option : verb["options"]) {
            const auto name = ExampleCalls::longName(option);
            bench.refused(with(call, name + "x", "1"), "misspelt option");
            if (option["value"].is_null()) {
                bench.refused(with(call, name + "=maybe", "1"), "flag with a value");
                continue;
            }
            for (const auto& [what, value] : neverValues()) {
                bench.refused(with(call, name, value), what, name);
            }
            auto cut = call;
            cut.push_back(name);
            bench.refused(cut, "no value", name);
            const auto kind = option["value"].get<std::string>();
            if (!takesAnything(kind) && kind != "recipe_file" && kind != "issued_file" &&
                kind != "check_file" && kind != "list_file" && kind != "folder") {
                bench.refused(with(call, name, "khong-co-xyz"), "unknown");
            }
        }
    }
    CHECK(bench.check() > 3'000);
}

TEST_CASE("Options: every verb that edits a record can be given conditions", "[cli]")
{
    std::size_t editing = 0;
    for (const auto& verb : Bench::help()) {
        const auto name = verb["command"].get<std::string>();
        const auto last = name.substr(name.rfind(' ') + 1);
        if (verb["writes"] != true || (last != "edit" && last != "set")) {
            continue;
        }
        INFO(name);
        ++editing;
        const auto& options = verb["options"];
        CHECK(std::any_of(options.begin(), options.end(),
                          [](const auto& option) { return option["name"] == "--if"; }));
    }
    CHECK(editing > 15);
}

TEST_CASE("Options: what no argument can mean is refused by every verb", "[cli]")
{
    Bench bench;
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
                bench.refused(put(value), what);
            }
            const auto kind = argument["value"].get<std::string>();
            if (!takesAnything(kind) && !namesFile(kind)) {
                bench.refused(put("khong-co-xyz"), "unknown");
            }
            at += argument["required"] == true ? 1 : 0;
        }
    }
    bench.check();
}

/// What some verbs ask for before they look at an option's value.
Words askedFirst(const std::string& command)
{
    static const std::map<std::string, Words> words{
        {"device replace", {"--create", "--name", "Ti vi mới"}},
        {"fault report", {"--site", "Đại An", "--symptom", "chữ"}},
        {"fault tried", {"--text", "chữ"}},
        {"check record", {"--site", "Đại An"}},
        {"stocktake settle", {"--how", "moved"}},
        {"escalate", {"--site", "Đại An"}}};
    const auto found = words.find(command);
    return found == words.end() ? Words{} : found->second;
}

TEST_CASE("Options: a choice misspelt by a letter is refused with the list", "[cli]")
{
    Bench bench;
    for (const auto& verb : bench.help()) {
        const auto command = verb["command"].get<std::string>();
        auto call = bench.call(verb);
        const auto more = askedFirst(command);
        call.insert(call.end(), more.begin(), more.end());
        // most options are of some reports only, and refused by the others
        const bool isReport = command == "report" || command == "issued-report issue";
        for (const auto& option : verb["options"]) {
            if (!option["value"].is_null() && takesAnything(option["value"])) {
                continue; // what its parts mean
            }
            for (const auto& choice : option["choices"]) {
                const auto misspelt = choice.get<std::string>() + "z";
                const auto other = option["choices"][choice == option["choices"][0] ? 1 : 0];
                bench.refused(with(call, ExampleCalls::longName(option), misspelt), "misspelt",
                              isReport ? std::string() : other.get<std::string>());
            }
        }
    }
    bench.check();
}

TEST_CASE("Options: those of every command refuse what they cannot mean", "[cli]")
{
    Bench bench;
    const Words call{"device", "list"};
    for (const std::string name : {"--register", "--lang", "--as", "--at", "--format"}) {
        for (const auto& [what, value] : neverValues()) {
            bench.refused(with(call, name, value), what);
            Words joined = call;
            joined.push_back(name + "=" + value);
            bench.refused(joined, what);
        }
        bench.refused({"device", "list", name}, "no value");
        if (name != "--register") {
            bench.refused(with(call, name, "khong-co-xyz"), "unknown");
        }
    }
    bench.check();
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
