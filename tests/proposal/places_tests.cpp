#include "core/journal/write/journal.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/store/projection/load.h"
#include "core/store/search/lookups.h"
#include "importers/proposal/places/places.h"
#include "tests/proposal/lists.h"

#include <catch2/catch.hpp>

#include <map>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

UnitId unitNamed(Register& reg, const std::string& folded)
{
    const auto found = store::unitsByName(reg.database(), folded);
    REQUIRE_FALSE(found.empty());
    return UnitId{found.front()};
}

/// Vụ Bản as it became on 1 July 2025: "xã Liên Minh" is another, larger commune than before; the
/// old communes ended and their rooms belong to what they were merged into, but for Vĩnh Hào's,
/// which was given up.
void mergeCommunes(Register& reg)
{
    store::UnitOfWork work(reg.database());
    journal::Action action(journalOf(reg), reg.actor(), {"did.unit_added", {{"name", ""}}}, "");
    const auto lastDay = Date{std::chrono::year{2025} / 6 / 30};
    const auto merge = [&](const std::string& name, const std::vector<std::string>& from) {
        std::map<std::string, UnitId> olds; // before another has the name
        for (const auto& folded : from) {
            olds.emplace(folded, unitNamed(reg, folded));
        }
        Unit fresh;
        fresh.name = name;
        fresh.kind = "xã";
        fresh.prefix = "N" + std::to_string(from.size());
        fresh.validFrom = Date{std::chrono::year{2025} / 7 / 1};
        const UnitId id{action.create(fresh)};
        for (const auto& [folded, old] : olds) {
            auto unit = *store::load<Unit>(reg.database(), old);
            unit.validTo = lastDay;
            unit.successor = id;
            action.change(old, unit);
            for (const auto& siteId : store::sitesByName(reg.database(), "diem cau " + folded)) {
                auto site = *store::load<Site>(reg.database(), SiteId{siteId});
                site.unit = id;
                if (folded == "vinh hao") {
                    site.validTo = lastDay;
                }
                action.change(siteId, site);
            }
        }
    };
    merge("Liên Minh", {"lien minh", "vinh hao", "dai thang"});
    merge("Hiển Khánh", {"hien khanh", "hop hung"});
    work.commit();
}

PlaceAnswer ask(Register& reg, const std::string& text, std::optional<Date> day = {})
{
    NewRecords fresh(reg);
    Places places(reg, fresh, false);
    const std::set<std::string, std::less<>> none;
    places.beginList(day, none);
    return places.answers()[places.find(text)];
}

constexpr Date in2021{std::chrono::year{2021}, std::chrono::month{5}, std::chrono::day{11}};

} // namespace

TEST_CASE("Places: a commune is known without marks, case and the words around its name")
{
    auto reg = newRegister();
    const auto [text, site] = GENERATE(table<std::string, std::string>({
        {"TT Gôi", "Điểm cầu Gôi"},
        {"Goi town", "Điểm cầu Gôi"},
        {"THỊ TRẤN GÔI", "Điểm cầu Gôi"},
        {"UBND xã Đại An", "Điểm cầu Đại An"},
        {"Ủy ban nhân dân xã Đại An", "Điểm cầu Đại An"},
        {"dai an", "Điểm cầu Đại An"},
        {"ĐC Đại An", "Điểm cầu Đại An"},
        {"Điểm cầu UBND xã Đại An", "Điểm cầu Đại An"},
        {"Phòng họp tầng 2, UBND xã Minh Tân", "Điểm cầu Minh Tân"},
        {"Xã Cộng Hoà", "Điểm cầu Cộng Hòa"},
        {"Dai An commune", "Điểm cầu Đại An"},
    }));
    INFO(text);
    const auto answer = ask(reg, text);
    CHECK(answer.kind == PlaceAnswer::Kind::Site);
    CHECK(answer.siteName == site);
}

TEST_CASE("Places: a name that nothing has gets the nearest ones as offers that can be taken")
{
    auto reg = newRegister();
    const auto answer = ask(reg, "xã Đại Ann");
    CHECK(answer.kind == PlaceAnswer::Kind::Unknown);
    REQUIRE_FALSE(answer.offers.empty());
    const auto taken = ask(reg, answer.offers.front().id);
    CHECK(taken.kind == PlaceAnswer::Kind::Site);
    CHECK(taken.siteName == "Điểm cầu Đại An");
}

