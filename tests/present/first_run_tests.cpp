#include "core/store/place_queries.h"
#include "gui/present/frame/first_run.h"
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
    void showQuestion(const std::vector<UnitListChoice>& offered, const std::string& /*name*/,
                      const std::vector<std::filesystem::path>& files) override
    {
        choices = offered;
        lists = files;
    }
    void showProblem(const std::string& sentence) override { problem = sentence; }

    int doors = 0;
    std::vector<UnitListChoice> choices;
    std::vector<std::filesystem::path> lists;
    std::string problem;
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

TEST_CASE("First run: an empty register begins with the units that were chosen", "[present]")
{
    FirstPage page;
    page.presenter.makeEmpty();
    REQUIRE(page.view.choices.size() >= 2);
    CHECK(page.view.choices.back().name.empty());
    page.presenter.make(page.view.choices.front().name, "  ");
    CHECK_FALSE(page.view.problem.empty());
    CHECK(page.opened.empty());
    page.presenter.make(page.view.choices.front().name, "Huyện Vụ Bản");
    page.shell.settle();
    REQUIRE(page.opened.size() == 1);
    auto made = Register::open(page.opened.front(), {});
    CHECK(store::sites(made.database(), {}).size() == 18);
    CHECK(page.shell.places.empty());
}

TEST_CASE("First run: lists lead to the import of the new register", "[present]")
{
    FirstPage page;
    page.shell.fakePrompts.toOpen = {"/a/một.xlsx", "/a/hai.xls"};
    page.presenter.chooseLists();
    CHECK(page.view.lists.size() == 2);
    page.presenter.make("", "Sổ");
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
