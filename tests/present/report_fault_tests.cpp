#include "core/register/base/inside.h"
#include "core/register/corrections/corrections.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "gui/present/forms/form_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using present::FormPresenter;

namespace {

class FakeFormView final : public present::FormView
{
public:
    std::string focus;

    void showForm(const present::Form&) override {}
    void focusOn(const std::string& field) override { focus = field; }
};

struct Office
{
    FakeShell shell;
    DeviceId screen = shell.device("Hiển Khánh", DeviceType::Screen, "Tivi Samsung 55\"");
    FakeFormView view;
    FormPresenter presenter{shell, view};

    Office() { open({}); }
    void open(const present::SheetRequest& request) { REQUIRE(presenter.open(request)); }
    const present::FormField& field(const char* name) { return *presenter.form().find(name); }
    std::string value(const char* name) { return field(name).value; }
    /// Which choice stands: the person's, or the one proposed.
    std::string chosen(const char* name)
    {
        return field(name).value.empty() ? field(name).proposed : field(name).value;
    }
    bool isWhatKnown() { return !field("what").key.empty(); }
    std::vector<store::FaultRow> faults()
    {
        store::FaultFilter all;
        all.scope = store::FaultScope::All;
        return store::faults(shell.reg().database(), all);
    }
    void pick(const std::string& typed)
    {
        presenter.type("what", typed);
        presenter.takeFirst("what");
    }
    SiteId site() { return findSite(shell.reg(), "Hiển Khánh"); }
    /// Reports something to be completed later, and opens it for that.
    FaultId unfinished()
    {
        pick("tivi");
        presenter.type("symptom", "hỏng");
        REQUIRE(presenter.send("later"));
        const auto id = faults()[0].id;
        complete(id);
        return id;
    }
    void complete(const FaultId& id)
    {
        present::SheetRequest request;
        request.record = present::RecordRef{RecordKind::Fault, id};
        open(request);
    }
    /// Somebody else writes these fields.
    void edit(const FaultId& id, const std::vector<FieldEdit>& edits)
    {
        REQUIRE(editFault(shell.reg(), id, edits, ""));
        shell.session().announceChange();
    }
    Fault fault(const FaultId& id) { return *store::load<Fault>(shell.reg().database(), id); }
};

std::vector<std::string> wordsOf(const present::FormField& field)
{
    std::vector<std::string> out;
    for (const auto& each : field.choices) {
        out.push_back(each.word);
    }
    return out;
}

} // namespace

TEST_CASE("Report: half a word, a key and sending are enough", "[present]")
{
    Office office;
    CHECK(office.view.focus == "what");
    office.pick("tivi hien");
    CHECK(office.view.focus == "symptoms");
    REQUIRE(office.field("symptoms").choices.size() == 8);
    office.presenter.type("symptoms", "0");
    CHECK(office.field("how_step").isAnswered);
    REQUIRE(office.presenter.send());
    const auto faults = office.faults();
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].fault.device == office.screen);
    CHECK(faults[0].fault.severity == Severity::Blocking);
    CHECK(office.shell.sheetsClosed == 1);
    REQUIRE(office.shell.banners.size() == 1);
    office.shell.banners.back().onAction(); // takes it back
    CHECK(office.faults().empty());
}

TEST_CASE("Report: symptoms the register has seen come first, commonest first", "[present]")
{
    Office office;
    FaultDraft draft;
    draft.device = office.screen;
    for (const auto* symptom : {"Ám màu", "Sọc màn hình", "sọc màn hình"}) {
        draft.symptom = symptom;
        REQUIRE(reportFault(office.shell.reg(), draft));
    }
    office.pick("tivi");
    const auto words = wordsOf(office.field("symptoms"));
    CHECK(words[0] == "Sọc màn hình");
    CHECK(std::count(words.begin(), words.end(), "Ám màu") == 1);
    CHECK(words.size() == 8);
}

TEST_CASE("Report: severity is proposed by what the room has, and the person decides", "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("symptom", "không lên hình");
    CHECK(office.chosen("severity") == "blocking");
    CHECK(office.field("severity_step").hint == "đã chọn sẵn: phòng chỉ có 1 màn hình");
    office.shell.device("Hiển Khánh", DeviceType::Screen, "Tivi LG");
    office.presenter.type("symptom", "Không lên hình");
    CHECK(office.chosen("severity") == "degraded");
    CHECK(office.field("severity_step").hint == "đã chọn sẵn: phòng còn 1 màn hình khác dùng được");
    office.presenter.type("severity", "minor");
    CHECK(office.field("severity_step").hint.empty());
    REQUIRE(office.presenter.send());
    CHECK(office.faults()[0].fault.severity == Severity::Minor);
}