TEST_CASE("Places: a commune that ended stands for the room it left, else for its successor")
{
    auto reg = newRegister();
    mergeCommunes(reg);
    const auto left = ask(reg, "xã Hợp Hưng", in2021);
    CHECK(left.kind == PlaceAnswer::Kind::Site);
    CHECK(left.siteName == "Điểm cầu Hợp Hưng");
    CHECK(left.unitName == "xã Hiển Khánh");
    // A newer list that still writes the old name means the same room.
    CHECK(ask(reg, "Hợp Hưng").siteName == "Điểm cầu Hợp Hưng");
    // Its own room is gone: the successor has two others, and a person must say which.
    const auto gone = ask(reg, "xã Vĩnh Hào", in2021);
    CHECK(gone.kind == PlaceAnswer::Kind::Ambiguous);
    CHECK(gone.offers.size() == 2);
    CHECK(gone.note.code == "import.place_merged");
}

TEST_CASE("Places: a name used again means what it meant on the list's day")
{
    auto reg = newRegister();
    mergeCommunes(reg);
    const auto then = ask(reg, "xã Liên Minh", in2021);
    CHECK(then.kind == PlaceAnswer::Kind::Site);
    CHECK(then.siteName == "Điểm cầu Liên Minh");
    // Today's xã Liên Minh has two rooms.
    const auto now = ask(reg, "xã Liên Minh", Date{std::chrono::year{2026} / 1 / 1});
    CHECK(now.kind == PlaceAnswer::Kind::Ambiguous);
    CHECK(now.offers.size() == 2);
    CHECK(ask(reg, "Điểm cầu Liên Minh").siteName == "Điểm cầu Liên Minh");
}

TEST_CASE("Places: rows that name no place are set aside, the register's sites offered")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S").row({"TT", "Tên thiết bị", "Năm sử dụng"}).row({1, "Camera A", 2019});
    ListToImport one{fileOf(list), {}, {}};
    const auto shown = proposeImports(reg, {one}, {});
    REQUIRE(shown[0].setAside.size() == 1);
    CHECK(shown[0].setAside[0].reason.code == "import.place_unknown_none");
    CHECK(shown[0].setAside[0].answers.size() == 19); // 18 sites, or left out
    one.answers.rowPlaces[{0, 2}] = shown[0].setAside[0].answers[0].value;
    CHECK(importLists(reg, {one}, {})[0].summary.created == 1);
    ImportOptions chosen;
    chosen.choices.place = "Gôi";
    CHECK(importList(reg, fileOf(list), chosen).summary.created == 1);
}

TEST_CASE("Places: in a register of one room, rows that name no place are of that room")
{
    auto reg = newRegister("");
    ImportOptions make;
    make.createPlaces = true;
    FakeWorkbook first, second;
    first.sheet("S").row({"TT", "Tên thiết bị", "Xã"}).row({1, "Camera A", "Đại An"});
    second.sheet("S").row({"TT", "Tên thiết bị", "Hãng"}).row({1, "Loa B", "Toa"});
    CHECK(importList(reg, fileOf(first), make).summary.created == 1);
    const auto done = importList(reg, fileOf(second), {});
    CHECK(done.summary.created == 1);
    CHECK(devicesOf(reg)[1].site == "Điểm cầu Đại An");
}

TEST_CASE("Places: the date of the list comes from its letterhead")
{
    auto reg = newRegister();
    mergeCommunes(reg);
    FakeWorkbook list;
    list.sheet("S")
        .row({"DANH SÁCH THIẾT BỊ NĂM 2021"})
        .row({"TT", "Tên thiết bị", "Xã"})
        .row({1, "Camera A", "xã Liên Minh"});
    const auto shown = proposeImport(reg, fileOf(list), {});
    REQUIRE(shown.day);
    CHECK(isoText(*shown.day) == "2021-12-31");
    CHECK(shown.summary.created == 1);
    CHECK(shown.places[shown.devices[0].place].siteName == "Điểm cầu Liên Minh");
}
