// What nobody has priced is left empty on papers and told below the table: it is never nought, and
// never a part of a sum without a word.
#include "core/domain/amount.h"
#include "core/register/base/find.h"
#include "core/register/devices/devices.h"
#include "core/register/stocktake/counting.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/report/engine/reports.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/planning_queries.h"
#include "tests/paper/pages.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

paper::Document documentOf(Register& reg, const std::string& name,
                           const report::Parameters& parameters)
{
    auto made = report::makeDocument(reg, name, parameters, Language::Vietnamese);
    REQUIRE(made);
    return std::move(*made);
}

std::vector<paper::TableRow> rowsOf(const paper::Document& document)
{
    std::vector<paper::TableRow> rows;
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<paper::Table>(&block)) {
            table->rows([&](const paper::TableRow& row) { rows.push_back(row); });
        }
    }
    return rows;
}

/// Takes the price away from every device of the site, or of all; how many had one.
std::size_t unprice(Register& reg, const std::optional<SiteId>& site = std::nullopt)
{
    std::vector<DeviceId> priced;
    store::DeviceFilter filter;
    filter.includeAll = true;
    filter.site = site;
    store::forEachDevice(reg.database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             if (row.device.cost) {
                                 priced.push_back(row.id);
                             }
                         });
    for (const auto& id : priced) {
        REQUIRE(editDevice(reg, id,
                           {{fieldOf<&Device::cost>, {}, Value{}},
                            {fieldOf<&Device::assetClass>,
                             {},
                             Value{static_cast<std::int64_t>(AssetClass::FixedAsset)}}},
                           "")
                    .isOk());
    }
    return priced.size();
}

std::size_t timesTold(const paper::Document& document)
{
    test::Recorder pages;
    test::record(pages, document);
    return pages.countOf("không tính vào thành tiền");
}

/// The cells of money hold nothing: neither nought nor another number.
void checkEmpty(const std::vector<paper::TableRow>& rows,
                std::initializer_list<std::size_t> columns)
{
    for (const auto& row : rows) {
        for (const auto column : columns) {
            if (row.kind != paper::RowKind::Group) {
                INFO(column);
                CHECK(row.cells.at(column).empty());
            }
        }
    }
}

} // namespace

TEST_CASE("Papers: a count of what nobody priced has no amounts, and says how many", "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const auto site = findSite(reg, "Đại An");
    REQUIRE(unprice(reg, site) > 3);
    StocktakeStart start;
    start.name = "Kiểm kê Đại An";
    start.site = site;
    const auto begun = startStocktake(reg, start);
    REQUIRE(begun);
    CountDraft found;
    found.code = "DAN-COM-0001";
    found.site = site;
    REQUIRE(countThing(reg, begun->id, found, IfCounted::Tell));
    const auto counted = documentOf(reg, "c53-hd", {{"stocktake", begun->number}});
    REQUIRE_FALSE(rowsOf(counted).empty());
    checkEmpty(rowsOf(counted), {5, 8, 11}); // by the books, counted, the difference
    CHECK(timesTold(counted) == 1);
    const auto blank = documentOf(reg, "c53-hd", {{"site", "Đại An"}}); // to be written on
    REQUIRE_FALSE(rowsOf(blank).empty());
    checkEmpty(rowsOf(blank), {5, 6});
    CHECK(timesTold(blank) == 1);
}

TEST_CASE("Papers: of some prices the known are summed, and what is not in the sum is told",
          "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const auto device = findDevice(reg, "DAN-COM-0001");
    REQUIRE(editDevice(reg, device,
                       {{fieldOf<&Device::cost>, {}, Value{}},
                        {fieldOf<&Device::assetClass>,
                         {},
                         Value{static_cast<std::int64_t>(AssetClass::FixedAsset)}}},
                       "")
                .isOk());
    for (const char* paper : {"c53-hd", "s24-h", "c55a-hd"}) {
        const auto document = documentOf(reg, paper, {{"unit", "Đại An"}});
        const auto rows = rowsOf(document);
        const std::size_t money = std::string(paper) == "c55a-hd" ? 2
                                  : std::string(paper) == "s24-h" ? 8
                                                                  : 5;
        INFO(paper);
        REQUIRE(rows.back().kind == paper::RowKind::Total);
        CHECK_FALSE(rows.back().cells.at(money).empty());
        CHECK(timesTold(document) == 1);
    }
}

