#include "core/register/base/find.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/devices.h"
#include "core/register/reports/own_reports.h"
#include "core/report/issue/register_issue.h"
#include "core/report/own/own_definition.h"
#include "core/report/own/own_lists.h"
#include "core/store/projection/load.h"
#include "tests/report/report_office.h"

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::test;

namespace {

const std::string inBooks = " d.state = 1 AND (d.paper IS NULL OR d.paper NOT IN (3, 4, 5)) ";

void save(ReportOffice& office, const std::string& name, const report::OwnDefinition& definition)
{
    REQUIRE(report::problemsOf(definition).empty());
    OwnReport report;
    report.name = name;
    report.list = definition.list;
    report.definition = report::definitionText(definition);
    REQUIRE(saveOwnReport(office.reg, report));
}

report::OwnDefinition brokenBySite()
{
    report::OwnDefinition out;
    out.columns = {"code", "name", "condition", "quantity", "amount"};
    out.filters = {{"condition", {"poor", "broken"}}};
    out.group = "site";
    out.sort = "amount";
    out.isDescending = true;
    out.chart = {"site", ""};
    return out;
}

} // namespace

TEST_CASE("Own reports: rows, groups, order, sums and chart are those of the register",
          "[report][own]")
{
    ReportOffice office;
    save(office, "Hỏng theo điểm", brokenBySite());
    const auto model = office.run("own:hong theo diem");
    CHECK(model.name == "own:Hỏng theo điểm");
    CHECK(model.title == "Hỏng theo điểm");
    CHECK(model.parameters == std::vector<std::string>{"Tình trạng: kém, hỏng"});
    const std::string wanted = "FROM device AS d WHERE d.condition_now IN (3, 4) AND" + inBooks;
    CHECK(std::ssize(rowsOf(model)) == office.number("SELECT count(*) " + wanted));
    CHECK(totalOf(model, "amount") ==
          office.number("SELECT sum(cost * coalesce(quantity, 1)) " + wanted));
    CHECK(std::ssize(model.groups) == office.number("SELECT count(DISTINCT site) " + wanted));
    const auto amount = columnOf(model, "amount");
    for (const auto& group : model.groups) {
        INFO(group.title);
        for (std::size_t i = 1; i < group.rows.size(); ++i) {
            const bool isUnknown = std::holds_alternative<std::monostate>(group.rows[i][amount]);
            CHECK((isUnknown ||
                   numberIn(group.rows[i], amount) <= numberIn(group.rows[i - 1], amount)));
        }
        CHECK(numberIn(group.subtotal, amount) == numberIn({report::sumOf(group.rows, amount)}, 0));
    }
    REQUIRE(model.charts.size() == 1);
    double bars = 0;
    for (const auto value : model.charts[0].series.at(0).values) {
        bars += value;
    }
    CHECK(static_cast<std::int64_t>(bars) == office.number("SELECT count(*) " + wanted));
}

TEST_CASE("Own reports: of faults and repairs, sorted and searched", "[report][own]")
{
    ReportOffice office;
    report::OwnDefinition faults;
    faults.list = "faults";
    faults.columns = {"number", "device", "site", "repairs", "repair_cost"};
    faults.sort = "number";
    save(office, "Sự cố", faults);
    const auto model = office.run("own:Sự cố");
    CHECK(std::ssize(rowsOf(model)) == office.number("SELECT count(*) FROM fault WHERE state = 1"));
    CHECK(totalOf(model, "repairs") ==
          office.number("SELECT count(*) FROM repair AS r JOIN fault AS f ON f.id = r.fault "
                        "WHERE r.state = 1 AND f.state = 1"));
    const auto rows = rowsOf(model);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CHECK(textIn(rows[i - 1], 0) <= textIn(rows[i], 0));
    }
    report::OwnDefinition repairs;
    repairs.list = "repairs";
    repairs.columns = {"number", "site", "cost"};
    repairs.text = "dai an";
    save(office, "Sửa ở Đại An", repairs);
    CHECK(std::ssize(rowsOf(office.run("own:Sửa ở Đại An"))) ==
          office.number("SELECT count(*) FROM repair AS r JOIN fault AS f ON f.id = r.fault "
                        "JOIN site AS s ON s.id = f.site_now "
                        "WHERE r.state = 1 AND s.name LIKE '%Đại An%'"));
}

TEST_CASE("Own reports: what nobody can make is told, field by field", "[report][own]")
{
    auto wrong = brokenBySite();
    wrong.columns.emplace_back("none");
    wrong.filters["condition"] = {"blue"};
    wrong.sort = "none";
    std::vector<std::string> fields;
    for (const auto& problem : report::problemsOf(wrong)) {
        fields.push_back(problem.field);
    }
    CHECK(fields == std::vector<std::string>{"columns", "filters", "sort"});
    CHECK(report::problemsOf({"tables", {"code"}, {}, {}, {}, {}, false, {}}).size() == 1);
    CHECK(report::problemsOf({}).at(0).field == "columns");
    ReportOffice office;
    CHECK_THROWS_AS(report::runReport(office.reg, "own:không có", {}, Language::Vietnamese), Error);
}

