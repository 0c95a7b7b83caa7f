#include "core/register/base/inside.h"
#include "core/register/corrections/changes.h"
#include "core/register/corrections/corrections.h"
#include "core/register/faults/faults.h"
#include "core/register/lines/email_draft.h"
#include "core/register/lines/escalation.h"
#include "core/register/lines/incidents.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/sla.h"
#include "core/register/lines/support.h"
#include "core/register/places/places.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using dongbo::test::RegisterFixture;

namespace {

Instant at(const char* text)
{
    return *parseIsoInstant(text);
}

/// Two rooms with a line each, of one provider.
struct Lines : RegisterFixture
{
    VendorId provider = vendor();
    LineId line = add("Đại An", "FTTH Đại An");
    LineId other = add("Gôi", "FTTH Gôi");

    VendorId vendor()
    {
        Vendor record;
        record.name = "Mạng Giả Định";
        record.kind = VendorKind::Provider;
        record.hotline = "0900 000 301";
        return addVendor(reg, record, {})->id;
    }
    LineId add(const std::string& site, const std::string& name)
    {
        Line record;
        record.name = name;
        record.site = findSite(reg, site);
        record.provider = provider;
        record.contractNo = "HĐ-" + name;
        record.downKbps = 40'000;
        record.repairHours = 4;
        record.availabilityBp = 9'950;
        record.validTo = Date{std::chrono::year{2021}, std::chrono::December, std::chrono::day{31}};
        return LineId{addSimple(reg, RecordKind::Line, valuesOf(record), {})->id};
    }
    void meeting(const std::string& site, const char* from, const char* until)
    {
        store::UnitOfWork work(reg.database());
        journal::Action action(journalOf(reg), reg.actor(), {"did.seeded", {}}, {});
        Meeting record;
        record.name = "Họp giao ban";
        record.state = MeetingState::Planned;
        record.startsAt = at(from);
        record.endsAt = at(until);
        MeetingSite invited;
        invited.meeting = MeetingId{action.create(record)};
        invited.site = findSite(reg, site);
        action.create(invited);
        work.commit();
    }
    LineDownDone down(const LineId& which, const char* when = nullptr)
    {
        LineDownDraft draft;
        draft.line = which;
        draft.at = when == nullptr ? std::nullopt : std::optional{at(when)};
        return *lineDown(reg, draft);
    }
    Fault fault(const FaultId& id) { return *store::load<Fault>(reg.database(), id); }
    SlaAnswer sla(Date from, Date until)
    {
        SlaQuestion question;
        question.from = from;
        question.until = until;
        return *slaOf(reg, question, reg.now());
    }
    [[nodiscard]] static Date may(unsigned day)
    {
        return Date{std::chrono::year{2021}, std::chrono::May, std::chrono::day{day}};
    }
};

} // namespace

TEST_CASE_METHOD(Lines, "A line drops in a meeting, comes back, and its minutes count", "[lines]")
{
    meeting("Đại An", "2021-05-11T08:30:00+07:00", "2021-05-11T11:00:00+07:00");
    clock.moment = at("2021-05-11T09:00:00+07:00");
    const auto opened = down(line);
    CHECK(opened.isNew);
    const auto open = fault(opened.fault);
    CHECK(open.line == line);
    CHECK(open.about == FaultAbout::Line);
    CHECK(open.severity == Severity::Blocking);
    CHECK(open.downFrom == clock.moment);
    CHECK(open.duringMeeting == "Họp giao ban");
    CHECK(open.meeting.has_value());
    clock.advanceMinutes(30);
    const auto views = lineViews(reg, reg.now());
    REQUIRE(views.size() == 2);
    CHECK(views[0].standing == planning::LineStanding::Down);
    CHECK(views[0].downMinutes == 30);
    CHECK(views[1].standing == planning::LineStanding::Unclear);

    const auto again = down(line);
    CHECK_FALSE(again.isNew);
    CHECK(again.fault == opened.fault);
    CHECK_FALSE(again.changeSet.has_value());
    CHECK(store::countFaults(reg.database(), {}) == 1);

    clock.advanceMinutes(15);
    LineRestoredDraft restored;
    restored.fault = opened.fault;
    const auto done = lineRestored(reg, restored);
    REQUIRE(done);
    CHECK(fault(opened.fault).state == FaultState::Fixed);
    CHECK(fault(opened.fault).downUntil == clock.moment);
    const auto answer = sla(may(1), may(31));
    REQUIRE(answer.providers.size() == 1);
    CHECK(answer.providers[0].name == "Mạng Giả Định");
    CHECK(answer.all.incidents == 1);
    CHECK(answer.all.minutesDown == 45);
    CHECK(answer.all.minutesInMeetings == 45);
    CHECK(answer.providers[0].lines[0].incidents[0].figures.isLate == false);

    CHECK(undoChange(reg, done->changeSet, journal::DependantRule::Refuse, {}).done);
    CHECK_FALSE(fault(opened.fault).downUntil.has_value());
    CHECK(lineViews(reg, reg.now())[0].downMinutes == 45);
}

