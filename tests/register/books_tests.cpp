#include "core/domain/amount.h"
#include "core/register/books/book_tables.h"
#include "core/register/books/disposal_batches.h"
#include "core/register/books/movements.h"
#include "core/register/books/wear.h"
#include "core/register/corrections/changes.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "core/store/queries/wear_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <array>
#include <map>
#include <random>
#include <stdexcept>

using namespace dongbo;

namespace {

Date day(int year, unsigned month, unsigned day)
{
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// One asset of a generated ledger, and what an accountant's sheet would say of it.
struct LedgerRow
{
    DeviceId device;
    DeviceType type = DeviceType::Computer;
    std::int64_t cost = 0;
    Date used{};
    std::optional<int> openingYear; ///< stated by the list
    std::int64_t opening = 0;
    std::optional<int> ownRate; ///< of the list, in per mille
    std::optional<Date> left;
};

/// Rates in per mille, computed apart from the program: computers 20 %, generators 12.5 %, UPS 12.5
/// % until 2018 and 20 % since.
std::int64_t perMille(const LedgerRow& row, int year)
{
    if (row.type == DeviceType::Ups && year >= 2019) {
        return 200; // newer than any list's own
    }
    if (row.ownRate) {
        return *row.ownRate;
    }
    return row.type == DeviceType::Computer ? 200 : 125;
}

/// Accumulated wear at the end of each year, the slow way: year by year, in thousandths of a đồng.
std::map<int, std::int64_t> sheetOf(const LedgerRow& row, int until)
{
    std::map<int, std::int64_t> out;
    std::int64_t worn = row.openingYear ? row.opening : 0;
    const int first = row.openingYear ? *row.openingYear + 1 : static_cast<int>(row.used.year());
    for (int year = first; year <= until; ++year) {
        const auto thousandths = row.cost * perMille(row, year);
        auto amount = thousandths / 1000 + (thousandths % 1000 >= 500 ? 1 : 0);
        if (worn + amount > row.cost) {
            amount = row.cost - worn;
        }
        worn += amount;
        out[year] = worn;
    }
    return out;
}

/// A register with assets of many years: opening balances, rates of their own, last-year
/// remainders, fully worn ones, ones bought on 31 December, ones that leave.
class Ledger
{
public:
    explicit Ledger(std::size_t assets, std::uint64_t seed)
        : m_random(seed)
    {
        for (std::size_t i = 0; i < assets; ++i) {
            add(i);
        }
    }

    test::RegisterFixture office;
    std::vector<LedgerRow> rows;

private:
    std::int64_t below(std::int64_t most)
    {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(most));
    }

    void add(std::size_t i)
    {
        constexpr std::array types{DeviceType::Computer, DeviceType::Ups, DeviceType::Generator};
        LedgerRow row;
        row.type = types[i % types.size()];
        row.cost = 10'000'000 + below(40'000'000);
        const int year = 2011 + static_cast<int>(below(9));
        row.used =
            i % 7 == 0 ? day(year, 12, 31) : day(year, 1 + static_cast<unsigned>(below(12)), 1);
        Device device;
        device.type = row.type;
        device.name = "Tài sản " + std::to_string(i);
        device.code = "TS-" + std::to_string(i);
        device.site = findSite(office.reg, "Đại An");
        device.cost = Money{row.cost};
        device.inUseDate = row.used;
        row.device = addDevice(office.reg, device, "", checks::IfUnlikely::Write)->id;
        if (i % 3 == 0 && year < 2017) { // stated by a list, to a đồng of its own
            row.openingYear = 2017;
            row.opening = i % 9 == 0 ? row.cost - 1 : i % 9 == 3 ? row.cost : below(row.cost);
            OpeningDraft opening;
            opening.device = row.device;
            opening.year = 2017;
            opening.accumulated = Money{row.opening};
            if (i % 2 == 0) {
                row.ownRate = 100;
                opening.rateBasisPoints = 1'000;
            }
            if (!openWear(office.reg, opening)) {
                throw std::runtime_error("no opening balance");
            }
        }
        rows.push_back(row);
    }

    std::mt19937_64 m_random;
};

DeviceId addAsset(test::RegisterFixture& office, DeviceType type, std::int64_t cost,
                  std::optional<Date> used)
{
    Device device;
    device.type = type;
    device.name = "Thiết bị";
    device.site = findSite(office.reg, "Đại An");
    device.cost = Money{cost};
    device.inUseDate = used;
    const auto added = addDevice(office.reg, device, "");
    REQUIRE(added);
    return added->id;
}

std::string codeOfProblem(const Problems& problems)
{
    return problems.empty() ? std::string() : problems.front().message.code;
}

Checked<WearRun> charge(Register& reg, int year)
{
    return runWear(reg, {year, "", "", checks::IfUnlikely::Ask});
}

} // namespace

