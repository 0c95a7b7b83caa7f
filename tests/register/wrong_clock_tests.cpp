#include "core/journal/read/history.h"
#include "core/journal/read/verify.h"
#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "tests/support/edits.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::RegisterFixture;

namespace {

constexpr std::int64_t years = 365;

Written<FaultId> report(RegisterFixture& office, DeviceId device, const std::string& symptom)
{
    FaultDraft draft;
    draft.device = device;
    draft.symptom = symptom;
    const auto written = reportFault(office.reg, draft);
    REQUIRE(written);
    return *written;
}

bool isSound(RegisterFixture& office)
{
    const auto result = journal::verify(office.reg.database());
    for (const auto& check : result.checks) {
        INFO(check.name << " " << check.detail());
        CHECK(check.ok);
    }
    return result.ok;
}

} // namespace

TEST_CASE("Wrong clock: ten years back refuses nothing, and dates nothing before what it follows",
          "[register]")
{
    RegisterFixture office;
    const auto device = office.device("Đại An", DeviceType::Camera, "Camera 1");
    const auto fault = report(office, device, "mất hình");
    const auto known = office.clock.now();
    office.clock.advanceDays(-10 * years);
    CHECK(office.reg.now() == known);
    CHECK(office.reg.today() == dayOf(known));
    REQUIRE(fixFault(office.reg, fault.id, {}, ""));
    const auto fixed = store::load<Fault>(office.reg.database(), fault.id);
    CHECK(*fixed->fixedAt >= *fixed->reportedAt);
    REQUIRE(editDevice(office.reg, device, {fieldEdit(&Device::notes, MaybeText{"treo tường"})}, "",
                       OnConflict::WriteNothing));
    CHECK(isSound(office));
    const auto changes = journal::changeSets(office.reg.database(), {});
    CHECK(changes.front().clockSuspect == ClockDoubt::Behind);
}

TEST_CASE("Wrong clock: a fault reported in 2101 can be fixed today, and nothing is damaged",
          "[register]")
{
    RegisterFixture office;
    const auto device = office.device("Đại An", DeviceType::Camera, "Camera 1");
    const auto right = office.clock.moment;
    office.clock.advanceDays(80 * years);
    const auto fault = report(office, device, "mất hình");
    CHECK(fault.number.find("SC-2021-") != std::string::npos);
    CHECK(isSound(office));
    office.clock.moment = right;
    office.clock.advanceDays(1);
    CHECK(office.reg.now() == office.clock.moment);
    REQUIRE(fixFault(office.reg, fault.id, {}, ""));
    CHECK(isSound(office));
}

TEST_CASE("Wrong clock: a fault that an older program dated 2099 is fixed now, and typed times are "
          "questions",
          "[register]")
{
    RegisterFixture office;
    const auto device = office.device("Đại An", DeviceType::Camera, "Camera 1");
    const auto fault = report(office, device, "mất hình");
    {
        store::UnitOfWork work(office.reg.database());
        journal::Action action(journalOf(office.reg), office.reg.actor(), {"did.test", {}}, "");
        auto dated = *store::load<Fault>(office.reg.database(), fault.id);
        dated.reportedAt = parseIsoInstant("2099-01-01T08:00:00+07:00");
        action.change(fault.id, dated);
        work.commit();
    }
    const auto asked = fixFault(office.reg, fault.id, office.clock.moment, "");
    REQUIRE_FALSE(asked);
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    RepairStartDraft start;
    start.fault = fault.id;
    const auto begun = startRepair(office.reg, start); // no time typed: now
    REQUIRE(begun);
    RepairFinishDraft finish;
    finish.repair = begun->id;
    finish.at = Instant{office.clock.moment.unixMs - 86'400'000};
    REQUIRE_FALSE(finishRepair(office.reg, finish));
    finish.ifUnlikely = checks::IfUnlikely::Write;
    const auto done = finishRepair(office.reg, finish);
    REQUIRE(done);
    CHECK(done->warnings.size() == 1);
    CHECK(isSound(office));
}

TEST_CASE("Wrong clock: a register left for fourteen months works at once", "[register]")
{
    RegisterFixture office;
    const auto device = office.device("Đại An", DeviceType::Camera, "Camera 1");
    office.clock.advanceDays(425);
    CHECK(office.reg.now() == office.clock.moment);
    const auto fault = report(office, device, "mất hình");
    CHECK(store::load<Fault>(office.reg.database(), fault.id)->reportedAt == office.clock.moment);
    office.clock.advanceDays(1);
    REQUIRE(fixFault(office.reg, fault.id, {}, ""));
    CHECK_FALSE(journal::changeSets(office.reg.database(), {}).front().clockSuspect);
    CHECK(isSound(office));
}