TEST_CASE_METHOD(Lines, "Restored before it failed is refused, nothing is lost", "[lines]")
{
    const auto opened = down(line, "2021-05-11T07:00:00+07:00");
    LineRestoredDraft restored;
    restored.fault = opened.fault;
    restored.at = at("2021-05-11T06:59:00+07:00");
    const auto refused = lineRestored(reg, restored);
    REQUIRE_FALSE(refused);
    CHECK(refused.problems()[0].message.code == "line.ends_before_start");
    CHECK(fault(opened.fault).state == FaultState::Reported);
    restored.at = at("2021-05-11T07:20:00+07:00");
    REQUIRE(lineRestored(reg, restored));
    const auto edited = editFault(
        reg, opened.fault,
        {fieldEdit(&Fault::downUntil, std::optional{at("2021-05-11T06:00:00+07:00")})}, {});
    REQUIRE_FALSE(edited);
    CHECK(edited.problems()[0].message.code == "line.ends_before_start");
}

TEST_CASE_METHOD(Lines, "A contract that has ended is told, and the incident is written", "[lines]")
{
    clock.moment = at("2022-02-01T08:00:00+07:00");
    const auto opened = down(line);
    REQUIRE(opened.warnings.size() == 1);
    CHECK(opened.warnings[0].message.code == "line.contract_over");
    clock.advanceDays(1);
    const auto answer =
        sla(Date{std::chrono::year{2022}, std::chrono::January, std::chrono::day{1}},
            Date{std::chrono::year{2022}, std::chrono::March, std::chrono::day{31}});
    const auto& row = answer.providers[0].lines[0].incidents[0].figures;
    CHECK(row.isAfterContract);
    CHECK(row.minutesDown == 24 * 60);
    CHECK_FALSE(row.isLate.has_value());
    CHECK(lineViews(reg, reg.now())[0].isOver);
}

TEST_CASE_METHOD(Lines, "A fault that names no line is its site's; where there is none it is told",
                 "[lines]")
{
    FaultDraft draft;
    draft.site = findSite(reg, "Gôi");
    draft.about = FaultAbout::Line;
    draft.symptom = "Mất mạng";
    REQUIRE(reportFault(reg, draft));
    draft.site = findSite(reg, "Kim Thái");
    REQUIRE(reportFault(reg, draft));
    clock.advanceMinutes(10);
    const auto answer = sla(may(1), may(31));
    REQUIRE(answer.providers.size() == 2);
    CHECK(answer.providers[0].figures.minutesDown == 10);
    CHECK(answer.providers[1].name.empty());
    CHECK(answer.providers[1].lines[0].site == "Điểm cầu Kim Thái");
    CHECK(answer.providers[1].figures.minutesDown == 10);
    CHECK_FALSE(answer.providers[1].figures.availabilityBp().has_value());
}

