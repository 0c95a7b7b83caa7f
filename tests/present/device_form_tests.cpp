#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "gui/present/forms/form_presenter.h"
#include "tests/support/edits.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test

namespace {

class FakeFormView final : public FormView
{
public:
    std::string focus;

    void showForm(const Form&) override {}
    void focusOn(const std::string& field) override { focus = field; }
};

struct FormFixture
{
    FakeShell shell;
    FakeFormView view;
    FormPresenter form{shell, view};

    bool open(SheetKind kind, const DeviceId& device)
    {
        return form.open({kind, RecordRef{RecordKind::Device, device}, {}});
    }
    Device load(const DeviceId& device)
    {
        return *store::load<Device>(shell.reg().database(), device);
    }
    const FormField& answer(const char* name) { return *form.form().find(name); }
    OfficerId officer(const std::string& name)
    {
        Officer officer;
        officer.name = name;
        return addOfficer(shell.reg(), officer, "")->id;
    }
    void edit(const DeviceId& id, const Device& device)
    {
        REQUIRE(test::saveDevice(shell.reg(), id, device, ""));
        shell.session().announceChange();
    }
};

} // namespace

TEST_CASE("Add form: what is typed becomes a device with a code of its own", "[present]")
{
    FormFixture f;
    REQUIRE(f.form.open({SheetKind::AddDevice, std::nullopt, {}}));
    CHECK_FALSE(f.form.send());
    CHECK(f.answer("type").problem == "Cần có mục này.");
    CHECK(f.answer("site").problem == "Cần có mục này.");
    CHECK(f.view.focus == "type");
    f.form.type("type", "ups");
    REQUIRE(f.form.form().find("spec.va"));
    f.form.type("name", "UPS Santak");
    f.form.type("spec.va", "1.000");
    f.form.type("site", "dai an");
    REQUIRE(f.answer("site").choices.size() == 1);
    f.form.take("site", f.answer("site").choices[0].key);
    CHECK(f.answer("site").value == "Đại An");
    f.form.type("cost", "3,98 tr");
    f.form.type("in_use", "2019");
    REQUIRE(f.form.send());
    CHECK(f.shell.sheetsClosed == 1);
    const auto rows = store::devicePage(f.shell.reg().database(), {}, store::DeviceOrder::Code, {});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].device.cost == Money{3'980'000});
    CHECK(rows[0].device.inUseYear == 2019);
    CHECK(rows[0].device.specs == R"({"va":1000})");
    CHECK_FALSE(rows[0].device.code->empty());
}

TEST_CASE("Forms: impossible days and absurd amounts are reported as field errors, nothing is lost",
          "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::EditDevice, id));
    const auto [field, typed, sentence] = GENERATE(table<const char*, const char*, const char*>(
        {{"warranty_until", "31/02/2022",
          "Không có ngày 31/02/2022. Gõ ngày, tháng, năm như 16/06/2021."},
         {"cost", "nhiều tiền", "Không đọc được số tiền. Gõ ví dụ 12.500.000 hoặc 12,5 tr."},
         {"cost", "999.000.000.000.000",
          "Số tiền 999.000.000.000.000 đ quá lớn ở đây. Xem lại các số 0."},
         {"in_use", "hôm qua", "Gõ năm (2019) hoặc ngày (16/06/2021)."},
         {"quantity", "vài cái", "Gõ một số."},
         {"supplier", "Không có ai",
          "Chưa có tên này trong sổ. Gõ nửa chữ rồi chọn một dòng hiện ra."},
         {"name", " ", "Cần có mục này."}}));
    f.form.type(field, typed);
    CHECK_FALSE(f.form.send());
    CHECK(f.answer(field).problem == sentence);
    CHECK(f.answer(field).value == typed);
    CHECK(f.view.focus == field);
    CHECK(f.load(id).name == "Camera");
}

TEST_CASE("Edit form: only what was changed is written, and a taken code is a field error",
          "[present]")
{
    FormFixture f;
    const auto first = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera 2");
    REQUIRE(f.open(SheetKind::EditDevice, id));
    f.form.type("code", *f.load(first).code);
    CHECK_FALSE(f.form.send());
    CHECK_FALSE(f.answer("code").problem.empty());
    const auto own = *f.load(id).code;
    f.form.type("code", ""); // papers and labels name it by its code
    CHECK_FALSE(f.form.send());
    CHECK_FALSE(f.answer("code").problem.empty());
    f.form.type("code", own);
    f.form.type("maker", "Logitech");
    REQUIRE(f.form.send());
    CHECK(f.load(id).maker == "Logitech");
    CHECK(f.load(id).code == own);
    CHECK(f.load(id).condition == Condition::Good);
}