TEST_CASE("Report: words of one's own are recognised while they are typed", "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("symptom", "từ sáng tivi không lên gì cả");
    CHECK(office.field("symptom").hint == "hiểu là: Tivi không lên");
    office.presenter.type("symptom", "có mùi lạ");
    CHECK(office.field("symptom").hint.empty());
    CHECK(office.field("severity_step").hint ==
          "đã chọn sẵn: chưa nhận ra triệu chứng, cứ tạm như vậy");
}

TEST_CASE("Report: the sheet says what it will cause before it is sent", "[present]")
{
    Office office;
    FaultDraft draft;
    draft.device = office.screen;
    draft.symptom = "không lên hình";
    const auto first = reportFault(office.shell.reg(), draft);
    REQUIRE(fixFault(office.shell.reg(), first->id, {}, ""));
    office.shell.clock.advanceDays(10);
    office.open({});
    office.pick("tivi");
    CHECK(office.field("what").picked->detail.ends_with("hỏng lần 2 trong 12 tháng"));
    office.presenter.type("symptom", "không lên hình");
    const auto& said = office.presenter.form().consequences;
    REQUIRE(said.size() == 3);
    CHECK(said[0].find("từ Tốt sang Hỏng") != std::string::npos);
    CHECK(said[1] == "Đây là lần 2; lần trước " + first->number + " ngày 11/05.");
    CHECK(said[2].find("trong 4 giờ") != std::string::npos);
    CHECK(office.presenter.form().consequenceTone == present::Tone::Bad);
}

TEST_CASE("Report: an open fault of the same trouble is offered to be added to", "[present]")
{
    Office office;
    FaultDraft draft;
    draft.device = office.screen;
    draft.symptom = "màn hình đen";
    const auto first = reportFault(office.shell.reg(), draft);
    office.shell.clock.advanceDays(1);
    office.pick("tivi");
    office.presenter.type("symptom", "không lên hình");
    REQUIRE(office.field("duplicate").isShown);
    CHECK(office.field("duplicate").value.find(first->number) != std::string::npos);
    office.presenter.press("more", "notes");
    office.presenter.type("notes", "cả hôm nay cũng vậy");
    REQUIRE(office.presenter.send("add_to"));
    REQUIRE(office.faults().size() == 1);
    const auto notes = office.faults()[0].fault.notes.value_or("");
    CHECK(notes.find("lại báo “không lên hình”") != std::string::npos);
    CHECK(notes.find("cả hôm nay cũng vậy") != std::string::npos);
}

TEST_CASE("Report: trouble of the room is one click when the site is known", "[present]")
{
    Office office;
    present::SheetRequest request;
    request.record = present::RecordRef{RecordKind::Site, office.site()};
    request.hint = "about=line";
    office.open(request);
    CHECK(office.isWhatKnown());
    CHECK(office.value("symptom") == "Mất mạng");
    REQUIRE(office.presenter.send());
    CHECK(office.faults()[0].fault.about == FaultAbout::Line);
    CHECK(office.faults()[0].fault.severity == Severity::Blocking);
    office.open({});
    office.presenter.type("room", "power"); // of which room?
    CHECK(office.view.focus == "what");
    CHECK_FALSE(office.presenter.send());
    CHECK(!office.field("what").problem.empty());
    CHECK(office.value("symptom") == "Mất điện");
}

TEST_CASE("Report: the room of a device that was chosen is known", "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("room", "light");
    CHECK(office.field("what").picked->word == "Hiển Khánh");
    REQUIRE(office.presenter.send());
    CHECK(office.faults()[0].fault.site == office.site());
    CHECK_FALSE(office.faults()[0].fault.device.has_value());
}

