#include "core/register/corrections/changes.h"
#include "core/register/records/simple_records.h"
#include "core/text/wording.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;

namespace {

constexpr auto price = RecordKind::Price;

PriceEntry camera(const char* model, std::int64_t dong)
{
    PriceEntry entry;
    entry.type = DeviceType::Camera;
    entry.maker = "Logitech";
    entry.model = model;
    entry.price = Money{dong};
    return entry;
}

RecordId add(Register& reg, const PriceEntry& entry)
{
    const auto done = addSimple(reg, price, valuesOf(entry), "");
    REQUIRE(done);
    return done->id;
}

std::vector<SimpleRow> listed(Register& reg, bool all = false)
{
    SimpleFilter filter;
    filter.includesAll = all;
    return simpleRecords(reg, price, filter);
}

PriceEntry entryOf(const SimpleRow& row)
{
    return recordOf<PriceEntry>(row.values);
}

} // namespace

TEST_CASE("Simple records: every simple kind has a day on which a record is taken off its list",
          "[register]")
{
    std::size_t simple = 0;
    for (const auto& kind : kinds()) {
        if (kind.isSimple) {
            INFO(kind.name);
            const auto* removed = kind.field("removed");
            REQUIRE(removed != nullptr);
            CHECK(removed->type == FieldType::Day);
            CHECK_FALSE(removed->isTyped());
            ++simple;
        }
    }
    CHECK(simple >= 1);
}

TEST_CASE("Price list: added, found by what it is called, edited, removed, undone", "[register]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto rally = add(reg, camera("Rally", 38'000'000));
    const auto group = add(reg, camera("Group", 21'000'000));
    REQUIRE(listed(reg).size() == 2);
    CHECK(listed(reg)[0].id == group); // by what they are called
    CHECK(findSimple(reg, price, "CAMERA logitech rally") == rally);
    CHECK(findSimple(reg, price, rally.text()) == rally);
    CHECK(simpleLabel(describe(price), listed(reg)[1].values, Language::English) ==
          "camera Logitech Rally");

    const auto edited = editSimple(
        reg, price, rally, {fieldEdit(&PriceEntry::price, std::optional{Money{37'500'000}})}, "");
    REQUIRE(edited);
    CHECK(entryOf(listed(reg)[1]).price == Money{37'500'000});

    const auto removed = removeSimple(reg, price, rally, "ngừng bán");
    REQUIRE(removed);
    CHECK(listed(reg).size() == 1);
    CHECK(listed(reg, true).size() == 2);
    CHECK(entryOf(listed(reg, true)[1]).removed == reg.today());
    const auto again = removeSimple(reg, price, rally, "");
    REQUIRE_FALSE(again);
    CHECK(again.problems().front().message.code == "record.removed_already");
    CHECK_THROWS_AS(findSimple(reg, price, "camera logitech rally"), Error);

    CHECK(undoChange(reg, *removed->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(listed(reg).size() == 2);
}

TEST_CASE("Price list: what the descriptor rejects is a problem of its field", "[register]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    PriceEntry entry;
    entry.price = Money{-1};
    entry.source = std::string(2'001, 'x');
    const auto done = addSimple(reg, price, valuesOf(entry), "");
    REQUIRE_FALSE(done);
    REQUIRE(done.problems().size() == 3);
    CHECK(done.problems()[0].field == "type");
    CHECK(done.problems()[0].message.code == "value.required");
    CHECK(done.problems()[1].field == "price");
    CHECK(done.problems()[1].message.code == "value.negative");
    CHECK(done.problems()[2].field == "source");
    CHECK(done.problems()[2].message.code == "value.too_long");
    CHECK(listed(reg).empty());

    auto later = camera("Rally", 1);
    later.day = reg.today() + std::chrono::years{2};
    const auto asked = addSimple(reg, price, valuesOf(later), "");
    REQUIRE_FALSE(asked);
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    const auto said = addSimple(reg, price, valuesOf(later), "", checks::IfUnlikely::Write);
    REQUIRE(said);
    CHECK(said->warnings.size() == 1);
}

TEST_CASE("Price list: two people edit one price; the field in conflict is told", "[register]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto id = add(reg, camera("Rally", 38'000'000));
    const auto seen = toValue(Money{38'000'000});
    const auto number = fieldOf<&PriceEntry::price>;
    REQUIRE(editSimple(reg, price, id, {{number, seen, toValue(Money{37'000'000})}}, ""));
    const auto late = editSimple(reg, price, id, {{number, seen, toValue(Money{36'000'000})}}, "");
    REQUIRE(late);
    CHECK_FALSE(late->changeSet);
    REQUIRE(late->conflicts.size() == 1);
    CHECK(late->conflicts[0].theirs == toValue(Money{37'000'000}));
    CHECK_THROWS_AS(
        editSimple(reg, price, id,
                   {{fieldOf<&PriceEntry::removed>, std::nullopt, toValue(reg.today())}}, ""),
        Error);
}

TEST_CASE("Price list: of the same type and model the newest price stands first", "[register]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    for (const int year : {2019, 2021, 2020}) {
        auto entry = camera("Rally", year * 1'000);
        entry.day = Date{std::chrono::year{year} / 1 / 1};
        add(reg, entry);
    }
    const auto rows = listed(reg);
    REQUIRE(rows.size() == 3);
    CHECK(entryOf(rows[0]).day == Date{std::chrono::year{2021} / 1 / 1});
    CHECK(entryOf(rows[2]).day == Date{std::chrono::year{2019} / 1 / 1});
    SimpleFilter wanted;
    wanted.equal = {{fieldOf<&PriceEntry::maker>, Value{"LOGITECH"}}};
    CHECK(simpleRecords(reg, price, wanted).size() == 3);
    wanted.equal = {{fieldOf<&PriceEntry::type>, toValue(DeviceType::Screen)}};
    CHECK(simpleRecords(reg, price, wanted).empty());
    CHECK_THROWS_AS(findSimple(reg, price, "camera logitech rally"), Error); // which of them
}

TEST_CASE("Price list: several are taken off in one change, those that are off stay as they are",
          "[register]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto first = add(reg, camera("A", 1));
    const auto second = add(reg, camera("B", 2));
    const auto third = add(reg, camera("C", 3));
    REQUIRE(removeSimple(reg, price, first, ""));
    const auto done = removeSimple(reg, price, std::vector{first, second, third}, "hết hạn");
    REQUIRE(done);
    CHECK(done->id == second);
    CHECK(listed(reg).empty());
    const auto again = removeSimple(reg, price, std::vector{second, third}, "");
    REQUIRE_FALSE(again);
    CHECK(again.problems()[0].message.code == "record.removed_already");
    REQUIRE(done->changeSet);
    static_cast<void>(undoChange(reg, *done->changeSet, journal::DependantRule::Refuse, ""));
    CHECK(listed(reg).size() == 2);
}
