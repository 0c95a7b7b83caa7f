#include "core/text/po_file.h"
#include "core/text/syllables.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

// Every message the program can show must have a sentence. These tests read the sources and the .po
// files in the source tree and list what is missing.

namespace fs = std::filesystem;
using dongbo::Language;
using dongbo::text::gapsOf;
using dongbo::text::parsePo;
using dongbo::text::PoEntry;
using dongbo::text::PoFile;

namespace {
constexpr std::array languages{"vi", "en"};

fs::path sourceTree()
{
    const char* set = std::getenv("DONGBO_SOURCE");
    return set == nullptr ? fs::current_path() : fs::path(set);
}

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Place
{
    std::string where;
    PoEntry entry;
};
using Sentences = std::map<std::string, Place>;

// All sentences of a language; errors of its files are appended to `faults`.
Sentences readLanguage(const std::string& language, std::vector<std::string>& faults)
{
    Sentences out;
    for (const auto& file : fs::directory_iterator(sourceTree() / "data/translations" / language)) {
        if (file.path().extension() != ".po") {
            continue;
        }
        const std::string name = language + "/" + file.path().filename().string();
        const PoFile po = parsePo(contentOf(file.path()));
        for (const std::string& fault : po.faults) {
            faults.push_back(name + ":" + fault);
        }
        for (const PoEntry& entry : po.entries) {
            const Place place{name + ":" + std::to_string(entry.line), entry};
            const auto [first, isNew] = out.emplace(entry.id, place);
            if (!isNew) {
                faults.push_back(place.where + ": " + entry.id + " stands also at " +
                                 first->second.where);
            }
            if (entry.isFuzzy) {
                faults.push_back(place.where + ": " + entry.id + " is fuzzy");
            }
            if (entry.sentence.empty()) {
                faults.push_back(place.where + ": " + entry.id + " is empty");
            }
        }
    }
    return out;
}

bool isCodeLike(std::string_view text)
{
    if (text.empty() || text.front() < 'a' || text.front() > 'z' || text.back() == '.' ||
        text.find('.') == std::string_view::npos || text.find("..") != std::string_view::npos) {
        return false;
    }
    const std::string_view room = text.substr(0, text.find('.'));
    // names of files look alike
    constexpr std::array<std::string_view, 15> fileEndings{"po",     "tsv", "conf", "sql", "xlsx",
                                                           "csv",    "txt", "json", "db",  "xml",
                                                           "dongbo", "h",   "cpp",  "xls", "md"};
    const std::string_view ending = text.substr(text.rfind('.') + 1);
    return std::all_of(text.begin(), text.end(),
                       [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
                                  c == '.';
                       }) &&
           room.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
           std::find(fileEndings.begin(), fileEndings.end(), ending) == fileEndings.end();
}

// The quoted strings of a line of C++ that look like codes; comments are skipped.
std::vector<std::string> codesOf(std::string_view line)
{
    std::vector<std::string> out;
    bool isOpen = false;
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (!isOpen && line.substr(i, 2) == "//") {
            break;
        }
        if (line[i] == '\'' && line.substr(i, 3) == "'\"'") {
            i += 2;
        } else if (line[i] == '\\') {
            text += ' ';
            ++i;
        } else if (line[i] == '"') {
            if (isOpen && isCodeLike(text)) {
                out.push_back(text);
            }
            isOpen = !isOpen;
            text.clear();
        } else if (isOpen) {
            text += line[i];
        }
    }
    return out;
}

// In the GUI rooms: the line without the names of windows, which look like codes. A name follows
// the window's parent: new Button(this, "fault.add_note", …).
std::string withoutWindowNames(const std::string& line)
{
    static const std::regex name(
        R"re((\b(this|parent|shell|made|m_\w+|\*m_\w+|form|card|box)|body\(\)|Parent\(\)), "[a-z_]+\.[a-z_.]+")re");
    return std::regex_replace(line, name, "$1");
}

bool isOfTheWindow(const fs::path& file)
{
    const auto path = file.generic_string();
    return path.find("/gui/screens/") != std::string::npos ||
           path.find("/gui/main/") != std::string::npos ||
           path.find("/gui/widgets/") != std::string::npos;
}