TEST_CASE("Report: an unfinished one needs a place and a word, and is completed later", "[present]")
{
    Office office;
    CHECK_FALSE(office.presenter.send("later"));
    CHECK(!office.field("what").problem.empty());
    CHECK(!office.field("symptom").problem.empty());
    office.pick("tivi");
    office.presenter.type("symptom", "hỏng");
    REQUIRE(office.presenter.send("later"));
    const auto id = office.faults()[0].id;
    CHECK_FALSE(office.faults()[0].fault.severity.has_value());
    present::SheetRequest request;
    request.record = present::RecordRef{RecordKind::Fault, id};
    office.open(request);
    CHECK(office.presenter.form().otherKey.empty());
    CHECK(office.value("symptom") == "hỏng");
    office.presenter.type("symptom", "sọc màn hình");
    REQUIRE(office.presenter.send());
    REQUIRE(office.faults().size() == 1);
    CHECK(office.faults()[0].fault.severity == Severity::Degraded);
    CHECK(office.faults()[0].fault.symptomGroup == "distorted");
}

TEST_CASE("Report: an impossible moment or absurd estimate is reported as a field error",
          "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("symptoms", "0");
    office.presenter.type("reported_at", "31/02/2021 08:00");
    office.presenter.press("more", "notes");
    office.presenter.type("estimate", "9.000.000.000.000");
    CHECK_FALSE(office.presenter.send());
    CHECK(!office.field("reported_at").problem.empty());
    CHECK(!office.field("estimate").problem.empty());
    CHECK(office.view.focus == "reported_at");
    CHECK(office.value("reported_at") == "31/02/2021 08:00"); // what was typed stays
    office.presenter.type("reported_at", "11/05/2021 7:30");
    office.presenter.type("estimate", "1,2 tr");
    REQUIRE(office.presenter.send());
    const auto fault = office.faults()[0].fault;
    CHECK(fault.reportedAt == parseIsoInstant("2021-05-11T07:30:00+07:00"));
    CHECK(fault.estimate == Money{1'200'000});
}

TEST_CASE("Report: what was tried and who reported go along", "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("symptoms", "0");
    REQUIRE(office.field("tries").choices.size() == 4);
    office.presenter.tick("tries", "0", true);
    office.presenter.type("in_meeting", "yes");
    office.presenter.type("reported_by", "Bác bảo vệ");
    CHECK_FALSE(office.field("reported_by").hint.empty());
    REQUIRE(office.presenter.send());
    const auto fault = office.faults()[0].fault;
    CHECK(fault.notes == "Đã thử: Đã cắm điện, đèn sáng.\nNgười báo: Bác bảo vệ.");
    CHECK(fault.duringMeeting.has_value());
}

TEST_CASE("Report: a photo is taken along, another kind of file is refused at once", "[present]")
{
    Office office;
    const auto folder = office.shell.registerPath().parent_path();
    std::ofstream(folder / "anh.jpg", std::ios::binary) << "\xFF\xD8\xFF rest";
    std::ofstream(folder / "chay.exe", std::ios::binary) << "MZ";
    office.pick("tivi");
    office.presenter.type("symptoms", "0");
    office.shell.fakePrompts.toOpen = {folder / "anh.jpg", folder / "chay.exe"};
    office.presenter.press("more", "files");
    CHECK(wordsOf(office.field("files")) == std::vector<std::string>{"anh.jpg · 1 kB"});
    CHECK(!office.field("files").problem.empty());
    REQUIRE(office.presenter.send());
    CHECK(store::attachmentsOf(office.shell.reg().database(), office.faults()[0].id).size() == 1);
}

TEST_CASE("Report: a draft gives back what was typed", "[present]")
{
    Office office;
    CHECK(office.presenter.answers().isEmpty());
    office.pick("tivi");
    office.presenter.type("symptom", "sọc");
    office.presenter.type("severity", "intermittent");
    office.presenter.press("more", "notes");
    office.presenter.type("notes", "gọi lại sau");
    const auto answers = office.presenter.answers();
    FakeFormView other;
    FormPresenter later(office.shell, other);
    REQUIRE(later.open({}));
    later.restore(answers);
    CHECK(later.form().keyOf("what") == "device:" + office.screen.text());
    REQUIRE(later.form().find("what")->picked);
    CHECK(later.form().valueOf("symptom") == "sọc");
    CHECK(later.form().valueOf("severity") == "intermittent");
    CHECK(later.form().valueOf("notes") == "gọi lại sau");
}

