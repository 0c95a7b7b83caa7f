#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

// Architecture rules that no build target can enforce: allowed includes, and where SQL may be.

namespace {

namespace fs = std::filesystem;

fs::path sourceRoot()
{
    const char* root = std::getenv("DONGBO_SOURCE");
    REQUIRE(root != nullptr);
    return root;
}

struct Source
{
    std::string path; ///< relative to the root: "core/store/file/database.cpp"
    std::vector<std::string> lines;
};

std::string roomOf(const std::string& path)
{
    // the folders of the first ones count as rooms
    for (const std::string floor :
         {"gui/widgets/", "importers/recognise/", "importers/proposal/", "core/register/",
          "core/journal/", "core/store/", "core/", "importers/", "gui/"}) {
        const auto end = path.find('/', floor.size());
        if (path.compare(0, floor.size(), floor) == 0 && end != std::string::npos) {
            return path.substr(0, end);
        }
    }
    return path.substr(0, path.find('/'));
}

const std::vector<Source>& sources()
{
    static const std::vector<Source> all = [] {
        std::vector<Source> found;
        for (const char* folder : {"core", "importers", "cli", "gui"}) {
            for (const auto& entry : fs::recursive_directory_iterator(sourceRoot() / folder)) {
                const auto ending = entry.path().extension();
                if (ending != ".cpp" && ending != ".h") {
                    continue;
                }
                Source source{fs::relative(entry.path(), sourceRoot()).generic_string(), {}};
                std::ifstream in(entry.path());
                for (std::string line; std::getline(in, line);) {
                    source.lines.push_back(line);
                }
                found.push_back(std::move(source));
            }
        }
        std::sort(found.begin(), found.end(),
                  [](const Source& a, const Source& b) { return a.path < b.path; });
        return found;
    }();
    return all;
}

/// The path of an #include line; empty for other lines.
std::string included(const std::string& line)
{
    const auto hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) {
        return {};
    }
    const auto from = line.find_first_of("<\"", hash);
    const auto to = line.find_first_of(">\"", from + 1);
    return from == std::string::npos || to == std::string::npos
               ? std::string()
               : line.substr(from + 1, to - from - 1);
}

using Rooms = std::map<std::string, std::set<std::string>>;

/// The folders of a room, from the ground up: each may include those before it and what the room
/// may. Whoever may include the room may include all of them; see expand().
void addFolders(Rooms& rooms, const std::string& room, const std::vector<std::string>& folders)
{
    auto below = rooms.at(room);
    for (const auto& folder : folders) {
        rooms[room + "/" + folder] = below;
        below.insert(room + "/" + folder);
    }
    rooms[room] = below;
}

/// Lets whoever may include a room include its folders.
void expand(Rooms& rooms)
{
    for (auto& [name, below] : rooms) {
        for (const auto& [other, otherBelow] : rooms) {
            const auto end = other.rfind('/');
            if (end != std::string::npos && below.count(other.substr(0, end)) == 1) {
                below.insert(other);
            }
        }
    }
}