TEST_CASE("Wear: a ledger of 1,000 assets agrees with an accountant's sheet to the đồng",
          "[register][books]")
{
    Ledger ledger(1'000, 20);
    auto& reg = ledger.office.reg;
    constexpr int first = 2018;
    constexpr int last = 2020;
    for (auto& row : ledger.rows) { // every eleventh leaves in the middle of a year
        if (&row - ledger.rows.data() > 0 && (&row - ledger.rows.data()) % 11 == 0) {
            row.left = day(2019, 6, 30);
            DisposeDraft draft;
            draft.device = row.device;
            draft.day = row.left;
            draft.ifUnlikely = checks::IfUnlikely::Write;
            REQUIRE(disposeDevice(reg, draft));
        }
    }
    for (int year = first; year <= last; ++year) {
        const auto run = charge(reg, year);
        REQUIRE(run);
        CHECK(run->skipped.empty());
        std::int64_t sum = 0;
        for (const auto& row : ledger.rows) {
            const auto end = day(year, 12, 31);
            const bool isHeld = row.used <= end && (!row.left || *row.left > end);
            const auto wear = wearOf(reg, row.device, year);
            REQUIRE(wear);
            const auto sheet = sheetOf(row, isHeld ? year : static_cast<int>(row.left ? 2018 : 0));
            const auto expected = sheet.empty() ? 0 : sheet.rbegin()->second;
            INFO(row.cost << " " << isoText(row.used) << " in " << year);
            REQUIRE(wear->accumulated.dong == expected);
            if (wear->netValue) {
                REQUIRE(wear->netValue->dong == row.cost - expected);
            } else { // it left before anything was entered of it
                REQUIRE((expected == 0 && row.left));
            }
            sum += isHeld ? expected : 0;
        }
        CHECK(run->all.accumulated.dong == sum);
    }
}

TEST_CASE("Wear: a past year stays as it was charged when the table changes", "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto pc = addAsset(office, DeviceType::Computer, 15'000'000, day(2019, 3, 1));
    REQUIRE(charge(reg, 2019));
    WearRate rate;
    rate.type = DeviceType::Computer;
    rate.rateBasisPoints = 5'000;
    rate.lifeYears = 2;
    rate.validFrom = day(2020, 1, 1);
    REQUIRE(addSimple(reg, RecordKind::WearRate, valuesOf(rate), ""));
    REQUIRE(charge(reg, 2020));
    CHECK(wearOf(reg, pc, 2019)->accumulated.dong == 3'000'000);
    CHECK(wearOf(reg, pc, 2020)->accumulated.dong == 10'500'000);
    CHECK(wearOf(reg, pc)->rateBasisPoints == 5'000);
}

TEST_CASE("Wear: a past day knows what was entered by then, with the rates of then",
          "[register][books][asof]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto pc = addAsset(office, DeviceType::Computer, 15'000'000, day(2019, 3, 1));
    REQUIRE(charge(reg, 2020));
    office.clock.advanceDays(300);
    WearRate rate;
    rate.type = DeviceType::Computer;
    rate.rateBasisPoints = 5'000;
    rate.lifeYears = 2;
    rate.validFrom = day(2021, 1, 1);
    REQUIRE(addSimple(reg, RecordKind::WearRate, valuesOf(rate), ""));
    REQUIRE(charge(reg, 2021));
    CHECK(wearOf(reg, pc)->accumulated.dong == 13'500'000);
    auto past = reg.asOf(day(2021, 12, 31));
    CHECK(wearOf(past, pc)->accumulated.dong == 6'000'000);
    CHECK(wearOf(past, pc)->netValue == Money{9'000'000});
    CHECK(wearOf(past, pc)->rateBasisPoints == 2'000);
    CHECK(nextWearYear(past) == 2021);
    CHECK(store::chargedYears(past.database()).size() == 1);
    const auto preview = previewWear(past, 2021);
    REQUIRE(preview);
    REQUIRE(preview->lines.size() == 1);
    CHECK(preview->lines[0].charge.amount.dong == 3'000'000);
}

TEST_CASE("Wear: a charged year is told as it was written, with what could not be charged",
          "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto pc = addAsset(office, DeviceType::Computer, 15'000'000, day(2019, 3, 1));
    const auto worn = addAsset(office, DeviceType::Computer, 10'000'000, day(2012, 3, 1));
    const auto undated = addAsset(office, DeviceType::Screen, 12'000'000, std::nullopt);
    const auto before = previewWear(reg, 2020);
    REQUIRE(before);
    const auto run = charge(reg, 2020);
    REQUIRE(run);
    const auto told = chargedWear(reg, 2020);
    REQUIRE(told.lines.size() == 2);
    CHECK(told.all.amount == before->all.amount);
    CHECK(told.all.accumulated == before->all.accumulated);
    CHECK(told.lines[0].device == pc);
    CHECK(told.lines[0].charge.amount.dong == 3'000'000);
    CHECK(told.lines[0].charge.before.dong == 3'000'000);
    CHECK(told.lines[0].charge.isOpening);
    CHECK(told.lines[1].device == worn);
    CHECK(told.all.fullyWorn == 1);
    REQUIRE(told.skipped.size() == 1);
    CHECK(told.skipped[0].device == undated);
    // what is corrected afterwards changes nothing of it; what comes later is no part of it
    REQUIRE(editDevice(reg, pc, {fieldEdit(&Device::cost, std::optional{Money{30'000'000}})}, ""));
    addAsset(office, DeviceType::Computer, 15'000'000, day(2018, 3, 1));
    const auto again = chargedWear(reg, 2020);
    CHECK(again.lines.size() == 2);
    CHECK(again.lines[0].cost.dong == 15'000'000);
    CHECK(again.all.amount == before->all.amount);
}

TEST_CASE("Wear: a net value is not known while nobody entered what was worn before",
          "[register][books]")
{
    test::RegisterFixture office; // it is May 2021
    auto& reg = office.reg;
    const auto old = addAsset(office, DeviceType::Computer, 15'000'000, day(2019, 3, 1));
    const auto fresh = addAsset(office, DeviceType::Computer, 15'000'000, day(2021, 3, 1));
    CHECK_FALSE(wearOf(reg, old)->netValue);
    CHECK(wearOf(reg, fresh)->netValue == Money{15'000'000});
    REQUIRE(charge(reg, 2020));
    CHECK(wearOf(reg, old)->netValue == Money{9'000'000});
    CHECK(wearOf(reg, fresh)->netValue == Money{15'000'000});
}

TEST_CASE("Wear: charged twice, out of order or too early is a clear problem", "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    addAsset(office, DeviceType::Computer, 15'000'000, day(2017, 3, 1));
    REQUIRE(charge(reg, 2018));
    CHECK(codeOfProblem(charge(reg, 2018).problems()) == "wear.charged");
    CHECK(codeOfProblem(charge(reg, 2017).problems()) == "wear.later_charged");
    CHECK(codeOfProblem(charge(reg, 2020).problems()) == "wear.year_missing");
    CHECK(codeOfProblem(charge(reg, 2022).problems()) == "wear.year_to_come");
    REQUIRE(charge(reg, 2019));
    REQUIRE(charge(reg, 2020));
    const auto early = charge(reg, 2021); // it is May
    CHECK(codeOfProblem(early.problems()) == "wear.year_not_over");
    CHECK(early.problems().front().weight == Weight::Unlikely);
    CHECK(runWear(reg, {2021, "", "", checks::IfUnlikely::Write}));
}

TEST_CASE("Wear: what cannot be charged is named with the reason, tools and loans are left out",
          "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto site = findSite(reg, "Đại An");
    const auto add = [&](std::optional<std::int64_t> cost, std::optional<AssetClass> kind,
                         std::optional<Date> used) {
        Device device;
        device.type = DeviceType::Camera;
        device.name = "Camera";
        device.site = site;
        device.assetClass = kind;
        device.inUseDate = used;
        if (cost) {
            device.cost = Money{*cost};
        }
        return addDevice(reg, device, "")->id;
    };
    const auto used = day(2019, 5, 1);
    const auto noClass = add({}, {}, used);
    const auto noCost = add({}, AssetClass::FixedAsset, used);
    const auto noDate = add(20'000'000, AssetClass::FixedAsset, {});
    add(2'000'000, {}, used);
    add(90'000'000, AssetClass::OnLoan, used);
    const auto legacy = add(6'000'000, AssetClass::FixedAsset, used); // below today's threshold
    const auto run = previewWear(reg, 2019);
    REQUIRE(run);
    REQUIRE(run->skipped.size() == 3);
    CHECK(run->skipped[0].device == noClass);
    CHECK(run->skipped[0].why == planning::WearGap::NoClass);
    CHECK(run->skipped[1].device == noCost);
    CHECK(run->skipped[1].why == planning::WearGap::NoCost);
    CHECK(run->skipped[2].device == noDate);
    CHECK(run->skipped[2].why == planning::WearGap::NoDate);
    CHECK(run->tools == 1);
    CHECK(run->onLoan == 1);
    REQUIRE(run->lines.size() == 1);
    CHECK(run->lines[0].device == legacy);
    CHECK_FALSE(run->changeSet);
    CHECK(store::chargedYears(reg.database()).empty()); // a preview writes nothing
}

TEST_CASE("Wear: a year is taken back as one and can be charged again", "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto pc = addAsset(office, DeviceType::Computer, 15'000'000, day(2019, 12, 31));
    const auto run = charge(reg, 2020);
    REQUIRE(run);
    CHECK(wearOf(reg, pc)->accumulated.dong == 6'000'000);
    REQUIRE(undoChange(reg, *run->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(wearOf(reg, pc)->accumulated.dong == 0);
    CHECK(store::chargedYears(reg.database()).empty());
    const auto again = charge(reg, 2020);
    REQUIRE(again);
    CHECK(again->all.amount == run->all.amount);
}

TEST_CASE("Wear: whatever is added, charged, revalued, disposed of and undone, entries add up",
          "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    std::mt19937_64 random(11);
    const auto below = [&random](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
    };
    std::vector<DeviceId> assets;
    std::vector<ChangeSetId> runs;
    std::size_t charged = 0;
    for (int step = 0; step < 300; ++step) {
        const auto what = below(10);
        if (what < 4 || assets.empty()) {
            assets.push_back(addAsset(
                office, what % 2 == 0 ? DeviceType::Computer : DeviceType::Ups,
                10'000'000 + below(30'000'000), day(2012 + static_cast<int>(below(9)), 5, 1)));
        } else if (what < 6) {
            if (auto run = charge(reg, nextWearYear(reg)); run && run->changeSet) {
                runs.push_back(*run->changeSet);
                ++charged;
            }
        } else if (what < 8 && !runs.empty()) {
            REQUIRE(undoChange(reg, runs.back(), journal::DependantRule::Refuse, "").done);
            runs.pop_back();
        } else {
            const auto id = assets[static_cast<std::size_t>(below(std::ssize(assets)))];
            const std::optional cost{Money{10'000'000 + below(30'000'000)}};
            static_cast<void>(editDevice(reg, id, {fieldEdit(&Device::cost, cost)}, ""));
        }
        for (const auto& id : assets) {
            std::int64_t sum = 0;
            std::int64_t year = 0;
            for (const auto& [entryId, entry] : store::wearEntriesOf(reg.database(), id)) {
                sum += entry.amount->dong;
                REQUIRE(entry.accumulated->dong == sum);
                REQUIRE(sum <= std::max(entry.cost->dong, sum - entry.amount->dong));
                REQUIRE(*entry.year > year);
                year = *entry.year;
            }
            REQUIRE(wearOf(reg, id)->accumulated.dong == sum);
        }
    }
    CHECK(charged > 5);
    while (!runs.empty()) {
        REQUIRE(undoChange(reg, runs.back(), journal::DependantRule::Refuse, "").done);
        runs.pop_back();
    }
    CHECK(store::lastWearYear(reg.database()) == std::nullopt);
}

TEST_CASE("Wear: a run that is stopped writes nothing", "[register][books]")
{
    Ledger ledger(600, 3);
    auto& reg = ledger.office.reg;
    const auto stop = [](std::size_t, std::size_t all) {
        if (all != 0) { // while it writes
            throw Error(Error::Kind::Cancelled, {"cli.cancelled", {}});
        }
    };
    CHECK_THROWS_AS(runWear(reg, {2018, "", "", checks::IfUnlikely::Ask}, stop), Error);
    CHECK(store::chargedYears(reg.database()).empty());
    CHECK(charge(reg, 2018));
}

TEST_CASE("Wear: an opening balance is not above the cost, not in a charged year, and once only",
          "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto pc = addAsset(office, DeviceType::Computer, 15'000'000, day(2017, 3, 1));
    OpeningDraft opening{pc, 2019, Money{15'000'001}, {}, "", "", ""};
    CHECK(codeOfProblem(openWear(reg, opening).problems()) == "wear.opening_above_cost");
    opening.accumulated = Money{-1};
    CHECK_FALSE(openWear(reg, opening));
    opening.accumulated = Money{9'000'000};
    opening.rateBasisPoints = 10'001;
    CHECK_FALSE(openWear(reg, opening));
    opening.rateBasisPoints.reset();
    REQUIRE(openWear(reg, opening));
    CHECK(wearOf(reg, pc)->netValue == Money{6'000'000});
    CHECK(codeOfProblem(openWear(reg, opening).problems()) == "wear.opened_already");
    REQUIRE(charge(reg, 2020));
    CHECK(wearOf(reg, pc)->netValue == Money{3'000'000});
    const auto other = addAsset(office, DeviceType::Computer, 15'000'000, day(2017, 3, 1));
    CHECK(codeOfProblem(openWear(reg, {other, 2020, Money{1}, {}, "", "", ""}).problems()) == "");
    const auto tool = addAsset(office, DeviceType::Camera, 1'000'000, day(2017, 3, 1));
    CHECK(codeOfProblem(openWear(reg, {tool, 2020, Money{1}, {}, "", "", ""}).problems()) ==
          "wear.not_fixed_asset_of");
}

TEST_CASE("Wear: a new register begins with rates and thresholds an office can change",
          "[register][books]")
{
    test::RegisterFixture office;
    CHECK(store::wearRates(office.reg.database()).size() >= 18);
    CHECK(store::assetThresholds(office.reg.database()).size() == 2);
    const auto rates = wearRatesOf(office.reg);
    CHECK(rates.of(DeviceType::Ups, 2018)->rateBasisPoints == 1'250);
    CHECK(rates.of(DeviceType::Ups, 2019)->rateBasisPoints == 2'000);
}

TEST_CASE("Disposal: proposed, decided, done and undone", "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto old = addAsset(office, DeviceType::Computer, 15'000'000, day(2010, 3, 1));
    const auto broken = office.device("Đại An", DeviceType::Camera, "Camera");
    const auto kept = office.device("Đại An", DeviceType::Screen, "Ti vi");
    REQUIRE(charge(reg, 2020));
    REQUIRE(editDevice(reg, broken,
                       {fieldEdit(&Device::condition, std::optional{Condition::Broken})}, ""));
    REQUIRE(editDevice(reg, kept, {fieldEdit(&Device::use, std::optional{Use::Spare})}, ""));
    const auto candidates = disposalCandidates(reg);
    REQUIRE(candidates.size() == 3);
    CHECK(candidates[0].cause == DisposalCause::Broken);
    CHECK(candidates[1].cause == DisposalCause::FullyWorn);
    CHECK(candidates[1].netValue == Money{0});
    CHECK(candidates[1].age == 11);
    CHECK(candidates[2].cause == DisposalCause::Surplus);

    ProposeDraft draft;
    for (const auto& one : candidates) {
        draft.devices.push_back({one.device, {}, "hết dùng", {}});
    }
    const auto proposed = proposeDisposal(reg, draft);
    REQUIRE(proposed);
    CHECK(proposed->number == "TL-2021-0001");
    CHECK(store::load<Device>(reg.database(), old)->paper == Paper::DisposalProposed);
    CHECK(disposalCandidates(reg).empty()); // they are in a batch
    CHECK(codeOfProblem(proposeDisposal(reg, draft).problems()) == "disposal.proposed_already");
    CHECK_THROWS_AS(finishDisposal(reg, {proposed->id, {}, {}, {}}), Error); // not decided yet

    DecideDraft decide{proposed->id, day(2021, 5, 1), "45/QĐ-UBND", {kept}};
    CHECK(codeOfProblem(decideDisposal(reg, decide).problems()) ==
          "disposal.decided_before_proposed");
    decide.day = day(2021, 5, 11);
    REQUIRE(decideDisposal(reg, decide));
    CHECK(store::load<Device>(reg.database(), kept)->paper == Paper::Active);
    CHECK_THROWS_AS(decideDisposal(reg, decide), Error);

    FinishDraft finish{proposed->id, day(2021, 5, 10), Money{100'000}, {{old, Money{500'000}}}};
    CHECK(codeOfProblem(finishDisposal(reg, finish).problems()) == "disposal.done_before_decided");
    finish.day = day(2021, 5, 11);
    const auto done = finishDisposal(reg, finish);
    REQUIRE(done);
    CHECK(store::load<Device>(reg.database(), old)->paper == Paper::Disposed);
    const auto overview = disposalOverview(reg, proposed->id);
    CHECK(overview.row.batch.state == BatchState::Done);
    CHECK(overview.proceeds == Money{500'000});
    REQUIRE(undoChange(reg, done->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(store::load<Device>(reg.database(), old)->paper == Paper::DisposalProposed);
    CHECK(disposalOverview(reg, proposed->id).row.batch.state == BatchState::Decided);
    REQUIRE(withdrawDisposal(reg, proposed->id, "chờ kiểm kê"));
    CHECK(store::load<Device>(reg.database(), old)->paper == Paper::Active);
}

TEST_CASE("Disposal: nothing of others, nothing twice, nothing empty", "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    CHECK(codeOfProblem(proposeDisposal(reg, {}).problems()) == "disposal.no_device");
    const auto lent = office.device("Đại An", DeviceType::Router, "Modem");
    REQUIRE(editDevice(reg, lent,
                       {fieldEdit(&Device::assetClass, std::optional{AssetClass::OnLoan})}, ""));
    ProposeDraft draft;
    draft.devices = {{lent, {}, "", {}}};
    CHECK(codeOfProblem(proposeDisposal(reg, draft).problems()) == "disposal.on_loan");
    const auto own = office.device("Đại An", DeviceType::Camera, "Camera");
    draft.devices = {{own, {}, "", {}}, {own, {}, "", {}}};
    CHECK(codeOfProblem(proposeDisposal(reg, draft).problems()) == "disposal.twice");
    CHECK(store::disposalBatches(reg.database()).empty());
}

TEST_CASE("Movements: what comes, goes, moves, is revalued and reclassified adds up",
          "[register][books]")
{
    test::RegisterFixture office;
    auto& reg = office.reg;
    const auto early = addAsset(office, DeviceType::Computer, 15'000'000, day(2019, 3, 1));
    const auto moved = addAsset(office, DeviceType::Camera, 30'000'000, day(2019, 3, 1));
    addAsset(office, DeviceType::Screen, 12'000'000, day(2021, 2, 1));
    const auto left = addAsset(office, DeviceType::Ups, 11'000'000, day(2018, 1, 1));
    TransferDraft transfer;
    transfer.device = moved;
    transfer.to = findSite(reg, "Kim Thái");
    transfer.day = day(2021, 4, 1);
    REQUIRE(transferDevice(reg, transfer));
    DisposeDraft dispose;
    dispose.device = left;
    dispose.day = day(2021, 3, 1);
    REQUIRE(disposeDevice(reg, dispose));
    office.clock.advanceDays(1);
    REQUIRE(
        editDevice(reg, early, {fieldEdit(&Device::cost, std::optional{Money{18'000'000}})}, ""));
    const auto movements = movementsOf(reg, day(2021, 1, 1), day(2021, 12, 31));
    CHECK(movements.agrees);
    CHECK(movements.all.opening.value.dong == 56'000'000);
    CHECK(movements.all.closing.value.dong == 60'000'000);
    const auto up = [&](planning::MovementCause cause) {
        return movements.all.upBy[static_cast<std::size_t>(cause)].value.dong;
    };
    CHECK(up(planning::MovementCause::Added) == 12'000'000);
    CHECK(up(planning::MovementCause::Moved) == 30'000'000);
    CHECK(up(planning::MovementCause::Revalued) == 3'000'000);
    CHECK(movements.all.downBy[1].value.dong == 11'000'000);
    const auto there = movementsOf(reg, day(2021, 1, 1), day(2021, 12, 31),
                                   {findUnit(reg, "Kim Thái"), AssetClass::FixedAsset});
    CHECK(there.agrees);
    CHECK(there.all.opening.quantity == 0);
    CHECK(there.all.upBy[static_cast<std::size_t>(planning::MovementCause::Moved)].quantity == 1);
    CHECK(there.all.closing.value.dong == 30'000'000);
}