TEST_CASE("Report: what is looked at is offered first, and taken by Enter", "[present]")
{
    Office office;
    office.shell.device("Hiển Khánh", DeviceType::Camera, "Camera AVer");
    const auto mic = office.shell.device("Hiển Khánh", DeviceType::Microphone, "Micro TOA");
    present::SheetRequest request;
    request.hint = "near=device:" + mic.text();
    office.open(request);
    CHECK_FALSE(office.isWhatKnown());
    REQUIRE(office.field("what").choices.size() == 3);
    CHECK(office.field("what").choices[0].key == "device:" + mic.text());
    office.presenter.takeFirst("what");
    CHECK(office.field("what").key == "device:" + mic.text());
    request.hint = "near=site:" + office.site().text();
    office.open(request);
    CHECK(office.field("what").choices.size() == 3);
    office.presenter.type("what", "tivi"); // other things are reported too
    CHECK(office.field("what").choices.size() == 1);
    office.presenter.clear("what");
    office.presenter.type("room", "line"); // of the room that is looked at
    REQUIRE(office.presenter.send());
    CHECK(office.faults()[0].fault.site == office.site());
}

TEST_CASE("Report: what others change in a report that is being completed is said or taken",
          "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("symptom", "hỏng");
    REQUIRE(office.presenter.send("later"));
    const auto id = office.faults()[0].id;
    present::SheetRequest request;
    request.record = present::RecordRef{RecordKind::Fault, id};
    office.open(request);
    office.presenter.type("symptom", "sọc màn hình"); // mine
    office.edit(id, {fieldEdit(&Fault::symptom, MaybeText("không lên hình")),
                     fieldEdit(&Fault::notes, MaybeText("đã gọi thợ"))});
    CHECK(office.value("symptom") == "sọc màn hình");
    CHECK(office.field("symptom").conflict->sentence.find("không lên hình") != std::string::npos);
    CHECK(office.value("notes") == "đã gọi thợ"); // nothing was typed there
    CHECK_FALSE(office.field("notes").note.empty());
    CHECK(office.presenter.form().notice.empty());
    REQUIRE(fixFault(office.shell.reg(), id, {}, ""));
    office.shell.session().announceChange();
    CHECK(office.presenter.form().notice.find("Đã sửa xong") != std::string::npos);
    CHECK_FALSE(office.presenter.send()); // refused, and nothing is lost
    CHECK(office.value("symptom") == "sọc màn hình");
}

TEST_CASE("Report: what is wrong with a device can be known before the sheet opens", "[present]")
{
    Office office;
    const auto mic = office.shell.device("Hiển Khánh", DeviceType::Microphone, "Micro TOA");
    present::SheetRequest request;
    request.record = present::RecordRef{RecordKind::Device, mic};
    request.hint = "symptom=mất tiếng: lúc được lúc không";
    office.open(request);
    CHECK(office.field("what").key == "device:" + mic.text());
    CHECK(office.value("symptom") == "mất tiếng: lúc được lúc không");
    CHECK(office.field("how_step").isAnswered);
    REQUIRE(office.presenter.send());
    CHECK(office.faults()[0].fault.symptom == "mất tiếng: lúc được lúc không");
}

