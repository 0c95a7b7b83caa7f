#include "core/register/base/register.h"
#include "importers/proposal/answer/json.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/set_aside_workbook.h"
#include "tests/corpus/comparison.h"
#include "tests/corpus/list_writer.h"
#include "tests/support/folder.h"
#include "tests/support/reading.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

// Lists of the corpus that come a second time: as they were, and as the rows that were set aside.

using namespace dongbo;
using namespace dongbo::importers;

namespace {

std::vector<std::filesystem::path> specs(const char* folder = "lists")
{
    const char* source = std::getenv("DONGBO_SOURCE");
    std::vector<std::filesystem::path> out;
    for (const auto& file : std::filesystem::directory_iterator(
             std::filesystem::path(source ? source : ".") / "tests" / "corpus" / folder)) {
        if (file.path().extension() == ".list") {
            out.push_back(file.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string counts(const Proposal::Summary& sum)
{
    return std::to_string(sum.created) + " created, " + std::to_string(sum.updated) + " updated, " +
           std::to_string(sum.unchanged) + " unchanged, " + std::to_string(sum.setAside) +
           " set aside, " + std::to_string(sum.conflicts) + " conflicts";
}

/// A number met twice is met once in the rows set aside, and there names the register's device; a
/// grid of one or two rows, some unreadable, is no grid to recognise.
bool standsAlone(const Proposal& proposal)
{
    return std::none_of(proposal.setAside.begin(), proposal.setAside.end(),
                        [&](const SetAsideRow& row) {
                            return row.reason.code.ends_with("_repeated") ||
                                   proposal.sheets[row.sheet].reading.layout == Layout::Grid;
                        });
}

} // namespace

TEST_CASE("Corpus: every list again changes nothing; what it set aside is set aside again",
          "[corpus]")
{
    const test::Folder folder;
    std::string faults;
    for (const auto& path : specs()) {
        const auto spec = corpus::readSpec(path);
        const auto format = spec.formats.front();
        const auto workbook = test::readBytes(corpus::writeList(spec, format));
        Register::InitOptions init;
        init.units = spec.units;
        init.account = "thu";
        auto reg = Register::inMemory(init);
        ImportOptions options;
        options.createPlaces = spec.createsPlaces;
        ListToImport list;
        list.file.workbook = workbook.get();
        list.file.path = list.file.name = corpus::fileNameIn(spec, format);
        list.choices = spec.choices;
        const auto first = importLists(reg, {list}, options);
        const auto& was = first[0].summary;
        const auto again = importLists(reg, {list}, options)[0];
        const auto& is = again.summary;
        if (is.created != 0 || is.updated != 0 || is.conflicts != 0 ||
            is.unchanged != was.created + was.updated + was.unchanged || again.changeSet) {
            faults += spec.name + ": first " + counts(was) + "; again " + counts(is) + "\n";
        }
        for (const char* ending : {".xlsx", ".ods"}) {
            const auto aside = folder.path / (spec.name + ending);
            if (writeSetAside({list}, first, Language::Vietnamese, reg.now(), aside) == 0 ||
                !standsAlone(first[0])) {
                continue;
            }
            const auto written = readListInProcess(aside);
            CHECK(written->format() == std::string_view(ending).substr(1));
            ListToImport back;
            back.file = describeFile(aside, *written);
            const auto third = importLists(reg, {back}, options)[0].summary;
            if (third.setAside != was.setAside || third.created != 0 || third.updated != 0 ||
                third.setAsideCost != was.setAsideCost) {
                faults += spec.name + ending + ": set aside " + counts(was) + "; as written " +
                          counts(third) + ", " + std::to_string(was.setAsideCost) + " / " +
                          std::to_string(third.setAsideCost) + " đ\n";
            }
        }
    }
    if (!faults.empty()) {
        FAIL(faults);
    }
}

TEST_CASE("Corpus: what a dry run says of a list is what its import says, word for word",
          "[corpus]")
{
    std::string faults;
    for (const char* folder : {"lists", "world"}) {
        for (const auto& path : specs(folder)) {
            const auto spec = corpus::readSpec(path);
            auto reg = corpus::registerFor(spec);
            const auto options = corpus::optionsOf(spec);
            for (const auto& format : spec.formats) {
                const auto workbook = test::readBytes(corpus::writeList(spec, format));
                ListToImport list;
                list.file.workbook = workbook.get();
                list.file.path = list.file.name = corpus::fileNameIn(spec, format);
                list.choices = spec.choices;
                const auto shown =
                    toJson(reg, proposeImports(reg, {list}, options), Language::Vietnamese);
                auto done = toJson(reg, importLists(reg, {list}, options), Language::Vietnamese);
                // what only writing creates
                done.erase("change_set");
                for (std::size_t i = 0; i < shown["fault_offers"].size(); ++i) {
                    if (shown["fault_offers"][i]["device"].is_null()) {
                        done["fault_offers"][i]["device"] = nullptr;
                    }
                }
                for (auto& file : done["files"]) {
                    file.erase("change_set");
                }
                if (shown != done) {
                    faults += spec.name + " (" + format + "): " +
                              nlohmann::ordered_json::diff(shown, done).dump().substr(0, 600) +
                              "\n";
                }
            }
        }
    }
    if (!faults.empty()) {
        FAIL(faults);
    }
}