TEST_CASE_METHOD(Lines, "Measurements: units that cannot be are asked about, all or none",
                 "[lines]")
{
    MeasureDraft draft;
    draft.line = line;
    CHECK_FALSE(measureLine(reg, draft));
    draft.downKbps = 38'000'000; // kbit/s typed as Mbit/s
    const auto asked = measureLine(reg, draft);
    REQUIRE_FALSE(asked);
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    draft.downKbps = 30'000;
    REQUIRE(measureLine(reg, draft));
    CHECK(lineViews(reg, reg.now())[0].standing == planning::LineStanding::Below);
    auto second = draft;
    second.line = other;
    second.downKbps = 41'000;
    auto bad = draft;
    bad.at = at("2031-01-01T00:00:00+07:00");
    CHECK(measureLines(reg, {second, bad}, {}).problems.size() == 1);
    CHECK(store::measurementsOf(reg.database(), other).empty());
    const auto many = measureLines(reg, {second, draft, second}, {});
    CHECK(many.added == 1);
    CHECK(many.unchanged == 2);
    CHECK(lineViews(reg, reg.now())[1].standing == planning::LineStanding::Good);
}

TEST_CASE_METHOD(Lines, "What counts as weak is the office's to say, one figure for line and room",
                 "[lines]")
{
    MeasureDraft draft;
    draft.line = line;
    draft.downKbps = 35'000; // 87.5 % of what was bought
    REQUIRE(measureLine(reg, draft));
    CHECK(lineViews(reg, reg.now())[0].standing == planning::LineStanding::Below);
    ReadinessSetting setting;
    setting.code = "line_least_share";
    setting.value = 80;
    REQUIRE(addSimple(reg, RecordKind::ReadinessSetting, valuesOf(setting), {}));
    CHECK(measureRules(reg).leastShare == 80);
    CHECK(lineViews(reg, reg.now())[0].standing == planning::LineStanding::Good);
    setting.value = 900; // no share: as if it were not there
    REQUIRE(addSimple(reg, RecordKind::ReadinessSetting, valuesOf(setting), {}));
    CHECK(measureRules(reg).leastShare == 80);
}