// Keywords of a data file that look like codes: the verbs of data/sample.
bool speaksAnotherGrammar(const fs::path& file)
{
    const auto path = file.generic_string();
    return path.ends_with("importers/sample/history.cpp") ||
           path.ends_with("importers/sample/upkeep_steps.cpp");
}

// A code composed at run time ("find.unknown_" and the kind): some sentence must begin so.
bool isKnownBeginning(const Sentences& sentences, const std::string& code)
{
    const auto next = sentences.lower_bound(code);
    return code.ends_with('_') && next != sentences.end() && next->first.starts_with(code);
}

// code -> its first occurrence in the sources
std::map<std::string, std::string> codesOfTheSources()
{
    std::map<std::string, std::string> out;
    for (const char* const floor : {"core", "importers", "cli", "gui"}) {
        if (!fs::exists(sourceTree() / floor)) {
            continue;
        }
        for (const auto& file : fs::recursive_directory_iterator(sourceTree() / floor)) {
            if ((file.path().extension() != ".cpp" && file.path().extension() != ".h") ||
                speaksAnotherGrammar(file.path())) {
                continue;
            }
            std::istringstream lines(contentOf(file.path()));
            std::string line;
            for (int number = 1; std::getline(lines, line); ++number) {
                const bool hasNames = isOfTheWindow(file.path());
                for (const auto& code : codesOf(hasNames ? withoutWindowNames(line) : line)) {
                    out.emplace(code, fs::relative(file.path(), sourceTree()).generic_string() +
                                          ":" + std::to_string(number));
                }
            }
        }
    }
    return out;
}

std::string roomOf(const std::string& code)
{
    return code.substr(0, code.find('.'));
}

std::string listed(const std::vector<std::string>& lines)
{
    std::string out = std::to_string(lines.size()) + " faults\n";
    for (const std::string& line : lines) {
        out += "  " + line + "\n";
    }
    return out;
}

bool beginsSmall(std::string_view sentence)
{
    std::size_t position = 0;
    const char32_t first = dongbo::text::nextCodePoint(sentence, position);
    return dongbo::text::smallLetter(first) == first && dongbo::text::capitalLetter(first) != first;
}

// Codes of what stands as a line or a heading of its own.
bool isHeading(std::string_view code)
{
    constexpr std::array<std::string_view, 4> kinds{"report.figure.", "report.column.",
                                                    "cli.command.", "cli.verb."};
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](std::string_view kind) { return code.substr(0, kind.size()) == kind; });
}
} // namespace

TEST_CASE("Translations: no sentence is unreadable, fuzzy, empty or duplicate", "[translations]")
{
    std::vector<std::string> faults;
    for (const char* const language : languages) {
        CHECK_FALSE(readLanguage(language, faults).empty());
    }
    if (!faults.empty()) {
        FAIL(listed(faults));
    }
}

TEST_CASE("Translations: both languages have the same sentences with the same gaps",
          "[translations]")
{
    std::vector<std::string> ignored;
    std::vector<std::string> faults;
    const Sentences vietnamese = readLanguage("vi", ignored);
    const Sentences english = readLanguage("en", ignored);
    for (const auto& [code, place] : vietnamese) {
        const auto other = english.find(code);
        if (other == english.end()) {
            faults.push_back(place.where + ": " + code + " is not in English");
        } else if (code.substr(0, 5) != "date." &&
                   gapsOf(place.entry.sentence) != gapsOf(other->second.entry.sentence)) {
            // dates may be written with different parts
            faults.push_back(place.where + ": " + code + " has other gaps than " +
                             other->second.where);
        }
    }
    for (const auto& [code, place] : english) {
        if (vietnamese.count(code) == 0) {
            faults.push_back(place.where + ": " + code + " is not in Vietnamese");
        }
    }
    if (!faults.empty()) {
        FAIL(listed(faults));
    }
}

TEST_CASE("Translations: headings, figures and what commands do begin with a capital",
          "[translations]")
{
    std::vector<std::string> faults;
    std::vector<std::string> ignored;
    std::size_t seen = 0;
    for (const char* const language : languages) {
        for (const auto& [code, place] : readLanguage(language, ignored)) {
            seen += isHeading(code) ? 1 : 0;
            if (isHeading(code) && beginsSmall(place.entry.sentence)) {
                faults.push_back(place.where + ": " + code + " begins with a small letter");
            }
        }
    }
    CHECK(seen > 200);
    if (!faults.empty()) {
        FAIL(listed(faults));
    }
}