TEST_CASE("Edit form: a field somebody else changed is a conflict beside it, the others pass",
          "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::EditDevice, id));
    f.form.type("cost", "5.000.000");
    f.form.type("model", "PTZ Pro 2");
    auto elsewhere = f.load(id);
    elsewhere.cost = Money{7'000'000};
    elsewhere.maker = "Sony";
    f.edit(id, elsewhere);
    CHECK(f.answer("cost").value == "5.000.000");
    REQUIRE(f.answer("cost").conflict);
    const auto& sentence = f.answer("cost").conflict->sentence;
    CHECK(sentence.find("7.000.000") != std::string::npos);
    CHECK(sentence.find("5.000.000") != std::string::npos);
    CHECK(sentence.find("tester") != std::string::npos);
    CHECK(sentence.find("11/05/2021") != std::string::npos);
    CHECK(f.answer("maker").value == "Sony"); // nobody typed there
    CHECK_FALSE(f.answer("maker").note.empty());

    CHECK_FALSE(f.form.send()); // the form stays, what is not in conflict is written
    CHECK(f.shell.sheetsClosed == 0);
    CHECK(f.load(id).model == "PTZ Pro 2");
    CHECK(f.load(id).cost == Money{7'000'000});
    CHECK(f.load(id).maker == "Sony");
    CHECK(f.view.focus == "cost");

    const auto keeps = GENERATE(true, false);
    f.form.settle("cost", keeps ? ConflictAnswer::KeepMine : ConflictAnswer::TakeTheirs);
    CHECK_FALSE(f.answer("cost").conflict);
    REQUIRE(f.form.send());
    CHECK(f.load(id).cost == Money{keeps ? 5'000'000 : 7'000'000});
    CHECK(f.shell.sheetsClosed == 1);
}

TEST_CASE("Edit form: a change nobody has announced yet is a conflict before it is overwritten",
          "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::EditDevice, id));
    f.form.type("cost", "5.000.000");
    auto elsewhere = f.load(id);
    elsewhere.cost = Money{7'000'000};
    REQUIRE(test::saveDevice(f.shell.reg(), id, elsewhere, ""));
    CHECK_FALSE(f.form.send());
    CHECK(f.load(id).cost == Money{7'000'000});
    REQUIRE(f.answer("cost").conflict);
    CHECK_FALSE(f.form.send()); // not settled: seeing it is no answer
    CHECK(f.load(id).cost == Money{7'000'000});
    f.form.settle("cost", ConflictAnswer::KeepMine);
    REQUIRE(f.form.send());
    CHECK(f.load(id).cost == Money{5'000'000});
}

TEST_CASE("Edit form: attributes others wrote stay beside those typed here", "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Screen, "Màn hình");
    REQUIRE(f.open(SheetKind::EditDevice, id));
    std::vector<std::string> specs;
    for (const auto& answer : f.form.form().fields) {
        if (answer.name.starts_with("spec.") && answer.kind == FormFieldKind::Text) {
            specs.push_back(answer.name);
        }
    }
    REQUIRE(specs.size() >= 2);
    f.form.type(specs[0], "55");
    auto elsewhere = f.load(id);
    elsewhere.specs = "{\"" + specs[1].substr(5) + "\":\"4K\"}";
    f.edit(id, elsewhere);
    REQUIRE(f.form.send());
    CHECK(f.load(id).specs->find("4K") != std::string::npos);
    CHECK(f.load(id).specs->find("55") != std::string::npos);
}

TEST_CASE("Transfer form: a device somebody moved meanwhile is told, and asks once more",
          "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::TransferDevice, id));
    f.form.type("to_site", "hien");
    f.form.take("to_site", f.answer("to_site").choices.at(0).key);
    TransferDraft other;
    other.device = id;
    other.to = findSite(f.shell.reg(), "Gôi");
    REQUIRE(transferDevice(f.shell.reg(), other)); // not announced here yet
    CHECK_FALSE(f.form.send());
    CHECK(f.load(id).site == findSite(f.shell.reg(), "Gôi"));
    CHECK(f.form.form().notice.find("Gôi") != std::string::npos);
    REQUIRE(f.form.send()); // seen
    CHECK(f.load(id).site == findSite(f.shell.reg(), "Hiển Khánh"));
}

