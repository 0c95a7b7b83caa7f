#include "core/register/base/office.h"
#include "core/register/upkeep/backups.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "gui/present/frame/first_run.h"
#include "gui/present/frame/recent_registers.h"
#include "gui/present/frame/who_acts.h"
#include "tests/support/fake_shell.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace dongbo;
using namespace dongbo::present;

namespace {

class FakeView final : public FirstRunView
{
public:
    void showDoors() override { ++doors; }
    void showQuestion(const std::vector<UnitListChoice>& offered, const FirstRunAnswers& asked,
                      const std::vector<std::filesystem::path>& files) override
    {
        choices = offered;
        answers = asked;
        lists = files;
    }
    void showUnit(const std::string& proposed) override { answers.unit = proposed; }
    void showProblem(const std::string& answer, const std::string& /*sentence*/) override
    {
        problems.push_back(answer);
    }

    void showRestore(const RestoreOffer& shown) override { offer = shown; }

    RestoreOffer offer;
    int doors = 0;
    std::vector<UnitListChoice> choices;
    std::vector<std::filesystem::path> lists;
    FirstRunAnswers answers; ///< as proposed
    std::vector<std::string> problems;
};

/// A first page with a data folder of its own.
struct FirstPage
{
    FirstPage() { ::setenv("XDG_DATA_HOME", folder.path.c_str(), 1); }

    test::Folder folder;
    test::FakeShell shell;
    FakeView view;
    std::vector<std::filesystem::path> opened;
    FirstRunPresenter presenter{shell, view, [this](const std::filesystem::path& file) {
                                    opened.push_back(file);
                                    return true;
                                }};
};

} // namespace

TEST_CASE("First run: an empty register begins with the units, the office and the person asked for",
          "[present]")
{
    FirstPage page;
    page.presenter.makeEmpty();
    REQUIRE(page.view.choices.size() >= 2);
    CHECK(page.view.choices.back().name.empty());
    CHECK(page.view.answers.unit == "Huyện Vụ Bản");
    auto answers = page.view.answers;
    answers.name = "  ";
    page.presenter.make(answers);
    CHECK(page.view.problems == std::vector<std::string>{"person", "name"});
    CHECK(page.opened.empty());
    answers.name = "Sổ họp của xã";
    answers.unit = "xã Đại An";
    answers.person = "Trần  Thị Bình";
    page.presenter.make(answers);
    page.shell.settle();
    REQUIRE(page.opened.size() == 1);
    openAsRemembered(page.shell.session(), page.shell.settings(), page.opened.front());
    auto& made = page.shell.session().reg();
    CHECK(store::sites(made.database(), {}).size() == 18);
    CHECK(registerIdentity(made).name == "Sổ họp của xã");
    CHECK(registerIdentity(made).unitTitle == "xã Đại An");
    REQUIRE(page.shell.session().person()); // whoever made it acts in it
    CHECK(made.actor().name == "Trần Thị Bình");
    CHECK(page.shell.places.empty());
}

TEST_CASE("First run: a unit the list does not have is told beside it, and nothing is made",
          "[present]")
{
    FirstPage page;
    page.presenter.makeEmpty();
    auto answers = page.view.answers;
    answers.person = "Trần Thị Bình";
    answers.unit = "xã Không Có";
    page.presenter.make(answers);
    page.shell.settle();
    CHECK(page.view.problems == std::vector<std::string>{"unit"});
    CHECK(page.opened.empty());
    CHECK(page.presenter.suggestUnits(answers.unitList, "dai a") ==
          std::vector<std::string>{"Xã Đại An"});
}

TEST_CASE("First run: without a list the proposed unit goes, one typed by hand stays", "[present]")
{
    FirstPage page;
    page.presenter.makeEmpty();
    page.presenter.chooseUnits({}, page.view.answers.unit);
    CHECK(page.view.answers.unit.empty());
    page.view.answers.unit = "xã nhà";
    page.presenter.chooseUnits(page.view.choices.front().name, "xã nhà");
    CHECK(page.view.answers.unit == "xã nhà");
}

TEST_CASE("First run: lists lead to the import of the new register", "[present]")
{
    FirstPage page;
    page.shell.fakePrompts.toOpen = {"/a/một.xlsx", "/a/hai.xls"};
    page.presenter.chooseLists();
    CHECK(page.view.lists.size() == 2);
    page.presenter.make({{}, "Sổ", {}, "Trần Thị Bình"});
    page.shell.settle();
    REQUIRE(page.shell.places.size() == 1);
    CHECK(page.shell.places.front() == Place{ScreenName::Import, {}, "/a/một.xlsx\n/a/hai.xls"});
}

