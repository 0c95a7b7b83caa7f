// Letters through the program officers edit them with: LibreOffice opens each, and says on paper
// and as text what the letter says. Run where it is installed; DONGBO_LONG=1 demands it.
#include "core/report/engine/reports.h"
#include "core/store/queries/planning_queries.h"
#include "tests/paper/docx_file.h"
#include "tests/support/folder.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

constexpr auto vi = Language::Vietnamese;

struct Ran
{
    int status = 0;
    std::string out;
};
Ran run(const std::string& command)
{
    Ran ran;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (auto n = std::fread(buffer.data(), 1, buffer.size(), pipe); n > 0;
         n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        ran.out.append(buffer.data(), n);
    }
    ran.status = ::pclose(pipe);
    return ran;
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Its words one after another; blanks that do not break and the mark at a text's start are blanks.
std::vector<std::string> wordsOf(std::string text)
{
    for (const char* blank : {"\u00A0", "\uFEFF", "\f"}) {
        const std::string_view each(blank);
        for (auto at = text.find(each); at != std::string::npos; at = text.find(each, at)) {
            text.replace(at, each.size(), " ");
        }
    }
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words) {
        out += word;
    }
    return out;
}

report::Parameters askedOf(Register& reg, const report::ReportInfo& info)
{
    report::Parameters out;
    for (const auto& parameter : info.parameters) {
        if (parameter.name == "plan") {
            out["plan"] = store::plans(reg.database()).front().plan.name.value();
        }
    }
    return out;
}

bool isInstalled()
{
    return run("command -v soffice").status == 0;
}

} // namespace

TEST_CASE("Letters: LibreOffice opens each and leaves its words as they are", "[papers][office]")
{
    if (!isInstalled()) {
        if (std::getenv("DONGBO_LONG") != nullptr) {
            FAIL("LibreOffice is not here: DONGBO_LONG=1 scripts/setup.sh installs it");
        }
        WARN("skipped: LibreOffice is not installed (./test.sh --long installs it)");
        return;
    }
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const test::Folder folder;
    std::vector<std::string> names;
    for (const auto& info : report::reports(vi)) {
        if (info.question == "papers" && info.isPaper) {
            names.push_back(info.name);
            REQUIRE(report::writeReport(reg, info.name, askedOf(reg, info), vi, reg.now(),
                                        folder.path / (info.name + ".docx")));
        }
    }
    REQUIRE(names.size() >= 15);
    const auto office = "cd '" + folder.path.string() + "' && HOME='" + folder.path.string() +
                        "' soffice --headless --norestore '-env:UserInstallation=file://" +
                        (folder.path / "office").string() + "' --convert-to ";
    for (const char* format : {"pdf", "txt:Text"}) {
        const auto ran = run(office + format + " *.docx");
        INFO(ran.out);
        REQUIRE(ran.status == 0);
    }
    for (const auto& name : names) {
        INFO(name);
        auto parts = test::partsOf(folder.path / (name + ".docx"));
        const auto written = wordsOf(test::textOf(parts["word/document.xml"]));
        REQUIRE(written.size() > 20);
        CHECK(wordsOf(contentOf(folder.path / (name + ".txt"))) == written);
        const auto pdf = (folder.path / (name + ".pdf")).string();
        const auto checked = run("qpdf --check '" + pdf + "'");
        INFO(checked.out);
        CHECK(checked.status == 0);
        const auto printed = joined(wordsOf(run("pdftotext -raw '" + pdf + "' -").out));
        for (const auto& word : written) { // in narrow cells words are broken
            INFO(word);
            CHECK(printed.find(word) != std::string::npos);
        }
    }
}