TEST_CASE("Transfer form: proposes today and the custodian of the place, and moves the device",
          "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    const auto keeper = f.officer("Trần Thị Bưởi");
    const auto to = findSite(f.shell.reg(), "Hiển Khánh");
    REQUIRE(giveCustody(f.shell.reg(), keeper, std::nullopt, to, std::nullopt, ""));
    REQUIRE(f.open(SheetKind::TransferDevice, id));
    CHECK(f.answer("day").value == "11/05/2021");
    f.form.type("to_site", "hien");
    f.form.take("to_site", f.answer("to_site").choices.at(0).key);
    CHECK(f.answer("custodian").value == "Trần Thị Bưởi");
    CHECK(f.form.form().consequences.at(0) == "Thiết bị chuyển từ Đại An đến Hiển Khánh.");
    f.form.type("decision_no", "QĐ 12");
    REQUIRE(f.form.send());
    CHECK(f.load(id).site == to);
    CHECK(f.load(id).custodian == keeper);
    CHECK(f.shell.banners.back().action == "Hoàn tác");
}

TEST_CASE("Transfer form: to where it is already is a field error of the place", "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::TransferDevice, id));
    f.form.type("to_site", "Điểm cầu Đại An"); // typed in full is as good as chosen
    CHECK_FALSE(f.form.send());
    CHECK_FALSE(f.answer("to_site").problem.empty());
}

TEST_CASE("Dispose form: proposes first, then asks for the proceeds", "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::DisposeDevice, id));
    CHECK_FALSE(f.answer("proceeds").isShown);
    REQUIRE(f.form.send());
    CHECK(f.load(id).paper == Paper::DisposalProposed);
    REQUIRE(f.open(SheetKind::DisposeDevice, id));
    REQUIRE(f.answer("proceeds").isShown);
    f.form.type("proceeds", "300.000");
    f.form.type("decision_no", "QĐ 9");
    REQUIRE(f.form.send());
    CHECK(f.load(id).paper == Paper::Disposed);
    CHECK_FALSE(f.open(SheetKind::TransferDevice, DeviceId{})); // a device that is not there
    CHECK(f.shell.banners.back().tone != BannerTone::Ok);
}

TEST_CASE("Replace form: a spare by half a word, with the open fault it is because of", "[present]")
{
    FormFixture f;
    const auto old = f.shell.device("Hiển Khánh", DeviceType::Screen, "Màn hình cũ");
    const auto spare = f.shell.device("Đại An", DeviceType::Screen, "Màn hình dự phòng");
    auto device = f.load(spare);
    device.use = Use::Spare;
    f.edit(spare, device);
    FaultDraft report;
    report.device = old;
    report.symptom = "sọc màn hình";
    report.severity = Severity::Blocking;
    const auto fault = reportFault(f.shell.reg(), report);
    REQUIRE(f.open(SheetKind::ReplaceDevice, old));
    CHECK(f.answer("reason").value == "sọc màn hình");
    REQUIRE(f.answer("new_device").choices.size() == 1); // offered before anything is typed
    f.form.type("new_device", "du phong");
    f.form.take("new_device", f.answer("new_device").choices.at(0).key);
    REQUIRE(f.form.send());
    CHECK(f.load(spare).site == findSite(f.shell.reg(), "Hiển Khánh"));
    CHECK(f.load(old).paper == Paper::DisposalProposed);
    const auto chain = store::replacementsOf(f.shell.reg().database(), old);
    REQUIRE(chain.size() == 1);
    CHECK(chain[0].replacement.fault == fault->id);
}

TEST_CASE("Replace form: a new device is made on the spot", "[present]")
{
    FormFixture f;
    const auto old = f.shell.device("Hiển Khánh", DeviceType::Screen, "Màn hình cũ");
    REQUIRE(f.open(SheetKind::ReplaceDevice, old));
    f.form.type("how", "new");
    CHECK_FALSE(f.answer("new_device").isShown);
    f.form.type("name", "Màn hình LG");
    f.form.type("cost", "11.900.000");
    REQUIRE(f.form.send());
    const auto chain = store::replacementsOf(f.shell.reg().database(), old);
    REQUIRE(chain.size() == 1);
    CHECK(chain[0].newName == "Màn hình LG");
    CHECK(f.load(old).use == Use::Spare);
}

