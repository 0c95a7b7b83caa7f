#include "core/domain/amount.h"
#include "core/register/base/register.h"
#include "core/store/queries/device_queries.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"
#include "importers/recognise/words/vocabulary.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using namespace dongbo;
using namespace dongbo::importers;

namespace {

std::filesystem::path sampleFolder()
{
    const char* source = std::getenv("DONGBO_SOURCE");
    REQUIRE(source != nullptr);
    return std::filesystem::path(source) / "data" / "sample";
}

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

/// What all devices of the register cost together, in đồng.
std::int64_t amountsOf(Register& reg)
{
    store::DeviceFilter all;
    all.includeAll = true; // lists name what was disposed of, too
    Money sum;
    store::forEachDevice(reg.database(), all, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             sum = row.device.cost ? cappedSum(sum, amountOf(row.device)) : sum;
                         });
    return sum.dong;
}

} // namespace

TEST_CASE("Sample: every row of every list of 2021 is read as its maker says")
{
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    options.account = "thu";
    auto reg = Register::inMemory(options);

    const auto expected = contents(sampleFolder() / "expected.tsv");
    const auto expectedRows = contents(sampleFolder() / "expected_rows.tsv");
    std::map<std::string, std::map<std::pair<std::string, std::uint32_t>, std::string>> outcomes;
    for (const auto& row : tableRows(expectedRows)) {
        outcomes[std::string(row[0])][{
            std::string(row[1]), static_cast<std::uint32_t>(std::stoul(std::string(row[2])))}] =
            std::string(row[3]);
    }
    std::int64_t worthBefore = 0;
    for (const auto& row : tableRows(expected)) {
        const std::string name(row[0]);
        if (name.starts_with("08")) {
            continue; // follows two years of history
        }
        INFO(name);
        const auto path = sampleFolder() / "lists" / name;
        const auto workbook = readListInProcess(path);
        const auto done = importList(reg, describeFile(path, *workbook), {});
        const auto& sum = done.summary;
        const auto number = [&](std::size_t at) { return std::stoull(std::string(row[at])); };
        CHECK(sum.rows() == number(1));
        CHECK(sum.created == number(2));
        CHECK(sum.updated == number(3));
        CHECK(sum.unchanged == number(4));
        CHECK(sum.setAside == number(5));
        CHECK(sum.notData == number(6));
        CHECK(sum.devices == number(7));
        CHECK(static_cast<std::uint64_t>(sum.totalCost) == number(8));
        const auto worth = amountsOf(reg);
        CHECK(worth - worthBefore == sum.totalCost);
        worthBefore = worth;
        for (const auto& sheet : done.sheets) {
            for (const auto& total : sheet.totals) {
                INFO("total in row " << total.row << ": " << total.stated << " / "
                                     << total.computed);
                CHECK(total.agrees);
            }
            for (const auto& ledger : sheet.rows) {
                const auto want = outcomes[name].find({sheet.reading.name, ledger.row});
                INFO(sheet.reading.name << " row " << ledger.row << " "
                                        << reasonOf(sheet, ledger).code);
                CHECK(codeOf(ledger.outcome) ==
                      (want == outcomes[name].end() ? "not_data" : want->second));
            }
        }
        // The same list again: nothing to do.
        const auto again = importList(reg, describeFile(path, *workbook), {});
        CHECK(again.summary.created == 0);
        CHECK(again.summary.updated == 0);
        CHECK_FALSE(again.changeSet);
    }
}