/// Room → rooms below it that it may include. A room may always include itself.
const Rooms& allowed()
{
    static const Rooms rules = [] {
        Rooms r;
        const std::string domain = "core/domain";
        const std::string platform = "core/platform";
        const std::string text = "core/text";
        const std::string archive = "core/archive";
        const std::string planning = "core/planning";
        const std::string store = "core/store";
        const std::string journal = "core/journal";
        const std::string reg = "core/register";
        const std::string report = "core/report";
        const std::string paper = "core/paper";
        r[domain] = {};
        r[platform] = {domain};
        r[text] = {domain};
        r[paper] = {domain, text};
        r[archive] = {domain};
        r[planning] = {domain};
        r[store] = {domain, platform, text, archive};
        addFolders(r, store,
                   {"file", "journal", "projection", "queries", "search", "health", "opening"});
        r["core/store/file"] = {domain, platform};
        r["core/store/health"] = {domain,
                                  text,
                                  archive,
                                  "core/store/file",
                                  "core/store/journal",
                                  "core/store/projection"};
        r["core/store/opening"].erase("core/store/queries");
        r["core/store/opening"].erase("core/store/search");
        r[journal] = {domain, text, archive, store};
        addFolders(r, journal, {"time", "chain", "fold", "write", "undo", "read"});
        r["core/journal/read"].erase("core/journal/write");
        r["core/journal/read"].erase("core/journal/undo");
        r[reg] = {domain, text, archive, planning, store, journal};
        addFolders(r, reg,
                   {"base", "papers", "devices", "books", "places", "lists", "faults",
                    "corrections", "planning", "upkeep", "checklists", "records", "lines",
                    "stocktake", "meetings", "reports", "maintenance", "triage", "people"});
        for (const std::string other : {"papers", "places", "lists"}) {
            r["core/register/devices"].erase("core/register/" + other);
            r["core/register/upkeep"].erase("core/register/" + other);
        }
        for (const std::string other : {"faults", "corrections", "planning"}) {
            r["core/register/upkeep"].erase("core/register/" + other);
            r["core/register/" + other].erase("core/register/lists");
        }
        r["core/register/base"].insert(platform);
        for (const std::string alone : {"places", "records", "reports"}) {
            r["core/register/" + alone] = {
                domain, text, archive, planning, store, journal, "core/register/base"};
        }
        r["core/register/records"].insert("core/register/checklists");
        r["core/register/books"] = {domain,
                                    text,
                                    archive,
                                    planning,
                                    store,
                                    journal,
                                    "core/register/base",
                                    "core/register/devices"};
        r["core/register/stocktake"] = {domain,
                                        text,
                                        archive,
                                        planning,
                                        store,
                                        journal,
                                        "core/register/base",
                                        "core/register/devices"};
        r[report] = {domain, platform, text, paper, planning, store, reg};
        r["importers/grid"] = {domain, platform, text};
        r["importers/readers"] = {domain, platform, text, "importers/grid"};
        r["importers/reader_process"] = {domain, platform, text, "importers/grid",
                                         "importers/readers"};
        r["importers/recognise"] = {domain, text, "importers/grid"};
        addFolders(r, "importers/recognise",
                   {"model", "words", "cells", "headers", "columns", "rows", "drafts", "explain"});
        r["importers/recognise/explain"].erase("importers/recognise/drafts");
        r["importers/recognise/columns"].insert(planning);
        r["importers/proposal"] = {
            domain, text, store, reg, "importers/grid", "importers/recognise"};
        addFolders(r, "importers/proposal",
                   {"model", "match", "places", "rows", "plan", "apply", "answer"});
        r["importers/proposal/places"].erase("importers/proposal/match");
        r["importers/write_back"] = {domain,
                                     text,
                                     store,
                                     reg,
                                     report,
                                     "importers/grid",
                                     "importers/recognise",
                                     "importers/proposal"};
        r["importers/sample"] = {domain,
                                 text,
                                 store,
                                 reg,
                                 "importers/grid",
                                 "importers/readers",
                                 "importers/reader_process",
                                 "importers/recognise",
                                 "importers/proposal"};
        r["cli"] = {domain,
                    platform,
                    text,
                    planning,
                    store,
                    reg,
                    report,
                    "importers/grid",
                    "importers/reader_process",
                    "importers/recognise",
                    "importers/proposal",
                    "importers/write_back",
                    "importers/sample"};
        r["gui/present"] = {domain,
                            platform,
                            text,
                            planning,
                            store,
                            reg,
                            report,
                            "core/paper", // pages as pixels, for previews
                            "importers/grid",
                            "importers/reader_process",
                            "importers/recognise",
                            "importers/proposal",
                            "importers/write_back",
                            "importers/sample"};
        // widgets depend on neither register nor presenters
        const std::string paint = "gui/widgets/paint";
        const std::string base = "gui/widgets/base";
        const std::string controls = "gui/widgets/controls";
        const std::string lists = "gui/widgets/lists";
        const std::string charts = "gui/widgets/charts";
        const std::string frame = "gui/widgets/frame";
        r["gui/platform"] = {domain, platform};
        r[paint] = {"gui/platform"};
        r[base] = {"gui/platform", paint};
        r[controls] = {"gui/platform", domain, text, paint, base};
        r[lists] = {"gui/platform", text, paint, base, controls};
        r[charts] = {text, paint, base};
        r[frame] = {"gui/platform", text, paint, base, controls};
        r["gui/screens"] = {domain, text,     "gui/present", "gui/platform", paint,
                            base,   controls, lists,         charts,         frame};
        r["gui/main"] = {domain,
                         platform,
                         "gui/platform",
                         text,
                         reg,
                         "gui/present",
                         "gui/screens",
                         paint,
                         base,
                         controls,
                         lists,
                         charts,
                         frame,
                         "importers/reader_process"};
        expand(r);
        return r;
    }();
    return rules;
}

bool startsWith(const std::string& text, const std::string& beginning)
{
    return text.compare(0, beginning.size(), beginning) == 0;
}