TEST_CASE("Forms: a draft brings back what was typed and chosen, attributes too", "[present]")
{
    FormFixture f;
    REQUIRE(f.form.open({SheetKind::AddDevice, std::nullopt, {}}));
    CHECK(f.form.answers().isEmpty());
    f.form.type("type", "ups");
    f.form.type("spec.va", "1000");
    f.form.type("name", "UPS");
    f.form.type("site", "dai an");
    f.form.take("site", f.answer("site").choices.at(0).key);
    f.form.type("cost", "chưa rõ");
    const auto text = f.form.answers().text();
    FakeFormView view;
    FormPresenter again(f.shell, view);
    REQUIRE(again.open({SheetKind::AddDevice, std::nullopt, {}}));
    again.restore(FormDraft(text));
    CHECK(again.form().valueOf("spec.va") == "1000");
    CHECK(again.form().valueOf("cost") == "chưa rõ");
    again.type("cost", "1 tr");
    REQUIRE(again.send());
    CHECK(store::countDevices(f.shell.reg().database(), {}) == 1);
}

TEST_CASE("Custody form: whoever takes it over has it from that day", "[present]")
{
    FormFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    const auto keeper = f.officer("Lê Văn Táo");
    REQUIRE(f.open(SheetKind::GiveCustody, id));
    f.form.type("officer", "tao");
    f.form.take("officer", f.answer("officer").choices.at(0).key);
    REQUIRE(f.form.send());
    CHECK(f.load(id).custodian == keeper);
}

TEST_CASE("Forms: an impossible day stays told whatever else is typed", "[present]")
{
    FormFixture f;
    const auto camera = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::TransferDevice, camera));
    f.form.type("day", "31/02/2022");
    CHECK(f.answer("day").problem.find("31/02/2022") != std::string::npos);
    f.form.type("reason", "hỏng");
    f.form.leave("day");
    CHECK_FALSE(f.answer("day").problem.empty());
    f.form.type("day", "16/6/21");
    CHECK(f.answer("day").problem.empty());
    REQUIRE(f.open(SheetKind::EditDevice, camera));
    f.form.type("in_use", "2019");
    f.form.leave("in_use");
    CHECK(f.answer("in_use").problem.empty());
    f.form.type("in_use", "30/02/2019");
    CHECK_FALSE(f.answer("in_use").problem.empty());
}

TEST_CASE("Transfer form: a move between the last look and the lock is not written over",
          "[present]")
{
    FormFixture f;
    const auto camera = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    REQUIRE(f.open(SheetKind::TransferDevice, camera));
    f.form.type("to_site", "hien khanh");
    f.form.take("to_site", f.answer("to_site").choices.at(0).key);
    auto elsewhere = f.shell.session().openForWorker(present::Session::WorkerAccess::Write).open();
    TransferDraft theirs;
    theirs.device = camera;
    theirs.to = findSite(elsewhere, "Gôi");
    REQUIRE(transferDevice(elsewhere, theirs));
    CHECK_FALSE(f.form.send());
    CHECK(f.load(camera).site == theirs.to);
    CHECK(f.form.form().notice.find("Gôi") != std::string::npos);
    REQUIRE(f.form.send()); // seen, and wanted all the same
    CHECK(f.load(camera).site == findSite(f.shell.reg(), "Hiển Khánh"));
}

TEST_CASE("Add form: devices of that name at the site already are named beside it", "[present]")
{
    FormFixture f;
    f.shell.device("Đại An", DeviceType::Microphone, "Micro TOA");
    SheetRequest request{
        SheetKind::AddDevice, RecordRef{RecordKind::Site, findSite(f.shell.reg(), "Đại An")}, {}};
    REQUIRE(f.form.open(request));
    f.form.type("type", "microphone");
    f.form.type("name", "micro toa");
    CHECK(f.answer("name").caution.find("DAN-MIC-0001") != std::string::npos);
    f.form.type("serial", "SN-12");
    CHECK(f.answer("name").caution.empty());
}

