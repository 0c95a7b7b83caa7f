#include "core/register/register.h"
#include "core/text/wording.h"
#include "importers/proposal/import_list.h"
#include "importers/proposal/json.h"
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
using Json = nlohmann::ordered_json;

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

Register registerFor(const corpus::ListSpec& spec)
{
    Register::InitOptions options;
    options.units = spec.units;
    options.account = "thu";
    return Register::inMemory(options);
}

std::string shown(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Faults of a reading, one a line; empty when all is as the list says.
class Comparison
{
public:
    Comparison(const corpus::ListSpec& spec, const Json& got)
        : m_spec(&spec)
        , m_got(&got)
    {}

    [[nodiscard]] std::string faults()
    {
        const auto& sheets = (*m_got)["files"][0]["sheets"];
        for (const auto& wanted : m_spec->sheets) {
            m_sheet = wanted.name;
            const Json* found = nullptr;
            for (const auto& sheet : sheets) {
                if (sheet["name"] == wanted.name || sheets.size() == 1) {
                    found = &sheet;
                }
            }
            if (found == nullptr) {
                say("is not there");
                continue;
            }
            m_name = (*found)["name"].get<std::string>();
            checkReading(wanted, *found);
            checkRows(wanted, *found);
            checkTotals(wanted, *found);
            checkDevices(wanted);
        }
        return m_faults;
    }

private:
    void say(const std::string& what) { m_faults += "  " + m_sheet + ": " + what + "\n"; }

    void checkReading(const corpus::SpecSheet& wanted, const Json& got)
    {
        auto layout = got["layout"].get<std::string>();
        if (layout == "skipped") {
            layout += ":" + shown(got["reason"]);
        }
        if (!wanted.layout.empty() && layout != wanted.layout) {
            say("layout " + layout + ", not " + wanted.layout);
        }
        if (wanted.layout.empty() && layout != "rows") {
            say("layout " + layout);
        }
        if (!wanted.header.empty()) {
            std::string rows;
            for (const auto& row : got["header_rows"]) {
                rows += (rows.empty() ? "" : " ") + shown(row);
            }
            if (rows != wanted.header) {
                say("header rows " + rows + ", not " + wanted.header);
            }
        }
        for (const auto& [letters, field] : wanted.columns) {
            const auto& columns = got["columns"];
            const auto is = columns.contains(letters) ? shown(columns[letters]) : "unknown";
            if (is != field) {
                say("column " + letters + " is " + is + ", not " + field);
            }
        }
    }

    void checkRows(const corpus::SpecSheet& wanted, const Json& got)
    {
        std::map<std::uint32_t, Json> ledger;
        for (const auto& row : got["rows"]) {
            if (!ledger.emplace(row["row"].get<std::uint32_t>(), row).second) {
                say("row " + shown(row["row"]) + " has two outcomes");
            }
        }
        for (const auto& row : wanted.rows) {
            const auto found = ledger.find(row.number);
            if (row.outcome.empty() != (found == ledger.end())) {
                say("row " + std::to_string(row.number) +
                    (row.outcome.empty() ? " has an outcome" : " has no outcome"));
            }
            if (found == ledger.end() || row.outcome.empty()) {
                continue;
            }
            const auto& line = found->second;
            const bool isSame = line["outcome"] == row.outcome &&
                                (row.reason.empty() || shown(line["reason"]) == row.reason) &&
                                line["devices"] == row.devices;
            if (!isSame) {
                say("row " + std::to_string(row.number) + " is " + line.dump() + ", not " +
                    row.outcome + " " + row.reason + " " + std::to_string(row.devices));
            }
            ledger.erase(found);
        }
        for (const auto& [number, line] : ledger) {
            say("row " + std::to_string(number) + " is not of the list: " + line.dump());
        }
    }

    void checkTotals(const corpus::SpecSheet& wanted, const Json& got)
    {
        auto totals = got["totals"];
        for (const auto& total : wanted.totals) {
            const auto found = std::find_if(totals.begin(), totals.end(), [&](const Json& line) {
                return line["row"] == total.row && line["column"] == total.column &&
                       line["stated"] == total.stated && line["computed"] == total.computed &&
                       line["agrees"] == (total.stated == total.computed);
            });
            if (found == totals.end()) {
                say("no such total: " + std::to_string(total.row) + " " + total.column + " " +
                    std::to_string(total.stated) + " " + std::to_string(total.computed) + " in " +
                    totals.dump());
            } else {
                totals.erase(found);
            }
        }
        for (const auto& line : totals) {
            // Without named totals they must all agree.
            if (wanted.hasTotals || line["agrees"] == false) {
                say("total " + line.dump());
            }
        }
    }

    void checkDevices(const corpus::SpecSheet& wanted)
    {
        for (const auto& device : wanted.devices) {
            std::size_t ordinal = 0;
            const Json* found = nullptr;
            for (const auto& one : (*m_got)["devices"]) {
                if (one["source"]["sheet"] == m_name && one["source"]["row"] == device.row &&
                    ++ordinal == device.ordinal) {
                    found = &one;
                }
            }
            const auto place = "row " + std::to_string(device.row);
            if (found == nullptr) {
                say(place + " has no device " + std::to_string(device.ordinal));
                continue;
            }
            for (const auto& [field, value] : device.fields) {
                const auto is = found->contains(field) ? shown((*found)[field]) : "(no such field)";
                if (is != value) {
                    say(place + ": " + field + " is " + is + ", not " + value);
                }
            }
        }
    }

    const corpus::ListSpec* m_spec;
    const Json* m_got;
    std::string m_sheet, m_name;
    std::string m_faults;
};

ImportOptions optionsOf(const corpus::ListSpec& spec)
{
    ImportOptions options;
    options.choices = spec.choices;
    options.createPlaces = spec.createsPlaces;
    return options;
}

std::string faultsOf(const corpus::ListSpec& spec, const std::string& format)
{
    const auto bytes = corpus::writeList(spec, format);
    const auto workbook = test::readBytes(bytes);
    ListFile file;
    file.workbook = workbook.get();
    file.path = file.name = corpus::fileNameIn(spec, format);
    auto reg = registerFor(spec);
    const auto options = optionsOf(spec);
    const auto shown = proposeImport(reg, file, options);
    std::string faults = Comparison(spec, toJson(reg, {shown}, Language::Vietnamese)).faults();
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
        auto reg = registerFor(spec);
        const auto shown = proposeImport(reg, file, optionsOf(spec));
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
            auto options = optionsOf(spec);
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