/// The room a header is for, as its comment says ("Inside core/store only"); empty: for everybody.
std::string roomAlone(const Source& source)
{
    static const std::string mark = "nside ";
    for (const auto& line : source.lines) {
        const auto from = line.find(mark);
        const auto to = line.find(" only", from);
        if (source.path.ends_with(".h") && startsWith(line, "// ") && from != std::string::npos &&
            to != std::string::npos) {
            return line.substr(from + mark.size(), to - from - mark.size());
        }
    }
    return {};
}

} // namespace

TEST_CASE("Layers: every room includes only itself and rooms below it", "[checks]")
{
    REQUIRE(sources().size() > 100);
    for (const auto& source : sources()) {
        const auto room = roomOf(source.path);
        INFO(source.path);
        REQUIRE(allowed().count(room) == 1); // a new room must be added here
        for (const auto& line : source.lines) {
            const auto name = included(line);
            const bool isOurs = startsWith(name, "core/") || startsWith(name, "importers/") ||
                                startsWith(name, "cli/") || startsWith(name, "gui/") ||
                                startsWith(name, "tests/");
            const auto target = isOurs ? roomOf(name) : std::string();
            INFO(line);
            CHECK((!isOurs || target == room || allowed().at(room).count(target) == 1));
        }
    }
}

TEST_CASE("Layers: a header of one room alone is included by that room alone, and not installed",
          "[checks]")
{
    std::map<std::string, std::string> headers; // path → the room it says
    for (const auto& source : sources()) {
        if (const auto room = roomAlone(source); !room.empty()) {
            headers[source.path] = room;
        }
    }
    CHECK(headers.size() > 20);
    for (const auto& [path, room] : headers) {
        INFO(path);
        CHECK(startsWith(path, room + "/"));
        std::ifstream in(sourceRoot() / fs::path(path).parent_path() / "CMakeLists.txt");
        const std::string list{std::istreambuf_iterator<char>(in), {}};
        CHECK(list.find(fs::path(path).filename().string()) == std::string::npos);
    }
    for (const auto& source : sources()) {
        for (const auto& line : source.lines) {
            const auto found = headers.find(included(line));
            INFO(source.path << ": " << line);
            CHECK((found == headers.end() || startsWith(source.path, found->second + "/")));
        }
    }
}

TEST_CASE("Layers: rooms have no cyclic dependencies", "[checks]")
{
    for (const auto& [room, below] : allowed()) {
        std::set<std::string> seen;
        std::vector<std::string> open(below.begin(), below.end());
        while (!open.empty()) {
            const auto next = open.back();
            open.pop_back();
            CHECK(next != room);
            if (seen.insert(next).second && allowed().count(next) == 1) {
                open.insert(open.end(), allowed().at(next).begin(), allowed().at(next).end());
            }
        }
    }
}

TEST_CASE("Layers: libraries stay in their rooms", "[checks]")
{
    struct Rule
    {
        std::string beginning;
        std::set<std::string> rooms;
        bool inHeaders;
    };
    const std::vector<Rule> rules{
        {"SQLiteCpp/", {"core/store"}, false},
        {"sqlite3.h", {"core/store"}, false},
        {"boost/", {"core/archive", "core/planning"}, true},
        {"coin/", {"core/planning"}, false},
        {"sodium", {"core/store", "core/journal", "importers/proposal"}, false},
        {"utf8proc", {"core/text"}, false},
        {"xlsxwriter", {"core/report"}, false},
        {"zip.h", {"core/paper", "core/report", "importers/readers"}, false},
        {"expat", {"importers/readers"}, false},
        {"cairo", {"core/paper"}, false},
        {"hb", {"core/paper"}, false},
        {"fontconfig/", {"core/paper"}, false},
        {"CLI/", {"cli"}, false},
        {"wx/", {"gui/platform", "gui/widgets", "gui/screens", "gui/main"}, true},
        {"catch2/", {}, false}};
    for (const auto& source : sources()) {
        const bool isPublicHeader = source.path.ends_with(".h") && roomAlone(source).empty();
        for (const auto& line : source.lines) {
            const auto name = included(line);
            for (const auto& rule : rules) {
                if (!name.empty() && startsWith(name, rule.beginning)) {
                    INFO(source.path << ": " << line);
                    CHECK(std::any_of(rule.rooms.begin(), rule.rooms.end(), [&](const auto& room) {
                        return startsWith(source.path, room + "/");
                    }));
                    CHECK((rule.inHeaders || !isPublicHeader));
                }
            }
        }
    }
}