TEST_CASE("First run: a sample that was half made does not stand in the way", "[present]")
{
    FirstPage page;
    std::filesystem::create_directories(FirstRunPresenter::samplePath().parent_path());
    std::ofstream(FirstRunPresenter::samplePath().string() + ".making") << "half";
    page.presenter.openSample();
    page.shell.settle();
    REQUIRE(page.opened.size() == 1);
    CHECK(page.opened.front() == FirstRunPresenter::samplePath());
    page.presenter.openSample(); // kept: not made again
    CHECK(page.opened.size() == 2);
}

TEST_CASE("First run: each register gets a file of its own", "[present]")
{
    const test::Folder folder;
    const auto next = [&] {
        const auto file = fileForRegister(folder.path, "Huyện Vụ Bản (mới)");
        std::ofstream(file) << "x";
        return file.filename().string();
    };
    CHECK(next() == "register.dongbo");
    CHECK(next() == "huyen-vu-ban-moi.dongbo");
    CHECK(next() == "huyen-vu-ban-moi-2.dongbo");
    CHECK(fileForRegister(folder.path, "///").filename() == "so.dongbo");
}

namespace {

/// A register whose file was overwritten from the first byte to the last, closed.
void overwrite(test::FakeShell& shell)
{
    const auto size = std::filesystem::file_size(shell.registerPath());
    shell.session().close();
    std::ofstream(shell.registerPath(), std::ios::binary)
        << std::string(static_cast<std::size_t>(size), 'x');
}

Error openingError(const std::filesystem::path& file)
{
    try {
        static_cast<void>(Register::open(file, {}));
    } catch (const Error& error) {
        return error;
    }
    throw std::logic_error("it was opened");
}

} // namespace

TEST_CASE("First run: a register of which nothing can be read is restored from a known backup",
          "[present]")
{
    FirstPage page;
    const test::Folder stick;
    page.shell.device("Gôi", DeviceType::Camera, "Camera");
    chooseBackups(page.shell.reg(), true, stick.path);
    const auto backup = backUp(page.shell.reg(), store::BackupReason::Daily);
    REQUIRE(backup);
    chooseBackups(page.shell.reg(), false, {});
    const auto file = page.shell.registerPath();
    overwrite(page.shell);

    const auto place = placeToRestore(openingError(file), file, page.shell.settings());
    REQUIRE(place);
    REQUIRE(registerToRestore(*place) == file);
    page.presenter.offerRestore(*registerToRestore(*place));
    REQUIRE(page.view.offer.backups.size() == 1);
    CHECK(page.view.offer.backups.front().path == backup->path);
    CHECK(page.view.offer.help.find(file.string()) != std::string::npos);

    page.shell.fakePrompts.answer = std::nullopt; // "not now"
    page.presenter.restore(backup->path);
    page.shell.settle();
    REQUIRE(page.shell.fakePrompts.questions.size() == 1);
    CHECK(page.opened.empty());

    page.shell.fakePrompts.answer = 0;
    page.presenter.restore(backup->path);
    page.shell.settle();
    REQUIRE(page.opened == std::vector{file});
    page.shell.session().open(file, {});
    CHECK(store::countDevices(page.shell.reg().database(), {}) == 1);
    CHECK(page.shell.banners.back().explanation.find("before-restore") != std::string::npos);
    std::size_t kept = 0;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path())) {
        kept += entry.path().filename().string().find("before-restore") != std::string::npos;
    }
    CHECK(kept == 1);
}

TEST_CASE("First run: without a known backup one is asked for, and a spoilt one is refused",
          "[present]")
{
    FirstPage page;
    const test::Folder stick;
    const auto file = page.shell.registerPath();
    rememberRegister(page.shell.settings(), file);
    overwrite(page.shell);
    REQUIRE(placeToRestore(openingError(file), file, page.shell.settings()));
    page.presenter.offerRestore(file);
    CHECK(page.view.offer.backups.empty());
    std::filesystem::copy_file(file, stick.path / "hong.dongbo");
    page.shell.fakePrompts.toOpen = {stick.path / "hong.dongbo"};
    page.shell.fakePrompts.answer = 0;
    page.presenter.restoreOther();
    page.shell.settle();
    CHECK(page.opened.empty());
    CHECK(page.shell.banners.back().tone == BannerTone::Bad);
    page.presenter.back();
    CHECK_FALSE(page.presenter.offered());
    CHECK(page.view.doors == 1);
}

TEST_CASE("First run: a file of something else is not offered backups", "[present]")
{
    FirstPage page;
    const auto foreign = page.folder.path / "la.dongbo";
    std::ofstream(foreign) << "xin chào";
    CHECK_FALSE(placeToRestore(openingError(foreign), foreign, page.shell.settings()));
    const auto missing = page.folder.path / "khong-co.dongbo";
    CHECK_FALSE(placeToRestore(openingError(missing), missing, page.shell.settings()));
}