TEST_CASE("Edit form: the stated condition stands beside what an open fault makes of it",
          "[present]")
{
    FormFixture f;
    const auto screen = f.shell.device("Đại An", DeviceType::Screen, "Tivi");
    FaultDraft draft;
    draft.device = screen;
    draft.symptom = "không lên hình";
    draft.severity = Severity::Blocking;
    const auto fault = reportFault(f.shell.reg(), draft)->id;
    REQUIRE(startRepair(f.shell.reg(), {fault, "Minh Anh", {}, "", ""}));
    REQUIRE(f.open(SheetKind::EditDevice, screen));
    CHECK(f.form.form().valueOf("condition") == "good");
    CHECK(f.answer("condition").hint.find("SC-2021-0001") != std::string::npos);
    CHECK(f.answer("use").hint.find("SC-2021-0001") != std::string::npos);
    REQUIRE(fixFault(f.shell.reg(), fault, {}, ""));
    f.shell.session().announceChange();
    CHECK(f.answer("condition").hint.empty());
    CHECK(f.answer("use").hint.empty());
}

TEST_CASE("Edit form: the cost is of one unit, and what all of them cost is said", "[present]")
{
    FormFixture f;
    const auto cable = f.shell.device("Đại An", DeviceType::Other, "Cáp HDMI");
    auto device = f.load(cable);
    device.cost = Money{180'000};
    device.quantity = 4;
    device.measure = "sợi";
    f.edit(cable, device);
    REQUIRE(f.open(SheetKind::EditDevice, cable));
    CHECK(f.answer("cost").hint.find("720.000 đ") != std::string::npos);
    CHECK(f.answer("cost").hint.find("4 sợi") != std::string::npos);
    f.form.type("quantity", "1");
    CHECK(f.answer("cost").hint.empty());
}

TEST_CASE("Forms: an unlikely day is a question, and yes sends the form again", "[present]")
{
    FormFixture f;
    const auto camera = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    const auto [kind, field] =
        GENERATE(table<SheetKind, const char*>({{SheetKind::TransferDevice, "day"},
                                                {SheetKind::DisposeDevice, "day"},
                                                {SheetKind::ReplaceDevice, "day"},
                                                {SheetKind::GiveCustody, "from_day"}}));
    CAPTURE(static_cast<int>(kind));
    f.officer("Nguyễn Văn An");
    REQUIRE(f.open(kind, camera));
    if (kind == SheetKind::TransferDevice) {
        f.form.type("to_site", "goi");
        f.form.take("to_site", f.answer("to_site").choices.at(0).key);
    } else if (kind == SheetKind::ReplaceDevice) {
        f.form.type("how", "new");
        f.form.type("name", "Camera mới");
    } else if (kind == SheetKind::GiveCustody) {
        f.form.type("officer", "nguyen van an");
        f.form.take("officer", f.answer("officer").choices.at(0).key);
    }
    f.form.type(field, "16/06/2031");
    CHECK_FALSE(f.form.send());
    REQUIRE(f.answer(field).question);
    CHECK(f.answer(field).problem.empty());
    CHECK(f.view.focus == field);
    CHECK(f.shell.sheetsClosed == 0);
    f.form.type(field, "16/06/2032"); // another day is another question
    CHECK_FALSE(f.answer(field).question);
    CHECK_FALSE(f.form.send());
    f.form.confirm(field);
    CHECK(f.shell.sheetsClosed == 1);
}

TEST_CASE("Add and edit form: an unlikely day or year is a question, and yes writes it",
          "[present]")
{
    FormFixture f;
    const auto camera = f.shell.device("Đại An", DeviceType::Camera, "Camera");
    const auto [field, typed] =
        GENERATE(table<const char*, const char*>({{"acquired", "05/04/1901"},
                                                  {"in_use", "1901"},
                                                  {"in_use", "05/04/2199"},
                                                  {"warranty_until", "05/04/2199"}}));
    CAPTURE(field, typed);
    const bool isNew = GENERATE(true, false);
    if (isNew) {
        REQUIRE(f.form.open({SheetKind::AddDevice, std::nullopt, {}}));
        f.form.type("type", "camera");
        f.form.type("name", "Camera mới");
        f.form.type("site", "dai an");
        f.form.take("site", f.answer("site").choices.at(0).key);
    } else {
        REQUIRE(f.open(SheetKind::EditDevice, camera));
    }
    f.form.type(field, typed);
    CHECK_FALSE(f.form.send());
    REQUIRE(f.answer(field).question);
    CHECK(f.answer(field).problem.empty());
    f.form.confirm(field);
    CHECK(f.shell.sheetsClosed == 1);
    CHECK(store::countDevices(f.shell.reg().database(), {}) == (isNew ? 2 : 1));
}