TEST_CASE("Own reports: shared as text and read again; a later form and others are told",
          "[report][own]")
{
    const report::OwnReportFile file{"Hỏng, kém", brokenBySite()};
    const auto text = report::fileText(file);
    const auto again = report::fileIn(text);
    CHECK(again.name == file.name);
    CHECK(again.definition == file.definition);
    CHECK(report::definitionIn(report::definitionText(file.definition)) == file.definition);
    auto later = text;
    later.replace(later.find("\"version\": 1"), 12, "\"version\": 9");
    const auto kindOf = [](const std::string& of) {
        try {
            static_cast<void>(report::fileIn(of));
        } catch (const Error& error) {
            return error.kind();
        }
        return Error::Kind::Bug;
    };
    CHECK(kindOf(later) == Error::Kind::NewerSchema);
    CHECK(kindOf("{}") == Error::Kind::Unreadable);
    CHECK(kindOf("name,list") == Error::Kind::Unreadable);
    CHECK(kindOf(text.substr(0, text.size() / 2)) == Error::Kind::Unreadable);
}

TEST_CASE("Own reports: the same name takes the new definition, undo gives the old one back",
          "[report][own]")
{
    ReportOffice office;
    save(office, "Của tôi", brokenBySite());
    auto other = brokenBySite();
    other.columns = {"code"};
    save(office, "CỦA TÔI", other);
    auto all = ownReports(office.reg);
    REQUIRE(all.size() == 1);
    CHECK(report::definitionIn(*all[0].report.definition).columns ==
          std::vector<std::string>{"code"});
    const auto removed = removeOwnReport(office.reg, all[0].id, "");
    REQUIRE(removed);
    CHECK(ownReports(office.reg).empty());
    static_cast<void>(
        undoChange(office.reg, *removed->changeSet, journal::DependantRule::Refuse, ""));
    CHECK(ownReports(office.reg).size() == 1);
}

TEST_CASE("Issued in the register: as it was, and what has changed since", "[report][issued]")
{
    ReportOffice office;
    const auto issued =
        report::issueReport(office.reg, "inventory", {{"site", "Gôi"}}, Language::Vietnamese);
    REQUIRE(issued);
    const auto written = report::registerIssue(office.reg, *issued, {"12/BC-UBND", "Trần Thị Mẫu"});
    REQUIRE(written);
    REQUIRE(issuedReports(office.reg).size() == 1);
    const auto record = issuedReports(office.reg)[0].report;
    CHECK(findIssued(office.reg, "12/bc-ubnd") == written->id);
    CHECK(findIssued(office.reg, "1") == written->id);
    CHECK(record.contentHash == issued->contentHash);
    CHECK(record.journalHead.value_or("").size() == 64);
    const auto again = report::issuedOf(office.reg, record);
    CHECK(again.content == issued->content);
    CHECK(again.parameters == issued->parameters);
    CHECK(again.issuedBy == issued->issuedBy);
    const auto same = report::checkIssued(office.reg, again);
    CHECK(same.isIntact);
    CHECK(same.isOfThisRegister);
    CHECK(same.changes.empty());
    CHECK(same.operationsSince == 0); // that it was issued changes nothing it says
    Device device;
    device.name = "Micro mới";
    device.type = DeviceType::Microphone;
    device.site = findSite(office.reg, "Gôi");
    REQUIRE(addDevice(office.reg, device, "").isOk());
    const auto later = report::checkIssued(office.reg, again);
    REQUIRE(later.changes.size() == 1);
    CHECK(later.changes[0].kind == report::RowChange::Kind::Added);
    CHECK(later.operationsSince == 2); // the device and its change-set
    REQUIRE(report::registerIssue(office.reg, *issued, {"13/BC-UBND", ""}).isOk());
    CHECK(report::checkIssued(office.reg, again).operationsSince == 2);
    static_cast<void>(
        undoChange(office.reg, written->changeSet, journal::DependantRule::Refuse, ""));
    CHECK(issuedReports(office.reg).size() == 1);
    CHECK_THROWS_AS(findIssued(office.reg, "12/BC-UBND"), Error);
}

