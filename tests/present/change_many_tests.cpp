#include "core/register/base/edits.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "gui/present/devices/many_form.h"
#include "gui/present/forms/form_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <memory>

using namespace dongbo;
using dongbo::test::FakeShell;
using present::ManyForm;
using present::SheetKind;

namespace {

class FakeForm final : public present::FormView
{
public:
    void showForm(const present::Form&) override {}
    void focusOn(const std::string&) override {}
};

struct Desk
{
    FakeShell shell;
    FakeForm view;
    present::FormPresenter form{shell, view};
    std::vector<RecordId> devices;

    explicit Desk(std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            devices.push_back(shell.device("Đại An", DeviceType::Camera, "Camera"));
        }
    }
    void open(const char* what) { REQUIRE(form.open({SheetKind::ChangeMany, {}, what, devices})); }
    std::int64_t spares()
    {
        store::DeviceFilter filter;
        filter.use = Use::Spare;
        return store::countDevices(shell.reg().database(), filter);
    }
    /// "use" becomes spare.
    void typeSpare()
    {
        form.type("which_field", "use");
        form.type("use", "spare");
    }
    [[nodiscard]] const present::BannerText& banner() const { return shell.banners.back(); }
};

constexpr std::size_t large = ManyForm::mostAtOnce + 1;

} // namespace

TEST_CASE("Change many: a few are previewed, done at once and taken back as one", "[present]")
{
    Desk desk(3);
    desk.open("edit");
    desk.typeSpare();
    REQUIRE(desk.form.form().consequences.size() == 1);
    CHECK(desk.form.form().consequences[0].find("3 thiết bị") != std::string::npos);
    REQUIRE(desk.form.send());
    CHECK(desk.spares() == 3);
    desk.banner().onAction(); // undo
    CHECK(desk.spares() == 0);
}

TEST_CASE("Change many: a large choice is written by a worker and taken back as one", "[present]")
{
    Desk desk(large);
    desk.open("edit");
    desk.typeSpare();
    REQUIRE(desk.form.send());
    CHECK(desk.shell.sheetsClosed == 1);
    REQUIRE(desk.shell.jobs().isBusy());
    desk.shell.settle();
    CHECK(desk.spares() == static_cast<std::int64_t>(large));
    CHECK(desk.banner().sentence == "Đã ghi cho 401 thiết bị.");
    desk.banner().onAction();
    desk.shell.settle();
    CHECK(desk.spares() == 0);
}

TEST_CASE("Change many: stopped, nothing is written", "[present]")
{
    Desk desk(large);
    desk.open("edit");
    desk.typeSpare();
    {
        const store::UnitOfWork held(desk.shell.reg().database()); // the worker waits for the lock
        REQUIRE(desk.form.send());
        REQUIRE(desk.shell.jobs().shown().size() == 1);
        desk.shell.jobs().cancel(desk.shell.jobs().shown().front().id);
    }
    desk.shell.settle();
    CHECK(desk.spares() == 0);
    CHECK(desk.banner().tone == present::BannerTone::Info);
    CHECK(desk.banner().explanation == "Chưa ghi gì; sổ vẫn như trước.");
}

TEST_CASE("Change many: a device that another changed meanwhile is left and named", "[present]")
{
    Desk desk(large);
    desk.open("edit");
    desk.shell.ui.runWhile([&] { return desk.shell.jobs().isBusy(); }); // all have been read
    auto& reg = desk.shell.reg();
    const DeviceId last{desk.devices.back()};
    const auto before = *store::load<Device>(reg.database(), last);
    auto after = before;
    after.use = Use::UnderRepair;
    REQUIRE(editDevice(reg, last, editsBetween(before, after), ""));
    desk.typeSpare();
    REQUIRE(desk.form.send());
    desk.shell.settle();
    CHECK(desk.spares() == static_cast<std::int64_t>(large) - 1);
    CHECK(store::load<Device>(reg.database(), last)->use == Use::UnderRepair);
    CHECK(desk.banner().explanation.find(*before.code) != std::string::npos);
}

TEST_CASE("Change many: what is wrong with the answers is a field error before a worker begins",
          "[present]")
{
    Desk desk(large);
    desk.open("transfer");
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.form.form().find("to_site")->problem.empty());
    CHECK(desk.shell.sheetsClosed == 0);
    CHECK(desk.shell.jobs().shown().empty());
}