TEST_CASE("Wrong clock: a time is corrected once the person says yes to what is unlikely",
          "[register]")
{
    RegisterFixture office;
    const auto device = office.device("Đại An", DeviceType::Camera, "Camera 1");
    const auto right = office.clock.moment;
    office.clock.advanceDays(40); // not noticed
    const auto wrong = report(office, device, "mất hình");
    office.clock.moment = right;
    office.clock.advanceDays(2);
    CHECK(journalOf(office.reg).readClock().doubt == ClockDoubt::Behind);
    TimeCorrection correction;
    correction.changeSet = wrong.changeSet;
    correction.at = Instant{right.unixMs + 365LL * 86'400'000};
    const auto asked = correctTime(office.reg, correction);
    REQUIRE_FALSE(asked);
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    correction.at = Instant{right.unixMs + 86'400'000};
    const auto done = correctTime(office.reg, correction);
    REQUIRE(done);
    CHECK(done->warnings.empty());
    CHECK(journal::changeSet(office.reg.database(), wrong.changeSet)->at == correction.at);
    // which vouches for the clock as it stands now
    CHECK_FALSE(journalOf(office.reg).readClock().doubt);
    CHECK_FALSE(journal::changeSets(office.reg.database(), {}).front().clockSuspect);
    const auto again = correctTime(office.reg, correction);
    REQUIRE_FALSE(again);
    CHECK(again.problems().front().message.code == "value.same_as_before");
    correction.at = Instant{office.clock.moment.unixMs + 365LL * 86'400'000};
    correction.ifUnlikely = checks::IfUnlikely::Write;
    const auto confirmed = correctTime(office.reg, correction);
    REQUIRE(confirmed);
    CHECK(confirmed->warnings.size() == 1);
    correction.changeSet = ChangeSetId{journal::namedId("nobody")};
    CHECK_THROWS_AS(correctTime(office.reg, correction), Error);
    CHECK(isSound(office));
}

TEST_CASE("Checks: what is unlikely is asked, then written with a warning; what is wrong stays",
          "[register]")
{
    const Instant now = *parseIsoInstant("2021-05-11T08:00:00+07:00");
    const Instant later{now.unixMs + 86'400'000};
    Problems problems;
    checks::likelyMoment(problems, "fixed_at", later, now);
    checks::likelyOrder(problems, "fixed_at", std::optional{later}, std::optional{now});
    checks::likelyDay(problems, "day", parseIsoDate("1901-01-01"), dayOf(now));
    REQUIRE(problems.size() == 3);
    CHECK(checks::areOnlyUnlikely(problems));
    CHECK(checks::settle(problems, checks::IfUnlikely::Ask).empty());
    CHECK(problems.size() == 3);
    const auto warnings = checks::settle(problems, checks::IfUnlikely::Write);
    CHECK(warnings.size() == 3);
    CHECK(problems.empty());
    checks::likelyMoment(problems, "fixed_at", later, now);
    checks::required(problems, "name", {});
    CHECK_FALSE(checks::areOnlyUnlikely(problems));
    CHECK(checks::settle(problems, checks::IfUnlikely::Write).empty());
    CHECK(problems.size() == 2);
}

TEST_CASE("Checks: what a list says is made to fit where nobody can be asked", "[register]")
{
    CHECK(checks::shortened("Điểm cầu", 300) == "Điểm cầu");
    CHECK(checks::shortened("Ma\xCC\x81y", 300) == "Máy");
    CHECK(checks::shortened(std::string("a\0b", 3), 300) == "ab");
    CHECK(checks::shortened("ệệệệ", 3) == "ệệ…");
    CHECK(checks::shortened("\xC0 x", 300) == "\xEF\xBF\xBD x");
}

TEST_CASE("Checks: a record's texts get their normal form, and what no journal takes a Problem",
          "[register]")
{
    Device device;
    device.name = "Ma\xCC\x81y chie\xCC\x82\xCC\x81u"; // decomposed, as some keyboards type it
    device.fundingSource = std::string(60'000, 'f');
    device.country = std::string("a\0b", 3);
    device.cost = Money{std::numeric_limits<std::int64_t>::max()};
    Problems problems;
    checks::record(problems, device);
    CHECK(device.name == "Máy chiếu");
    std::vector<std::string> fields;
    for (const auto& problem : problems) {
        fields.push_back(problem.field + " " + problem.message.code);
    }
    CHECK(fields == std::vector<std::string>{"cost value.too_large",
                                             "funding_source value.too_long",
                                             "country value.not_text"});
    // what was there before does not stand in the way of an edit of something else
    std::string older(60'000, 's'); // and spelt as nobody writes it today
    older += "Ma\xCC\x81y";
    device.specText = older;
    auto edited = device;
    edited.notes = "x";
    Problems none;
    checks::record(none, edited, device);
    CHECK(none.empty());
    CHECK(edited.specText == device.specText);
}