TEST_CASE("Translations: a number stands before the word that is chosen by it, and no other",
          "[translations]")
{
    const std::regex chosen(R"(\{(\w+)\|)");
    const std::regex always(
        R"(\{count\} (?!not )(?:[a-z]+ )?[a-z]+s\b(?! or more))"); // "{count} devices"
    std::vector<std::string> ignored;
    std::vector<std::string> faults;
    for (const auto& [code, place] : readLanguage("en", ignored)) {
        const auto& sentence = place.entry.sentence;
        for (std::sregex_iterator at(sentence.begin(), sentence.end(), chosen), end; at != end;
             ++at) {
            if (sentence.find("{" + (*at)[1].str() + "}") == std::string::npos) {
                faults.push_back(place.where + ": " + code + " chooses by " + (*at)[1].str() +
                                 " and does not say it");
            }
        }
        std::smatch found;
        if (std::regex_search(sentence, found, always)) {
            faults.push_back(place.where + ": " + code + " says “" + found.str() + "” of one, too");
        }
    }
    if (!faults.empty()) {
        FAIL(listed(faults));
    }
}

TEST_CASE("Translations: no sentence uses a word that officers do not know", "[translations]")
{
    // shown to officers of communes: a record of a register, and what was put beside, said nothing
    const std::vector<std::string> unknown{"bản ghi", "Bản ghi", "để riêng", "Để riêng",
                                           "như đã biết"};
    std::vector<std::string> ignored;
    std::vector<std::string> faults;
    for (const auto& [code, place] : readLanguage("vi", ignored)) {
        for (const auto& word : unknown) {
            if (place.entry.sentence.find(word) != std::string::npos) {
                faults.push_back(place.where + ": " + code + " says “" + word + "”");
            }
        }
    }
    if (!faults.empty()) {
        FAIL(listed(faults));
    }
}

TEST_CASE("Translations: every code in the sources has its sentence", "[translations]")
{
    std::vector<std::string> ignored;
    std::vector<std::string> faults;
    const Sentences vietnamese = readLanguage("vi", ignored);
    std::set<std::string> rooms;
    for (const auto& [code, place] : vietnamese) {
        rooms.insert(roomOf(code));
    }
    const auto codes = codesOfTheSources();
    std::size_t known = 0;
    for (const auto& [code, where] : codes) {
        if (rooms.count(roomOf(code)) == 0) {
            continue;
        }
        if (vietnamese.count(code) == 0 && !isKnownBeginning(vietnamese, code)) {
            faults.push_back(where + ": " + code + " has no sentence");
        } else {
            ++known;
        }
    }
    if (!faults.empty()) {
        FAIL(listed(faults));
    }
    CHECK(known >= 7); // dates.cpp alone has that many: the search does find codes
}

TEST_CASE("Translations: the program embeds the files of the tree", "[translations]")
{
    std::vector<std::string> ignored;
    CHECK(dongbo::text::catalogueCodes(Language::Vietnamese).size() ==
          readLanguage("vi", ignored).size());
    CHECK(dongbo::text::catalogueCodes(Language::English).size() ==
          readLanguage("en", ignored).size());
    CHECK(dongbo::text::catalogueFaults(Language::Vietnamese).empty());
    CHECK(dongbo::text::catalogueFaults(Language::English).empty());
}

TEST_CASE("Translations: the search finds codes and leaves other strings alone", "[translations]")
{
    CHECK(codesOf(R"(say(l, "value.negative", {{"a.b_2.c", x}}) // "no.comment")") ==
          std::vector<std::string>{"value.negative", "a.b_2.c"});
    CHECK(codesOf(R"(#include "core/text/fold.h" "list.tsv" "a" "a." ".a" "A.b" "a..b" "a b.c")")
              .empty());
    CHECK(codesOf(R"(c == '"' ? "x.y" : "q\".z")") == std::vector<std::string>{"x.y"});
    CHECK(codesOf(withoutWindowNames(R"(new Button(this, "fault.note", {say("faults.note")}))")) ==
          std::vector<std::string>{"faults.note"});
}