TEST_CASE_METHOD(Lines, "An upgrade is asked for, agreed, done: the line is bought anew", "[lines]")
{
    UpgradeDraft draft;
    draft.line = line;
    draft.wantedKbps = 40'000;
    CHECK(askUpgrade(reg, draft).problems()[0].message.code == "line.wants_no_more");
    draft.wantedKbps = 100'000;
    const auto asked = askUpgrade(reg, draft);
    REQUIRE(asked);
    CHECK(askUpgrade(reg, draft).problems()[0].message.code == "line.upgrade_open");
    CHECK(findUpgrade(reg, "Đại An") == asked->id);
    UpgradeAnswer answer;
    answer.id = asked->id;
    answer.day = may(1);
    CHECK(answerUpgrade(reg, answer).problems()[0].message.code == "line.step_before");
    answer.day = {};
    REQUIRE(answerUpgrade(reg, answer));
    REQUIRE(finishUpgrade(reg, {asked->id, {}, {}}));
    CHECK(store::load<Line>(reg.database(), line)->downKbps == 100'000);
    CHECK_THROWS_AS((void)answerUpgrade(reg, answer), Error);
}

TEST_CASE_METHOD(Lines, "The chain of a site: its own points, those above, the usual steps",
                 "[lines]")
{
    const auto site = findSite(reg, "Đại An");
    auto chain = chainOf(reg, {site, FaultAbout::Line, line});
    REQUIRE(chain.size() == 5);
    CHECK(chain[3].isProvider);
    CHECK(chain[3].party == "Mạng Giả Định");
    CHECK(chain[3].phone == "0900 000 301");
    CHECK(chainOf(reg, {site, FaultAbout::Power, {}}).size() == 4);
    const auto add = [&](std::int64_t level, const std::string& party, std::optional<UnitId> unit,
                         std::optional<SiteId> of) {
        ContactPoint point;
        point.level = level;
        point.party = party;
        point.unit = unit;
        point.site = of;
        REQUIRE(addSimple(reg, RecordKind::ContactPoint, valuesOf(point), {}));
    };
    add(2, "Văn phòng huyện", findUnit(reg, "Vụ Bản"), {});
    add(2, "Văn phòng xã", {}, site);
    add(2, "Của nơi khác", {}, findSite(reg, "Gôi"));
    chain = chainOf(reg, {site, FaultAbout::Line, line});
    REQUIRE(chain.size() == 6);
    CHECK(chain[1].party == "Văn phòng xã"); // the nearest first
    CHECK(chain[2].party == "Văn phòng huyện");
}

TEST_CASE_METHOD(Lines, "Who was told, what was answered, and the call from which repair counts",
                 "[lines]")
{
    const auto opened = down(line, "2021-05-11T07:00:00+07:00");
    const auto chain = chainOf(reg, questionOf(reg, fault(opened.fault)));
    TellDraft told;
    told.fault = opened.fault;
    fillFrom(told, chain[3]);
    told.at = at("2021-05-11T07:30:00+07:00");
    const auto first = tellContact(reg, told);
    REQUIRE(first);
    CHECK(nextStep(chain, store::contactsOf(reg.database(), opened.fault)) == 0U);
    told.at = {};
    const auto second = tellContact(reg, told);
    REQUIRE(second);
    const auto log = store::contactsOf(reg.database(), opened.fault);
    REQUIRE(log.size() == 2);
    CHECK(log[0].contact.purpose == ContactPurpose::Incident);
    CHECK(log[1].contact.purpose == ContactPurpose::Reminder);
    AnswerDraft answer;
    answer.contact = findContact(reg, opened.number);
    CHECK(answer.contact == second->id);
    CHECK_FALSE(answerContact(reg, answer));
    answer.ticket = "GD-7781";
    answer.at = at("2021-05-11T07:10:00+07:00");
    CHECK(answerContact(reg, answer).problems()[0].message.code == "escalation.answered_before");
    answer.at = {};
    REQUIRE(answerContact(reg, answer));
    CHECK(fault(opened.fault).ticket == "GD-7781");
    const auto row = sla(may(1), may(31)).providers[0].lines[0].incidents[0];
    CHECK(row.times.called == at("2021-05-11T07:30:00+07:00"));
    CHECK(row.figures.repairMinutes == 30); // it is eight
}

TEST_CASE_METHOD(Lines, "The text of an incident says all that is asked on the phone", "[lines]")
{
    const auto opened = down(line, "2021-05-11T07:00:00+07:00");
    const auto text = incidentText(reg, opened.fault, Language::Vietnamese, reg.now());
    for (const auto* part : {"Đại An", "HĐ-FTTH Đại An", "Mạng Giả Định", "Mất mạng",
                             "11/05/2021 07:00", "11/05/2021 11:00"}) {
        CHECK(text.body.find(part) != std::string::npos);
    }
    const auto mail = emailDraft(text, "bao-hong@vidu.vn", reg.now());
    CHECK(mail.find("To: bao-hong@vidu.vn\r\n") != std::string::npos);
    CHECK(mail.find("Subject: =?UTF-8?B?") != std::string::npos);
    CHECK(mail.find("Date: 11 May 2021 08:00:00 +0700") != std::string::npos);
    CHECK(emailDraft(text, "a@b.vn\r\nBcc: x@y.vn", reg.now()).find("Bcc") == std::string::npos);
}

TEST_CASE_METHOD(Lines, "Support: asked, answered, helped; what is over takes no step", "[lines]")
{
    SupportDraft draft;
    draft.site = findSite(reg, "Đại An");
    CHECK(askSupport(reg, draft).problems().size() == 2);
    draft.askedOf = "Sở Giả Định";
    draft.content = "Cấu hình codec";
    const auto asked = askSupport(reg, draft);
    REQUIRE(asked);
    CHECK(asked->number == "HT-2021-0001");
    CHECK(findSupport(reg, "ht 2021 0001") == asked->id);
    CHECK_FALSE(stepSupport(reg, {asked->id, SupportStep::Answer, {}, {}}));
    REQUIRE(stepSupport(reg, {asked->id, SupportStep::Answer, {}, "cử cán bộ"}));
    REQUIRE(stepSupport(reg, {asked->id, SupportStep::Help, {}, {}}));
    const auto record = *store::load<SupportRequest>(reg.database(), asked->id);
    CHECK(record.state == SupportState::Helped);
    CHECK(record.answer == "cử cán bộ");
    CHECK_THROWS_AS((void)stepSupport(reg, {asked->id, SupportStep::Refuse, {}, "x"}), Error);
}