TEST_CASE("Layers: headers of the operating system and of GTK are included by the seams only",
          "[checks]")
{
    const std::vector<std::string> beginnings{
        "sys/",     "linux/",     "arpa/",     "netinet/", "gtk/",     "gdk/",
        "glib",     "gio/",       "atk/",      "pango/",   "X11/",     "windows.h",
        "io.h",     "unistd.h",   "fcntl.h",   "pwd.h",    "grp.h",    "poll.h",
        "spawn.h",  "dlfcn.h",    "signal.h",  "netdb.h",  "dirent.h", "termios.",
        "execinfo", "ucontext.h", "seccomp.h", "time.h",   "wait.h",   "pthread.h"};
    const std::vector<std::string> seams{"core/platform/", "gui/platform/"};
    for (const auto& source : sources()) {
        const bool isSeam = std::any_of(seams.begin(), seams.end(), [&](const auto& seam) {
            return startsWith(source.path, seam);
        });
        const bool isHeader = source.path.ends_with(".h") && roomAlone(source).empty();
        for (const auto& line : source.lines) {
            const auto name = included(line);
            INFO(source.path << ": " << line);
            const bool isOfSystem =
                std::any_of(beginnings.begin(), beginnings.end(),
                            [&](const auto& beginning) { return startsWith(name, beginning); });
            CHECK((!isOfSystem || (isSeam && !isHeader)));
        }
    }
}

TEST_CASE("Layers: SQL is written in core/store only", "[checks]")
{
    const std::vector<std::string> words{"SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE",
                                         "PRAGMA "};
    for (const auto& source : sources()) {
        if (startsWith(source.path, "core/store/")) {
            continue;
        }
        for (const auto& line : source.lines) {
            const auto quote = line.find('"');
            const auto comment = line.find("//");
            for (const auto& word : words) {
                const auto at = line.find(word);
                INFO(source.path << ": " << line);
                CHECK((at == std::string::npos || quote == std::string::npos || at < quote ||
                       comment < at));
            }
        }
    }
}

TEST_CASE("Fields: outside core/domain none is named by its number", "[checks]")
{
    // FieldNumber takes no literal; these are the ways around it
    const std::regex number(R"(uint16_t[ ({]+[1-9][0-9]*[)}]|FieldNumber[ \w]*[({=][ ({]*[0-9])"
                            R"(|uint16_t \w*[fF]ield\w* *[={] *[1-9])"
                            R"(|\b(values|merged|held|before|after|stated)\[[0-9])");
    const std::regex layout("^(importers/(readers|grid)|gui/(widgets|main))/");
    for (const auto& source : sources()) {
        if (startsWith(source.path, "core/domain/") || std::regex_search(source.path, layout)) {
            continue; // numbers of file formats and pixels
        }
        for (const auto& line : source.lines) {
            const bool maybe = line.find("uint16_t") != std::string::npos ||
                               line.find("FieldNumber") != std::string::npos ||
                               line.find('[') != std::string::npos;
            INFO(source.path << ": " << line << "\nsay fieldOf<&Device::cost>, or take a Field");
            CHECK_FALSE((maybe && std::regex_search(line, number)));
        }
    }
}

TEST_CASE("Headers: each begins with #pragma once, none has a using-directive", "[checks]")
{
    for (const auto& source : sources()) {
        INFO(source.path);
        if (source.path.ends_with(".h")) {
            REQUIRE_FALSE(source.lines.empty());
            CHECK(source.lines.front() == "#pragma once");
        }
        CHECK(std::none_of(source.lines.begin(), source.lines.end(), [](const auto& line) {
            return line.find("using namespace ") != std::string::npos &&
                   line.find("literals") == std::string::npos;
        }));
    }
}

TEST_CASE("Tour: every file it names is there", "[checks]")
{
    std::ifstream in(sourceRoot() / "docs/tour.md");
    REQUIRE(in.good());
    std::size_t named = 0;
    for (std::string line; std::getline(in, line);) {
        INFO(line);
        for (std::size_t from = line.find('`'); from != std::string::npos;
             from = line.find('`', from)) {
            const auto end = line.find('`', from + 1);
            const auto path = line.substr(from + 1, end - from - 1);
            from = end == std::string::npos ? end : end + 1;
            if (path.ends_with(".cpp") && path.find('/') != std::string::npos) {
                CHECK(fs::is_regular_file(sourceRoot() / path));
                ++named;
            }
        }
    }
    CHECK(named > 50);
}

TEST_CASE("Rooms: each has a README of at most 20 lines", "[checks]")
{
    for (const auto& [room, below] : allowed()) {
        const auto readme = sourceRoot() / room / "README.md";
        if (!fs::exists(sourceRoot() / room)) {
            continue;
        }
        INFO(readme);
        std::ifstream in(readme);
        REQUIRE(in.good());
        std::size_t lines = 0;
        for (std::string line; std::getline(in, line); ++lines) {
        }
        CHECK(lines <= 20);
        CHECK(lines >= 3);
    }
}