TEST_CASE("Papers: a request for equipment is empty where no price is known, never nought",
          "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    REQUIRE(unprice(reg) > 100);
    const report::Parameters asked{
        {"plan", store::plans(reg.database()).front().plan.name.value()}};
    const auto document = documentOf(reg, "bieu-01", asked);
    const auto rows = rowsOf(document);
    const auto have = std::count_if(rows.begin(), rows.end(), [](const paper::TableRow& row) {
        return row.kind == paper::RowKind::Plain && !row.cells.at(2).empty();
    });
    REQUIRE(have > 0); // pieces are known, their cost is not
    checkEmpty(rows, {3, 4});
    CHECK(timesTold(document) == 1);
    for (const char* paper : {"s24-h", "c55a-hd"}) {
        const auto book = documentOf(reg, paper, {});
        REQUIRE_FALSE(rowsOf(book).empty());
        checkEmpty(rowsOf(book), {std::string(paper) == "s24-h" ? 8U : 2U});
        CHECK(timesTold(book) == 1);
    }
}

TEST_CASE("Reports: a device without cost or day is on pages and in workbooks, its amounts empty",
          "[report][bad_input]")
{
    test::RegisterFixture office;
    Device bare;
    bare.name = "Thiết bị chưa rõ gì";
    bare.type = DeviceType::Other;
    bare.site = findSite(office.reg, "Đại An");
    REQUIRE(addDevice(office.reg, bare, "").isOk());
    const test::Folder folder;
    for (const auto& info : report::reports(Language::Vietnamese)) {
        INFO(info.name);
        const bool needsMore =
            std::any_of(info.parameters.begin(), info.parameters.end(), [](const auto& parameter) {
                return parameter.initial == report::Initial::Required;
            });
        if (needsMore) {
            continue;
        }
        const auto model = report::runReport(office.reg, info.name, {}, Language::Vietnamese);
        REQUIRE(model);
        for (const auto& group : model->groups) {
            for (const auto& row : group.rows) {
                if (!row.record || row.record->kind != RecordKind::Device) {
                    continue; // what is missing has the prices of the standard
                }
                for (std::size_t i = 0; i < model->columns.size(); ++i) {
                    INFO(model->columns[i].title);
                    const bool isPrice =
                        model->columns[i].code == "cost" || model->columns[i].code == "amount";
                    CHECK((!isPrice || std::holds_alternative<std::monostate>(row[i])));
                }
            }
        }
        for (const char* ending : {".pdf", ".xlsx"}) {
            const auto path = folder.path / (info.name + ending);
            REQUIRE(report::writeReport(office.reg, info.name, {}, Language::Vietnamese,
                                        office.reg.now(), path));
            CHECK(std::filesystem::file_size(path) > 0);
        }
    }
}

TEST_CASE("Papers: of a day before the first record they are whole, and say that there is nothing",
          "[papers][bad_input]")
{
    test::SampleRegister sample;
    auto before = sample.reg.asOf(*parseIsoDate("2001-01-01"));
    std::size_t empty = 0;
    for (const auto& info : report::reports(Language::Vietnamese)) {
        if (!info.isPaper) {
            continue;
        }
        INFO(info.name);
        const auto document = documentOf(before, info.name, {});
        test::Recorder pages;
        test::record(pages, document);
        CHECK(pages.pages.size() >= 1);
        CHECK(pages.clippings(document.margins).empty());
        for (const auto& row : rowsOf(document)) { // lines to be written on by hand
            CHECK(std::all_of(row.cells.begin(), row.cells.end(),
                              [](const std::string& cell) { return cell.empty(); }));
        }
        empty += pages.countOf("Không") != 0 || pages.countOf("chưa có") != 0 ? 1 : 0;
    }
    CHECK(empty >= 10);
}
