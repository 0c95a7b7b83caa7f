#include "core/register/base/office.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/care.h"
#include "core/register/faults/faults.h"
#include "core/register/maintenance/power.h"
#include "core/register/maintenance/starter.h"
#include "core/register/maintenance/watch.h"
#include "core/register/maintenance/work_orders.h"
#include "core/register/people/people.h"
#include "core/register/places/places.h"
#include "core/register/records/simple_records.h"
#include "core/register/triage/triage.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;
using dongbo::test::RegisterFixture;

namespace {

Date day(int year, unsigned month, unsigned day)
{
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// A room with a UPS under a plan of battery tests; today is 11/05/2021.
struct Room : RegisterFixture
{
    DeviceId ups = device("Đại An", DeviceType::Ups, "Bộ lưu điện");
    SiteId site = findSite(reg, "Đại An");
    MaintenancePlanId plan = makePlan();

    MaintenancePlanId makePlan()
    {
        MaintenancePlan draft;
        draft.name = "Thử ắc quy";
        draft.type = DeviceType::Ups;
        draft.intervalDays = 180;
        draft.startsOn = day(2021, 5, 1);
        draft.checklist = "Sạc đầy\n"
                          "Chạy bằng ắc quy | số | phút | >= 10 | UPS không lưu điện\n"
                          "Ngày thay ắc quy | ngày | battery_date\n";
        const auto added =
            addSimple(reg, RecordKind::MaintenancePlan, valuesOf(draft), {}); // as anybody would
        return MaintenancePlanId{added->id};
    }
    WorkTarget target()
    {
        WorkTarget out;
        out.device = ups;
        return out;
    }
    std::vector<DueWork> due() { return dueWork(reg, {}); }
    Checked<WorkFinished> test(const std::string& minutes, std::vector<std::string> more = {})
    {
        WorkDone done;
        done.results = {{1, "có"}, {2, minutes}};
        for (std::size_t i = 0; i < more.size(); ++i) {
            done.results.emplace_back(static_cast<std::int64_t>(3 + i), more[i]);
        }
        return doWork(reg, target(), done);
    }
    WorkOrder order(const WorkOrderId& id) { return *store::load<WorkOrder>(reg.database(), id); }
};

std::string codeOfFirst(const Problems& problems)
{
    return problems.empty() ? std::string() : problems.front().message.code;
}

} // namespace

TEST_CASE("Maintenance: what is due is worked out, done, and due again an interval later",
          "[register][maintenance]")
{
    Room room;
    // the device has no day of its own: it is looked after since the plan was written
    const auto first = nextWork(room.reg, room.plan, room.ups);
    REQUIRE(first);
    CHECK(first->due == day(2021, 11, 7));
    CHECK(room.due().empty());
    REQUIRE(editDevice(room.reg, room.ups,
                       {fieldEdit(&Device::inUseDate, std::optional{day(2020, 1, 1)})}, ""));
    REQUIRE(room.due().size() == 1);
    CHECK(room.due()[0].due == day(2021, 5, 1)); // the plan's first turn
    CHECK(room.due()[0].siteName == "Điểm cầu Đại An");
    const auto done = room.test("12 phút");
    REQUIRE(done);
    CHECK(done->hasPassed);
    CHECK(done->number == "BD-2021-0001");
    CHECK_FALSE(done->fault);
    CHECK(room.due().empty());
    CHECK(nextWork(room.reg, room.plan, room.ups)->due == day(2021, 11, 7));
    const auto answers = resultsOf(room.order(done->id));
    REQUIRE(answers.size() == 3);
    CHECK(answers[1].answer == "12");
    CHECK(shownAnswer(answers[1]) == "12 phút");
    CHECK(answers[2].answer.empty()); // a day where there is something to say
}

TEST_CASE("Maintenance: a failed battery test reports the fault, a second one finds it open",
          "[register][maintenance]")
{
    Room room;
    const auto failed = room.test("4");
    REQUIRE(failed);
    CHECK_FALSE(failed->hasPassed);
    REQUIRE(failed->fault);
    CHECK(failed->isFaultNew);
    const auto fault = *store::load<Fault>(room.reg.database(), *failed->fault);
    CHECK(fault.symptom == "UPS không lưu điện");
    CHECK(fault.symptomGroup == "ups_battery");
    CHECK(fault.device == room.ups);
    room.clock.advanceDays(200);
    const auto again = room.test("3");
    REQUIRE(again);
    CHECK(again->fault == failed->fault);
    CHECK_FALSE(again->isFaultNew);
    CHECK(store::faults(room.reg.database(), {}).size() == 1);
    // taken back in one step: the order, the fault
    REQUIRE(fixFault(room.reg, *failed->fault, {}, ""));
    room.clock.advanceDays(200);
    const auto third = room.test("2");
    CHECK(third->isFaultNew);
    REQUIRE(undoChange(room.reg, third->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK_FALSE(store::load<WorkOrder>(room.reg.database(), third->id));
    CHECK_FALSE(store::load<Fault>(room.reg.database(), *third->fault));
}

TEST_CASE("Maintenance: a battery that was replaced is written into the device",
          "[register][maintenance]")
{
    Room room;
    REQUIRE(room.test("25", {"10/05/2021"}));
    const auto specs = store::load<Device>(room.reg.database(), room.ups)->specs.value_or("");
    CHECK(specs.find("\"battery_date\":\"2021-05-10\"") != std::string::npos);
    const auto all = batteries(room.reg, {});
    REQUIRE(all.size() == 1);
    CHECK(all[0].since == day(2021, 5, 10));
    CHECK_FALSE(all[0].isDeviceDay);
    CHECK(all[0].replaceBy == day(2024, 5, 9));
    CHECK(all[0].lastTest == day(2021, 5, 11));
    CHECK(all[0].hasPassed == true);
    CHECK_FALSE(all[0].isDueBy(day(2021, 6, 1)));
    CHECK(all[0].isDueBy(day(2021, 12, 1))); // the next test
}

TEST_CASE("Maintenance: snoozing needs a reason and a day ahead, and is asked about once",
          "[register][maintenance]")
{
    Room room;
    const auto yesterday = planning::plusDays(room.reg.today(), -1);
    CHECK(codeOfFirst(snoozeWork(room.reg, room.target(), yesterday, "chờ ắc quy").problems()) ==
          "maintenance.snooze_day");
    CHECK(codeOfFirst(snoozeWork(room.reg, room.target(), day(2021, 6, 1), " ").problems()) ==
          "value.required");
    CHECK(codeOfFirst(snoozeWork(room.reg, room.target(), {}, "chờ ắc quy").problems()) ==
          "value.required");
    DueQuestion far;
    far.until = day(2022, 1, 1);
    CHECK(maintenanceDigest(room.reg, {}, 365).soon.size() == 1);
    REQUIRE(snoozeWork(room.reg, room.target(), day(2021, 6, 1), "chờ ắc quy"));
    auto digest = maintenanceDigest(room.reg, {}, 365);
    CHECK(digest.soon.empty());
    CHECK(digest.snoozed == 1);
    CHECK(dueWork(room.reg, far).size() == 1); // still due, only not asked about
    room.clock.advanceDays(30);
    digest = maintenanceDigest(room.reg, {}, 365);
    CHECK(digest.woken.size() == 1);
    REQUIRE(acknowledgeWork(room.reg, room.target(), "mai làm"));
    digest = maintenanceDigest(room.reg, {}, 365);
    CHECK(digest.woken.empty());
    CHECK(digest.acknowledged == 1);
}

TEST_CASE("Maintenance: a turn called off counts the next from that day; what is finished stays so",
          "[register][maintenance]")
{
    Room room;
    const auto off = cancelWork(room.reg, room.target(), "máy sắp thanh lý");
    REQUIRE(off);
    CHECK(nextWork(room.reg, room.plan, room.ups)->due == day(2021, 11, 7));
    WorkTarget finished;
    finished.order = off->id;
    CHECK_THROWS_AS(acknowledgeWork(room.reg, finished, ""), Error);
    CHECK_THROWS_AS(doWork(room.reg, finished, {}), Error);
}

TEST_CASE("Maintenance: answers of the wrong kind are told apart, each by its step",
          "[register][maintenance]")
{
    Room room;
    CHECK(codeOfFirst(room.test("nhiều").problems()) == "maintenance.answer_number");
    CHECK(codeOfFirst(room.test("12", {"hôm qua"}).problems()) == "maintenance.answer_day");
    WorkDone done;
    done.results = {{2, "12"}};
    CHECK(codeOfFirst(doWork(room.reg, room.target(), done).problems()) == "maintenance.step_open");
    done.results = {{1, "có"}, {2, "12"}, {9, "x"}};
    CHECK(codeOfFirst(doWork(room.reg, room.target(), done).problems()) ==
          "maintenance.no_such_step");
    done.results = {{1, "có"}, {1, "không"}, {2, "12"}};
    CHECK(codeOfFirst(doWork(room.reg, room.target(), done).problems()) ==
          "maintenance.step_twice");
    done.results = {{1, "có"}, {2, "12"}};
    done.day = day(2031, 1, 1);
    const auto asked = doWork(room.reg, room.target(), done);
    REQUIRE_FALSE(asked);
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    CHECK(store::workOrders(room.reg.database(), {}).empty()); // nothing was written
    WorkTarget other;
    other.device = room.device("Gôi", DeviceType::Camera, "Camera");
    CHECK(codeOfFirst(doWork(room.reg, other, done).problems()) == "maintenance.nothing_planned");
}

TEST_CASE("Maintenance: checklists say their line when they cannot be read",
          "[register][maintenance]")
{
    const auto steps =
        parseChecklist("Lau bụi\n\nĐiện áp | number | V | >= 200\nMùi khét | có/không "
                       "| - | không | Cháy nguồn\nGhi chú | chữ");
    REQUIRE(steps);
    REQUIRE(steps->size() == 4);
    CHECK(steps->at(0).kind == AnswerKind::YesNo);
    CHECK(steps->at(1).least == 200);
    CHECK(steps->at(2).wanted == false);
    CHECK(steps->at(2).symptom == "Cháy nguồn");
    CHECK(answerOf(steps->at(2), "không")->isRight == true);
    CHECK(answerOf(steps->at(1), "199,5 V")->isRight == false);
    CHECK_FALSE(steps->at(3).isRequired());
    for (const char* bad : {"Lau bụi | màu", "Điện áp | số | V | 200", " | số", "Sạch | | | >= 1",
                            "a | số | V | >= 1 | b | c"}) {
        INFO(bad);
        const auto read = parseChecklist(std::string("Tốt\n") + bad);
        REQUIRE_FALSE(read);
        CHECK(read.problems()[0].field == "work_checklist");
        CHECK(read.problems()[0].message.args[0] == Argument{"line", "2"});
    }
}

TEST_CASE("Maintenance: opening what is due gives every turn one order", "[register][maintenance]")
{
    Room room;
    (void)room.device("Gôi", DeviceType::Ups, "Bộ lưu điện");
    DueQuestion question;
    question.until = day(2021, 12, 31);
    const auto opened = openDueWork(room.reg, question);
    CHECK(opened.numbers == std::vector<std::string>{"BD-2021-0001", "BD-2021-0002"});
    CHECK(openDueWork(room.reg, question).numbers.empty());
    CHECK(codeOfFirst(openWork(room.reg, room.target(), "").problems()) == "maintenance.taken_up");
    REQUIRE(undoChange(room.reg, *opened.changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(openWork(room.reg, room.target(), "")->number == "BD-2021-0003"); // none is given twice
}

TEST_CASE("Maintenance: taking on many is one change; what is taken on already stays as it is",
          "[register][maintenance]")
{
    Room room;
    const auto second = room.device("Gôi", DeviceType::Ups, "Bộ lưu điện");
    WorkTarget other;
    other.device = second;
    REQUIRE(acknowledgeWork(room.reg, other, "mai làm"));
    const auto taken = acknowledgeWorks(room.reg, {room.target(), other});
    CHECK(taken.numbers == std::vector<std::string>{"BD-2021-0002"});
    REQUIRE(taken.changeSet);
    CHECK(maintenanceDigest(room.reg, {}, 365).acknowledged == 2);
    CHECK_FALSE(acknowledgeWorks(room.reg, {room.target(), other}).changeSet);
    REQUIRE(undoChange(room.reg, *taken.changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(maintenanceDigest(room.reg, {}, 365).acknowledged == 1);
}

TEST_CASE("Maintenance: starter plans come once, for the types there are",
          "[register][maintenance]")
{
    Room room;
    for (const auto& plan : starterPlans(Language::Vietnamese)) {
        INFO(plan.name.value_or(""));
        CHECK(plan.type);
        CHECK(plan.source.value_or("").size() > 3);
        CHECK(parseChecklist(plan.checklist.value_or("")));
    }
    CHECK(starterPlans(Language::English).size() == starterPlans(Language::Vietnamese).size());
    const auto adopted = adoptStarterPlans(room.reg, {}, Language::Vietnamese);
    REQUIRE(adopted);
    CHECK(adopted->names.size() == 1); // there is a UPS and nothing else
    CHECK(adoptStarterPlans(room.reg, {}, Language::Vietnamese)->names.empty());
    CHECK(dueWork(room.reg, {}).empty()); // nobody is overdue on the first day
}

TEST_CASE("Power: a room whose UPS is broken or away has no backup", "[register][maintenance]")
{
    Room room;
    PowerQuestion here;
    here.site = room.site;
    CHECK(roomsPower(room.reg, here)[0].hasBackup());
    REQUIRE(editDevice(room.reg, room.ups,
                       {fieldEdit(&Device::condition, std::optional{Condition::Broken})}, ""));
    const auto rooms = roomsPower(room.reg, here);
    REQUIRE(rooms.size() == 1);
    CHECK_FALSE(rooms[0].hasBackup());
    CHECK(rooms[0].failing.size() == 1);
    (void)room.device("Đại An", DeviceType::Stabilizer, "Ổn áp");
    CHECK_FALSE(roomsPower(room.reg, here)[0].hasBackup()); // steadies, does not back up
    CHECK(roomsPower(room.reg, here)[0].stabilizers == 1);
    (void)room.device("Đại An", DeviceType::Generator, "Máy phát");
    CHECK(roomsPower(room.reg, here)[0].hasBackup());
    FaultDraft dark;
    dark.site = room.site;
    dark.about = FaultAbout::Light;
    dark.symptom = "đèn hỏng";
    REQUIRE(reportFault(room.reg, dark));
    CHECK(roomsPower(room.reg, here)[0].lightFaults == 1);
    const auto all = roomsPower(room.reg, {}).size();
    CHECK(all > 1);
    // a room that closes soon was there on the day that is asked
    const auto then = room.reg.today();
    const auto last = planning::plusDays(then, 10);
    REQUIRE(editSite(room.reg, findSite(room.reg, "Gôi"),
                     {fieldEdit(&Site::validTo, std::optional{last})}, ""));
    room.clock.advanceDays(20);
    CHECK(roomsPower(room.reg, {}).size() == all - 1);
    auto past = room.reg.asOf(then);
    CHECK(roomsPower(past, {}).size() == all);
}

TEST_CASE("Watch list: what comes and goes twice is on it, what is just broken is not",
          "[register][maintenance]")
{
    Room room;
    const auto micro = room.device("Đại An", DeviceType::Microphone, "Micro");
    const auto screen = room.device("Đại An", DeviceType::Screen, "Ti vi");
    const auto report = [&](const DeviceId& device, const char* symptom) {
        FaultDraft draft;
        draft.device = device;
        draft.symptom = symptom;
        const auto done = reportFault(room.reg, draft);
        REQUIRE(fixFault(room.reg, done->id, {}, ""));
        room.clock.advanceDays(10);
    };
    report(micro, "mic chập chờn");
    report(screen, "màn hình không lên");
    CHECK(watchList(room.reg, {}).empty());
    report(micro, "mic chập chờn");
    auto watched = watchList(room.reg, {});
    REQUIRE(watched.size() == 1);
    CHECK(watched[0].device == micro);
    CHECK(watched[0].intermittent == 2);
    CHECK(watched[0].open == 0);
    report(screen, "màn hình không lên"); // came back: once a recurrence
    CHECK(watchList(room.reg, {}).size() == 1);
    report(screen, "màn hình đen");
    CHECK(watchList(room.reg, {}).size() == 2);
    const auto then = room.reg.today();
    room.clock.advanceDays(200);
    CHECK(watchList(room.reg, {}).empty());
    auto past = room.reg.asOf(then); // counted back from the day that is asked
    CHECK(watchList(past, {}).size() == 2);
}

TEST_CASE("Triage: every tree ends somewhere in every room, whatever was tried",
          "[register][triage][data]")
{
    REQUIRE(helpTrees().size() == 4);
    std::size_t walked = 0;
    for (const auto& help : helpTrees()) {
        const auto& tree = help.tree;
        INFO(tree.code);
        for (const auto& flaw : planning::flawsOf(tree)) {
            FAIL(flaw);
        }
        std::vector<DeviceType> types;
        for (const auto& step : tree.steps) {
            CHECK_FALSE(help.say(step.code, Language::Vietnamese).empty());
            CHECK_FALSE(help.say(step.code, Language::English).empty());
            for (const auto type : step.types) {
                if (std::find(types.begin(), types.end(), type) == types.end()) {
                    types.push_back(type);
                }
            }
        }
        REQUIRE(types.size() < 12);
        for (std::size_t mask = 0; mask < (std::size_t{1} << types.size()); ++mask) {
            std::vector<planning::ChainDevice> room;
            for (std::size_t i = 0; i < types.size(); ++i) {
                if (((mask >> i) & 1u) != 0) {
                    room.push_back({DeviceId{}, types[i]});
                }
            }
            std::vector<planning::TriedStep> tried;
            auto advice = planning::advise(tree, room, {}, tried);
            REQUIRE(advice.next != nullptr);
            const planning::TriageStep* last = nullptr;
            while (advice.next != nullptr) {
                last = advice.next;
                tried.push_back({last->code, StepResult::NoChange});
                advice = planning::advise(tree, room, {}, tried);
                REQUIRE(tried.size() <= tree.steps.size());
            }
            CHECK(last->isLast); // what remains to be done
            ++walked;
        }
    }
    CHECK(walked > 30);
}

TEST_CASE("Triage: every group of symptoms has a tree, or the fault's device does",
          "[register][triage]")
{
    Room room;
    const auto screen = room.device("Đại An", DeviceType::Screen, "Ti vi");
    FaultDraft draft;
    draft.device = screen;
    draft.symptom = "màn hình không lên";
    const auto fault = reportFault(room.reg, draft)->id;
    auto help = helpWith(room.reg, fault);
    REQUIRE(help.tree != nullptr);
    CHECK(help.tree->tree.code == "no_picture");
    CHECK(help.site == "Điểm cầu Đại An");
    for (const auto& part : help.advice.parts) { // the room has a screen and a UPS, no splitter
        CHECK((part.branch == nullptr || part.branch->code != "picture_splitter"));
    }
    StepTried tried;
    tried.fault = fault;
    tried.step = "picture_replug";
    tried.result = StepResult::NoChange;
    REQUIRE(logStep(room.reg, tried));
    help = helpWith(room.reg, fault);
    REQUIRE(help.tried.size() == 1);
    CHECK(help.tried[0].step.device == screen); // the only one of the step in the room
    CHECK(help.tried[0].step.text == "Rút cáp HDMI ở hai đầu, cắm chặt lại");
    tried.step = "picture_other_cable";
    tried.result = StepResult::Helped;
    REQUIRE(logStep(room.reg, tried));
    CHECK(helpWith(room.reg, fault).advice.hasHelped);
    REQUIRE(fixFault(room.reg, fault, {}, ""));
    CHECK_THROWS_AS(logStep(room.reg, tried), Error); // it is over
    const auto second = reportFault(room.reg, draft)->id;
    help = helpWith(room.reg, second);
    CHECK(help.advice.solved == 1);
    REQUIRE(help.advice.parts.size() > 1);
    CHECK(help.advice.parts[1].branch->code == "picture_input");
    CHECK(help.advice.parts[1].solvedHere == 1);
}

TEST_CASE("Triage: steps that no tree has and devices of other rooms are told",
          "[register][triage]")
{
    Room room;
    FaultDraft draft;
    draft.site = room.site;
    draft.about = FaultAbout::Power;
    draft.symptom = "mất điện";
    StepTried tried;
    tried.fault = reportFault(room.reg, draft)->id;
    CHECK(helpWith(room.reg, tried.fault).tree->tree.code == "no_power");
    CHECK(codeOfFirst(logStep(room.reg, tried).problems()) == "value.required");
    tried.step = "no_such";
    CHECK(codeOfFirst(logStep(room.reg, tried).problems()) == "triage.no_such_step");
    tried.step = "power_breaker";
    tried.device = room.device("Gôi", DeviceType::Ups, "Bộ lưu điện");
    CHECK(codeOfFirst(logStep(room.reg, tried).problems()) == "triage.not_in_room");
    tried.device.reset();
    REQUIRE(logStep(room.reg, tried));
    tried.step.clear();
    tried.text = "Gọi thợ điện";
    REQUIRE(logStep(room.reg, tried));
    CHECK(helpWith(room.reg, tried.fault).tried.size() == 2);
}

namespace {

struct Care : RegisterFixture
{
    SiteId site = findSite(reg, "Đại An");
    OfficerId binh = officer("Bình");
    OfficerId chi = officer("Chi");
    OfficerId dung = officer("Dung");

    OfficerId officer(const std::string& name)
    {
        Officer record;
        record.name = name;
        return addOfficer(reg, record, "")->id;
    }
    CareDraft care(OfficerId who, std::optional<Date> from, std::optional<Date> until = {})
    {
        CareDraft draft;
        draft.officer = who;
        draft.site = site;
        draft.from = from;
        draft.until = until;
        return draft;
    }
    [[nodiscard]] std::optional<OfficerId> custodian()
    {
        return store::load<Site>(reg.database(), site)->custodian;
    }
};

} // namespace

TEST_CASE("Care: a deputy stands beside the custodian, with what was handed over",
          "[register][people]")
{
    Care care;
    auto first = care.care(care.binh, day(2021, 1, 1));
    first.handedOver = "Tủ chìa khóa, 2 micro, sổ hướng dẫn; camera kém nét";
    REQUIRE(giveCare(care.reg, first));
    auto deputy = care.care(care.chi, day(2021, 2, 1));
    deputy.isDeputy = true;
    REQUIRE(giveCare(care.reg, deputy));
    CHECK(care.custodian() == care.binh);
    auto keepers = keepersOf(care.reg, care.site, day(2021, 5, 11));
    REQUIRE(keepers.size() == 2);
    CHECK(keepers[0].name == "Bình");
    CHECK(keepers[0].handedOver == first.handedOver);
    CHECK(keepers[1].isDeputy);
    // handed over to the deputy: who becomes custodian stands in for nobody
    REQUIRE(giveCare(care.reg, care.care(care.chi, day(2021, 5, 1))));
    keepers = keepersOf(care.reg, care.site, day(2021, 5, 11));
    REQUIRE(keepers.size() == 1);
    CHECK(keepers[0].name == "Chi");
    CHECK_FALSE(keepers[0].isDeputy);
    CHECK(care.custodian() == care.chi);
    CHECK(keepersOf(care.reg, care.site, day(2021, 3, 1)).size() == 2); // as it was
}

TEST_CASE("Care: two custodians at once are a problem that names who and when",
          "[register][people]")
{
    Care care;
    REQUIRE(giveCare(care.reg, care.care(care.binh, day(2021, 1, 1))));
    const auto both = giveCare(care.reg, care.care(care.chi, day(2021, 3, 1), day(2021, 4, 1)));
    REQUIRE_FALSE(both);
    CHECK(codeOfFirst(both.problems()) == "custody.overlaps");
    CHECK(both.problems()[0].message.args[0] == Argument{"officer", "Bình"});
    CHECK(both.problems()[0].message.args[1] == Argument{"from", "01/01/2021"});
    auto standIn = care.care(care.chi, day(2021, 3, 1), day(2021, 4, 1));
    standIn.isDeputy = true;
    CHECK(giveCare(care.reg, standIn));
    auto own = care.care(care.binh, day(2021, 3, 1));
    own.isDeputy = true;
    CHECK(codeOfFirst(giveCare(care.reg, own).problems()) == "custody.own_deputy");
    CHECK_FALSE(giveCare(care.reg, care.care(care.dung, day(2021, 3, 1), day(2021, 2, 1))));
    // a time before anybody else's is nobody's overlap
    CHECK(giveCare(care.reg, care.care(care.dung, day(2020, 1, 1), day(2020, 6, 1))));
    CHECK(care.custodian() == care.binh);
}

TEST_CASE("Training: counts for the version that is valid, and says which one it was before",
          "[register][people]")
{
    Care care;
    const auto procedure = [&](const char* version, Date from) {
        Procedure record;
        record.name = "Quy trình phòng họp";
        record.version = version;
        record.validFrom = from;
        return ProcedureId{addSimple(care.reg, RecordKind::Procedure, valuesOf(record), {})->id};
    };
    const auto train = [&](const ProcedureId& of, Date on) {
        Training record;
        record.officer = care.binh;
        record.procedure = of;
        record.day = on;
        REQUIRE(addSimple(care.reg, RecordKind::Training, valuesOf(record), {}));
    };
    const auto first = procedure("1", day(2020, 1, 1));
    const auto second = procedure("2", day(2021, 4, 1));
    train(first, day(2020, 2, 1));
    CHECK(trainedIn(care.reg, care.binh, day(2021, 3, 1))[0].isTrained());
    auto trained = trainedIn(care.reg, care.binh, day(2021, 5, 11));
    REQUIRE(trained.size() == 1);
    CHECK(trained[0].procedure.version == "2");
    CHECK_FALSE(trained[0].isTrained());
    CHECK(trained[0].earlierVersion == "1");
    train(second, day(2021, 5, 1));
    CHECK(trainedIn(care.reg, care.binh, day(2021, 5, 11))[0].isTrained());
    CHECK_FALSE(trainedIn(care.reg, care.binh, day(2021, 4, 15))[0].isTrained()); // not yet then
}
