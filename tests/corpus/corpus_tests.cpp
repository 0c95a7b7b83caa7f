#include "core/register/base/register.h"
#include "core/text/wording.h"
#include "importers/proposal/answer/json.h"
#include "importers/proposal/apply/import_list.h"
#include "tests/corpus/comparison.h"
#include "tests/corpus/list_spec.h"
#include "tests/corpus/list_writer.h"
#include "tests/support/reading.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

// Every list of the corpus, in every format it names, through the whole import.

using namespace dongbo;
using namespace dongbo::importers;

namespace {

std::filesystem::path listsFolder()
{
    const char* source = std::getenv("DONGBO_SOURCE");
    return std::filesystem::path(source ? source : ".") / "tests" / "corpus" / "lists";
}

/// DONGBO_LIST names one list, for working on it.
std::vector<std::filesystem::path> listFiles()
{
    const char* wanted = std::getenv("DONGBO_LIST");
    std::vector<std::filesystem::path> out;
    for (const auto& file : std::filesystem::directory_iterator(listsFolder())) {
        const auto name = file.path().filename().string();
        if (file.path().extension() == ".list" &&
            (wanted == nullptr || name.find(wanted) != std::string::npos)) {
            out.push_back(file.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string faultsOf(const corpus::ListSpec& spec, const std::string& format)
{
    const auto bytes = corpus::writeList(spec, format);
    const auto workbook = test::readBytes(bytes);
    ListFile file;
    file.workbook = workbook.get();
    file.path = file.name = corpus::fileNameIn(spec, format);
    auto reg = corpus::registerFor(spec);
    const auto options = corpus::optionsOf(spec);
    const auto shown = proposeImport(reg, file, options);
    std::string faults = corpus::faultsOf(spec, toJson(reg, {shown}, Language::Vietnamese));
    const auto& sum = shown.summary;
    std::size_t rows = 0;
    for (const auto& sheet : spec.sheets) {
        rows += static_cast<std::size_t>(
            std::count_if(sheet.rows.begin(), sheet.rows.end(),
                          [](const corpus::SpecRow& row) { return !row.outcome.empty(); }));
    }
    if (sum.rows() != rows) {
        faults += "  the summary counts " + std::to_string(sum.rows()) + " rows, not " +
                  std::to_string(rows) + "\n";
    }
    for (std::size_t i = 0; i < spec.sheets.size(); ++i) {
        for (const auto& [row, symptom] : spec.sheets[i].symptoms) {
            const auto& decisions = shown.sheets[i].understanding.decisions;
            const bool isOffered =
                std::any_of(decisions.begin(), decisions.end(), [row = row](const Decision& d) {
                    return d.kind == DecisionKind::Faults &&
                           std::find(d.rows.begin(), d.rows.end(), row) != d.rows.end();
                });
            if (!isOffered) {
                faults += "  no fault offered for row " + std::to_string(row) + "\n";
            }
        }
    }
    const auto done = importList(reg, file, options);
    if (done.summary.created != sum.created || done.summary.setAside != sum.setAside) {
        faults += "  done otherwise than shown: " + std::to_string(done.summary.created) +
                  " created, " + std::to_string(done.summary.setAside) + " set aside\n";
    }
    const auto again = importList(reg, file, options);
    if (again.summary.created != 0 || again.summary.updated != 0) {
        faults += "  the second time creates " + std::to_string(again.summary.created) +
                  " and updates " + std::to_string(again.summary.updated) + "\n";
    }
    return faults;
}

} // namespace

TEST_CASE("Corpus: every row of every list has the outcome the list names", "[corpus]")
{
    std::string faults;
    for (const auto& path : listFiles()) {
        const auto spec = corpus::readSpec(path);
        for (const auto& format : spec.formats) {
            const auto own = faultsOf(spec, format);
            if (!own.empty()) {
                faults += spec.name + " as " + format + " (" + spec.quirk + ")\n" + own;
            }
        }
    }
    if (!faults.empty()) {
        FAIL(faults);
    }
}

TEST_CASE("Corpus: every decision can be said and every answer to it is taken", "[corpus]")
{
    const auto isSaid = [](const Message& message) {
        for (const auto language : {Language::Vietnamese, Language::English}) {
            const auto sentence = text::say(language, message);
            INFO(message.code << ": " << sentence);
            CHECK(sentence.find_first_of("{}@") == std::string::npos);
            CHECK(sentence.find("‹") == std::string::npos);
        }
    };
    std::set<DecisionKind> kinds;
    for (const auto& path : listFiles()) {
        const auto spec = corpus::readSpec(path);
        const auto workbook = test::readBytes(corpus::writeList(spec, spec.formats.front()));
        ListFile file;
        file.workbook = workbook.get();
        file.path = file.name = corpus::fileNameIn(spec, spec.formats.front());
        auto reg = corpus::registerFor(spec);
        const auto shown = proposeImport(reg, file, corpus::optionsOf(spec));
        for (const auto& sheet : shown.sheets) {
            INFO(spec.name << ", " << sheet.reading.name);
            CHECK_FALSE(sheet.understanding.decisions.empty());
            for (const auto& decision : sheet.understanding.decisions) {
                kinds.insert(decision.kind);
                isSaid(decision.title);
                std::for_each(decision.evidence.begin(), decision.evidence.end(), isSaid);
                for (const auto& option : decision.options) {
                    isSaid(option.label);
                    SheetChoices choices;
                    CHECK(overrule(choices, decision, option.value));
                }
            }
            // Read again as answered: whatever the answers, every row still has one outcome.
            auto options = corpus::optionsOf(spec);
            for (const auto& decision : sheet.understanding.decisions) {
                if (!decision.options.empty()) {
                    CHECK(overrule(options.choices.sheets[sheet.reading.name], decision,
                                   decision.options.back().value));
                }
            }
            const auto again = proposeImport(reg, file, options);
            const auto& rows = again.sheets[sheet.reading.sheet].rows;
            std::set<std::uint32_t> numbers;
            for (const auto& row : rows) {
                CHECK(numbers.insert(row.row).second);
            }
        }
    }
    CHECK((kinds.size() == 13 || std::getenv("DONGBO_LIST") != nullptr));
}

TEST_CASE("Corpus: each list names its quirk", "[corpus]")
{
    std::set<std::string> quirks;
    for (const auto& path : listFiles()) {
        INFO(path.filename().string());
        const auto spec = corpus::readSpec(path);
        CHECK_FALSE(spec.quirk.empty());
        CHECK(quirks.insert(spec.quirk).second);
        CHECK_FALSE(spec.sheets.empty());
    }
}