TEST_CASE("Issued in the register: the list and the check are reports themselves",
          "[report][numbers][issued]")
{
    ReportOffice office;
    const auto note = [&](const report::Parameters& asked) {
        const auto model =
            report::runReport(office.reg, "issued-check", asked, Language::Vietnamese);
        REQUIRE(model);
        return model->notes.empty() ? std::string() : model->notes.back();
    };
    CHECK(note({}).find("chưa có báo cáo nào") != std::string::npos);
    const auto issue = [&](const std::string& name, const report::Parameters& asked,
                           const report::IssuePaper& paper) {
        const auto issued = report::issueReport(office.reg, name, asked, Language::Vietnamese);
        REQUIRE(issued);
        REQUIRE(report::registerIssue(office.reg, *issued, paper).isOk());
    };
    issue("inventory", {{"site", "Gôi"}}, {"12/BC-UBND", "Trần Thị Mẫu"});
    issue("needs", {}, {"13/BC-UBND", "", parseIsoDate("2020-02-03")});
    const auto list = report::runReport(office.reg, "issued-reports", {}, Language::Vietnamese);
    REQUIRE(list);
    const auto rows = test::rowsOf(*list);
    REQUIRE(rows.size() == 2);
    CHECK(std::ssize(rows) == office.number("SELECT count(*) FROM issued_report WHERE state = 1"));
    CHECK(rows[1][test::columnOf(*list, "issued_on")] == report::Cell{*parseIsoDate("2020-02-03")});
    const auto scope = std::get<std::string>(rows[0][test::columnOf(*list, "issued_scope")]);
    CHECK(scope.find("Gôi") != std::string::npos);
    const auto then =
        report::runReport(office.reg, "issued-reports", {{"period", "2020"}}, Language::Vietnamese);
    REQUIRE(then);
    CHECK(test::rowsOf(*then).size() == 1);

    CHECK(note({{"document", "12/BC-UBND"}}).find("đúng như báo cáo đã ban hành") !=
          std::string::npos);
    // a check can be issued, too, and the newest one is then still that of the register itself
    issue("issued-check", {{"document", "12/BC-UBND"}}, {"14/BC-UBND", ""});
    Device device;
    device.name = "Micro mới";
    device.type = DeviceType::Microphone;
    device.site = findSite(office.reg, "Gôi");
    REQUIRE(addDevice(office.reg, device, "").isOk());
    const auto check = report::runReport(office.reg, "issued-check", {{"document", "12/BC-UBND"}},
                                         Language::Vietnamese);
    REQUIRE(check);
    REQUIRE(test::rowsOf(*check).size() == 1);
    CHECK(check->groups.at(0).title == "Dòng mới có thêm");
    CHECK(test::rowsOf(*check)[0].record.has_value());
    CHECK(report::runReport(office.reg, "issued-check", {}, Language::Vietnamese).isOk());
    CHECK_THROWS_AS(report::runReport(office.reg, "issued-check", {{"document", "99/BC"}},
                                      Language::Vietnamese),
                    Error);
}

TEST_CASE("Own reports: another name keeps the report; that of another one is refused",
          "[report][own]")
{
    ReportOffice office;
    save(office, "Một", brokenBySite());
    save(office, "Hai", brokenBySite());
    const auto id = findOwnReport(office.reg, "Một");
    auto record = *store::load<OwnReport>(office.reg.database(), id);
    record.name = "hai";
    const auto refused = changeOwnReport(office.reg, id, record);
    REQUIRE_FALSE(refused);
    CHECK(refused.problems()[0].field == "name");
    record.name = "Ba";
    REQUIRE(changeOwnReport(office.reg, id, record).isOk());
    CHECK(findOwnReport(office.reg, "ba") == id);
    CHECK_FALSE(changeOwnReport(office.reg, id, record).isOk()); // nothing new
    CHECK(ownReports(office.reg).size() == 2);
    CHECK(report::runReport(office.reg, "own:" + id.text(), {}, Language::Vietnamese)->title ==
          "Ba");
}

TEST_CASE("Issued in the register: a record of a later program or without sense is told",
          "[report][issued]")
{
    ReportOffice office;
    IssuedReport record;
    record.at = parseIsoDate("2021-05-11");
    record.parameters = R"({"@version":9})";
    try {
        static_cast<void>(report::issuedOf(office.reg, record));
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::NewerSchema);
    }
    record.parameters = "{}";
    CHECK_THROWS_AS(report::issuedOf(office.reg, record), Error);
}

TEST_CASE("State assets: the fixed assets and their amounts, by source of money",
          "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("state-assets");
    // from 10 million đồng; from 5 million what was in use before 2015
    const std::string since = "coalesce(d.in_use_date, d.in_use_year || '-12-31', d.acquired, '9')";
    const std::string fixed =
        "FROM device AS d WHERE (d.asset_class = 1 OR (d.asset_class IS NULL AND d.cost >= "
        "CASE WHEN " +
        since + " < '2015-01-01' THEN 5000000 ELSE 10000000 END)) AND" + inBooks;
    CHECK(std::ssize(rowsOf(model)) == office.number("SELECT count(*) " + fixed));
    CHECK(totalOf(model, "cost-budget") + totalOf(model, "cost-other") ==
          office.number("SELECT coalesce(sum(cost * coalesce(quantity, 1)), 0) " + fixed));
}
