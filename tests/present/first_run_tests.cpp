#include "core/register/base/office.h"
#include "core/store/queries/place_queries.h"
#include "gui/present/frame/first_run.h"
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