TEST_CASE("Report: completing writes only what was typed; the rest stays as others wrote it",
          "[present]")
{
    Office office;
    const auto id = office.unfinished();
    office.presenter.type("symptom", "sọc màn hình");
    // nobody has announced it: the register knows it when the form is sent
    REQUIRE(editFault(office.shell.reg(), id,
                      {fieldEdit(&Fault::estimate, std::optional{Money{300'000}}),
                       fieldEdit(&Fault::duringMeeting, MaybeText("giao ban"))},
                      ""));
    REQUIRE(office.presenter.send());
    CHECK(office.fault(id).symptom == "sọc màn hình");
    CHECK(office.fault(id).severity == Severity::Degraded);
    CHECK(office.fault(id).estimate == Money{300'000});
    CHECK(office.fault(id).duringMeeting == "giao ban");
}

TEST_CASE("Report: a field of a completion that somebody else wrote meanwhile is settled beside it",
          "[present]")
{
    Office office;
    const auto id = office.unfinished();
    office.presenter.type("symptom", "sọc màn hình");
    office.presenter.press("more", "notes");
    office.presenter.type("notes", "cần thang");
    REQUIRE(
        editFault(office.shell.reg(), id, {fieldEdit(&Fault::symptom, MaybeText("mờ hình"))}, ""));
    CHECK_FALSE(office.presenter.send()); // the others are written
    CHECK(office.fault(id).symptom == "mờ hình");
    CHECK(office.fault(id).notes == "cần thang");
    CHECK(office.shell.banners.back().sentence.find("còn ô") != std::string::npos);
    REQUIRE(office.field("symptom").conflict.has_value());
    SECTION("mine stays")
    {
        office.presenter.settle("symptom", present::ConflictAnswer::KeepMine);
        REQUIRE(office.presenter.send());
        CHECK(office.fault(id).symptom == "sọc màn hình");
    }
    SECTION("theirs is taken")
    {
        office.presenter.settle("symptom", present::ConflictAnswer::TakeTheirs);
        CHECK(office.value("symptom") == "mờ hình");
        REQUIRE(office.presenter.send());
        CHECK(office.fault(id).symptom == "mờ hình");
    }
    CHECK(office.fault(id).notes == "cần thang");
}

TEST_CASE("Report: a completion moved to another device meanwhile is a conflict of the place",
          "[present]")
{
    Office office;
    const auto camera = office.shell.device("Đại An", DeviceType::Camera, "Camera");
    const auto speaker = office.shell.device("Gôi", DeviceType::Speaker, "Loa");
    const auto id = office.unfinished();
    office.presenter.clear("what");
    office.presenter.point({RecordKind::Device, camera});
    REQUIRE(
        completeFault(office.shell.reg(), id, {fieldEdit(&Fault::device, std::optional{speaker})}));
    CHECK_FALSE(office.presenter.send());
    CHECK(office.fault(id).device == speaker);
    REQUIRE(office.field("what").conflict.has_value());
    office.presenter.settle("what", present::ConflictAnswer::KeepMine);
    REQUIRE(office.presenter.send());
    CHECK(office.fault(id).device == camera);
    CHECK(office.fault(id).site == findSite(office.shell.reg(), "Đại An"));
}

TEST_CASE("Report: what is added to an open fault takes nothing away that came meanwhile",
          "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("symptom", "sọc màn hình");
    REQUIRE(office.presenter.send());
    const auto id = office.faults()[0].id;
    office.open({});
    office.pick("tivi");
    office.presenter.type("symptom", "sọc màn hình");
    REQUIRE(office.field("duplicate").isShown);
    REQUIRE(editFault(office.shell.reg(), id,
                      {fieldEdit(&Fault::notes, MaybeText("đã gọi thợ")),
                       fieldEdit(&Fault::severity, std::optional{Severity::Minor})},
                      ""));
    REQUIRE(office.presenter.send("add_to"));
    CHECK(office.fault(id).notes->starts_with("đã gọi thợ\n"));
    CHECK(office.fault(id).severity == Severity::Minor);
}

TEST_CASE("Report: a device of which only its name is known is a device, not a room", "[present]")
{
    Office office;
    Device bare; // as an old list may have brought it
    bare.name = "Hộp đen";
    bare.site = office.site();
    DeviceId id;
    {
        store::UnitOfWork work(office.shell.reg().database());
        journal::Action action(journalOf(office.shell.reg()), office.shell.reg().actor(),
                               {"did.device_added", {{"device", "Hộp đen"}}}, {});
        id = DeviceId{action.create(bare)};
        work.commit();
    }
    office.pick("hop den");
    REQUIRE(office.field("what").picked);
    CHECK(office.field("what").key.starts_with("device:"));
    office.presenter.type("symptom", "không chạy");
    REQUIRE(office.presenter.send());
    CHECK(office.faults()[0].fault.device == id);
    CHECK(office.faults()[0].fault.about == FaultAbout::Device);
}

TEST_CASE("Report: a time to come is a question, and yes sends it", "[present]")
{
    Office office;
    office.pick("tivi");
    office.presenter.type("symptom", "sọc màn hình");
    office.presenter.type("reported_at", "12/05/2021 08:00"); // tomorrow
    CHECK_FALSE(office.presenter.send());
    REQUIRE(office.field("reported_at").question.has_value());
    CHECK(!office.presenter.form().hasProblems());
    CHECK(office.view.focus == "reported_at");
    CHECK(office.faults().empty());
    office.presenter.confirm("reported_at");
    REQUIRE(office.faults().size() == 1);
    CHECK(office.faults()[0].fault.reportedAt == parseIsoInstant("2021-05-12T08:00:00+07:00"));
    CHECK(office.shell.sheetsClosed == 1);
}
