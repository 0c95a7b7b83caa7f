#include "gui/present/lists/list_clip.h"
#include "gui/present/lists/memory_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test

namespace {

struct Fruit
{
    RecordId id;
    std::string name;
    std::string colour;
    std::int64_t weight = 0;
    std::string searched;
};

/// A list that is nothing but a declaration.
class FruitList final : public MemoryList<Fruit>
{
public:
    FruitList(Shell& shell, ListView& view)
        : MemoryList(shell, view, {"fruit", ScreenName::Sites, RecordKind::Site, {"name", false}})
    {}
    std::vector<Fruit> stock;
    int readings = 0;

    [[nodiscard]] std::string caption() const override { return {}; }

private:
    [[nodiscard]] std::vector<LineColumn<Fruit>> declare() const override
    {
        TableColumn name{"name", "Tên"};
        name.isFixed = true;
        TableColumn notes{"notes", "Ghi chú"};
        notes.isShown = false;
        using Line = const Fruit&;
        return {{name, [](Line line) { return ListCell{line.name}; }},
                {{"colour", "Màu"}, [](Line line) { return ListCell{line.colour}; }},
                {{"weight", "Cân nặng", CellKind::Number},
                 [](Line line) {
                     ListCell cell{std::to_string(line.weight) + " g"};
                     cell.plain = std::to_string(line.weight);
                     return cell;
                 },
                 [](Line line) { return line.weight; }},
                {notes, [](Line) { return ListCell{}; }}};
    }
    void readLines() override
    {
        ++readings;
        reader().read<std::vector<Fruit>>(
            RegisterReader::Where::Here, [this](Register&, JobContext&) { return stock; },
            [this](std::vector<Fruit> lines) { take(std::move(lines)); });
    }
    [[nodiscard]] EmptyWords emptyWords() const override
    {
        return {"box",
                "sites.empty_new",
                "sites.empty_filter",
                {{"look", "Xem", {}}, {"grow", "Trồng", {}, {}, {}, /*writes=*/true}}};
    }
    void doIt(const std::string& actionId) override
    {
        done.push_back(actionId);
        MemoryList::doIt(actionId);
    }

public:
    std::vector<std::string> done;
};

struct Shop
{
    FakeShell shell;
    FakeListView view;
    FruitList list{shell, view};

    Shop()
    {
        add("Táo", "đỏ", 150);
        add("Ổi", "xanh", 200);
        add("Đào", "đỏ", 90);
        add("Lê", "xanh", 180);
    }
    void add(const std::string& name, const std::string& colour, std::int64_t weight)
    {
        Fruit fruit;
        fruit.id = *RecordId::parse("00000000-0000-4000-8000-0000000000" +
                                    std::to_string(10 + list.stock.size()));
        fruit.name = name;
        fruit.colour = colour;
        fruit.weight = weight;
        fruit.searched = " " + text::fold(name) + " " + text::fold(colour);
        list.stock.push_back(fruit);
    }
    std::vector<std::string> names() { return test::textsOf(list, "name"); }
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("List query: as text and back it is the same, whatever its values hold", "[present]")
{
    ListQuery query;
    query.set("condition", {"fair", "broken"});
    query.set("overdue", {ListQuery::yes});
    query.set("maker", {"A;B", "C,D", "100%", ""});
    query.text = "a;b=c, 5%";
    CHECK(ListQuery::parse(query.asText()) == query);
    CHECK(query.asText().find("overdue;") != std::string::npos);
    CHECK(ListQuery::parse("").isEmpty());
    CHECK(ListQuery::parse(";;x=").values("x") == std::vector<std::string>{""});
    query.toggle("condition", "fair");
    query.toggle("condition", "broken");
    CHECK_FALSE(query.has("condition"));
}

TEST_CASE("List: an empty one tells whether there is nothing at all or nothing that fits",
          "[present]")
{
    Shop shop;
    shop.list.open({});
    shop.list.setText("khong co");
    REQUIRE(shop.view.empty);
    CHECK(shop.view.empty->fact == shop.shell.session().say("sites.empty_filter"));
    REQUIRE(shop.view.empty->ways.size() == 1);
    CHECK(shop.view.empty->ways[0].id == "clear");

    Shop bare;
    bare.list.stock.clear();
    bare.list.open({});
    REQUIRE(bare.view.empty);
    CHECK(bare.view.empty->fact == bare.shell.session().say("sites.empty_new"));
    REQUIRE(bare.view.empty->ways.size() == 2);
    bare.list.takeWay("grow");
    CHECK(bare.list.done == std::vector<std::string>{"grow"});
    bare.list.setText("khong co"); // of nothing, nothing is left out
    REQUIRE(bare.view.empty);
    CHECK(bare.view.empty->ways.size() == 2);
}

TEST_CASE("List: sorts and filters by any column without reading again", "[present]")
{
    Shop shop;
    shop.list.open({});
    CHECK(shop.names() == Names{"Đào", "Lê", "Ổi", "Táo"});
    shop.list.sortBy("weight");
    CHECK(shop.names() == Names{"Đào", "Táo", "Lê", "Ổi"});
    CHECK(shop.view.scroll == ListScroll::Top); // not to the chosen row
    shop.list.sortBy("weight");
    CHECK(shop.names() == Names{"Ổi", "Lê", "Táo", "Đào"});
    const auto colours = test::valuesOfColumn(shop.list, "colour");
    REQUIRE(colours.size() == 2);
    CHECK(colours[0].word == "đỏ");
    CHECK(colours[0].note == "2");
    shop.list.narrow("colour", {"đỏ"});
    CHECK(shop.names() == Names{"Táo", "Đào"});
    CHECK(shop.list.filtered() == std::vector<std::string>{"colour"});
    CHECK(test::valuesOfColumn(shop.list, "colour").size() == 2); // the others can be ticked too
    const auto chip = test::chipOf(shop.list, "filter:colour");
    REQUIRE(chip);
    CHECK(chip->word == "Màu: đỏ");
    shop.list.setText("tao");
    CHECK(shop.names() == Names{"Táo"});
    shop.list.clear("filter:colour");
    shop.list.setText("khong co");
    REQUIRE(shop.view.empty);
    shop.list.takeWay("clear");
    CHECK(shop.names().size() == 4);
    CHECK(shop.list.readings == 1);
}

TEST_CASE("List: columns are shown, hidden and put in order, and found so again", "[present]")
{
    Shop shop;
    shop.list.open({});
    CHECK(shop.view.columnIds() == Names{"name", "colour", "weight"});
    shop.list.showColumns({"weight", "notes", "name"});
    CHECK(shop.view.columnIds() == Names{"weight", "notes", "name"});
    shop.list.showColumns({"weight"}); // what names a row stays
    CHECK(shop.view.columnIds() == Names{"weight", "name"});
    shop.list.setWidths("weight=300");
    FakeListView later;
    FruitList again(shop.shell, later);
    again.open({});
    CHECK(later.columnIds() == Names{"weight", "name"});
    CHECK(later.widths == "weight=300");
    again.resetColumns();
    CHECK(later.columnIds() == Names{"name", "colour", "weight"});
    CHECK(later.widths.empty());
}

TEST_CASE("List: a saved view brings back filter, order and columns, after a restart too",
          "[present]")
{
    Shop shop;
    shop.list.open({});
    CHECK_FALSE(shop.list.isWorthSaving());
    shop.list.narrow("colour", {"xanh"});
    shop.list.sortBy(ListSort{"weight", true});
    shop.list.showColumns({"name", "weight"});
    CHECK(shop.list.isWorthSaving());
    shop.list.saveView("  Xanh,\tnặng trước ");
    CHECK(shop.list.viewInForce() == "Xanh, nặng trước");
    CHECK_FALSE(shop.list.isWorthSaving());

    FakeListView later;
    FruitList again(shop.shell, later);
    again.stock = shop.list.stock;
    again.open({});
    again.resetColumns();
    again.sortBy(ListSort{"name", false});
    const auto chip = test::chipOf(again, "Xanh, nặng trước");
    REQUIRE(chip);
    CHECK(chip->icon == "star");
    CHECK_FALSE(chip->isOn);
    again.press(chip->id);
    CHECK(test::textsOf(again, "name") == Names{"Ổi", "Lê"});
    CHECK(later.columnIds() == Names{"name", "weight"});
    CHECK(test::chipOf(again, "Xanh, nặng trước")->isOn);
    again.press(chip->id); // pressed again it gives way
    CHECK(test::textsOf(again, "name").size() == 4);
    again.press(chip->id);
    again.clear(chip->id);
    CHECK_FALSE(test::chipOf(again, "Xanh, nặng trước"));
    shop.shell.banners.back().onAction(); // and can be brought back
    CHECK(test::chipOf(again, "Xanh, nặng trước"));
}

TEST_CASE("List: views of older versions are still there, new ones are kept as own reports are",
          "[present]")
{
    Shop shop;
    shop.shell.settings().setValue("fruit/views", "Cũ\tcolour=xanh\tweight down\tname,weight\t\n"
                                                  "Sau này\t\t{\"version\":99}\n");
    FakeListView view;
    FruitList list(shop.shell, view);
    list.stock = shop.list.stock;
    list.open({});
    REQUIRE(list.viewNames() == Names{"Cũ"}); // what only a later version can read is left out
    list.takeView("Cũ");
    CHECK(list.query().first("colour") == "xanh");
    CHECK(list.sort() == ListSort{"weight", true});
    CHECK(list.viewInForce() == "Cũ");
    list.setText("le");
    list.saveView("Mới");
    const auto kept = shop.shell.settings().value("fruit/views");
    CHECK(kept.find("\"columns\":[\"name\",\"weight\"]") != std::string::npos);
    FakeListView later;
    FruitList again(shop.shell, later);
    again.stock = shop.list.stock;
    again.open({});
    again.takeView("Mới");
    CHECK(again.query().text == "le");
    CHECK(again.query().first("colour") == "xanh");
    CHECK(again.viewInForce() == "Mới");
}

TEST_CASE("List: chosen rows stay chosen while it is sorted and read again", "[present]")
{
    Shop shop;
    shop.list.open({});
    shop.list.setChosen({{0, 0}, {3, 3}}, 3); // Đào, Táo
    shop.list.sortBy("weight");
    CHECK(shop.view.chosen == std::vector<RowRange>{{0, 1}});
    shop.add("Bưởi", "xanh", 100); // between them
    shop.shell.session().announceChange();
    CHECK(shop.names()[1] == "Bưởi");
    CHECK(shop.view.chosen == std::vector<RowRange>{{0, 0}, {2, 2}});
    CHECK(shop.list.chosenCount() == 2);
    CHECK(shop.view.current == 2);
    CHECK(shop.view.scroll == ListScroll::Keep);
    shop.list.narrow("colour", {"đỏ"}); // another list: another choice
    CHECK(shop.list.chosenCount() < 2);
}

TEST_CASE("List: what is copied are the columns shown, as a spreadsheet takes them", "[present]")
{
    Shop shop;
    shop.add("=1+1 <b>", "đỏ", 12'500);
    shop.list.open({});
    shop.list.showColumns({"weight", "name"});
    shop.list.narrow("weight", {"12500 g"});
    shop.list.setChosen({{0, 0}}, 0);
    shop.list.copy();
    CHECK(shop.view.lines == "Cân nặng\tTên\n12500\t'=1+1 <b>\n");
    CHECK(shop.view.html.find("&#39;=1+1 &lt;b&gt;") != std::string::npos);
    CHECK(shop.shell.banners.back().tone == BannerTone::Ok);
}

TEST_CASE("List: a place opens it as its filter says; without one it stays as it was left",
          "[present]")
{
    Shop shop;
    shop.list.open({ScreenName::Sites, {}, "colour=đỏ"});
    CHECK(shop.names() == Names{"Đào", "Táo"});
    const auto place = shop.list.place();
    CHECK(place.filter == "colour=đỏ");
    shop.list.open({ScreenName::Sites, {}, {}});
    CHECK(shop.names().size() == 2);
    shop.list.open({ScreenName::Sites, {}, "all"});
    CHECK(shop.names().size() == 4);
    CHECK(shop.list.place().filter == "all");
    shop.list.open(place); // the way back
    CHECK(shop.names().size() == 2);
    // a record somebody goes to is not filtered away
    shop.list.open({ScreenName::Sites, RecordRef{RecordKind::Site, shop.list.stock[1].id}, {}});
    CHECK(shop.names().size() == 4);
    CHECK(shop.view.current == 2);
    CHECK(shop.view.scroll == ListScroll::Reveal);
}

TEST_CASE("List: while nobody sees it changes only make it stale", "[present]")
{
    Shop shop;
    shop.list.open({});
    shop.list.setInSight(false);
    shop.shell.session().announceChange();
    shop.shell.session().announceChange();
    CHECK(shop.list.readings == 1);
    shop.list.setInSight(true);
    CHECK(shop.list.readings == 2);
    shop.list.setInSight(true);
    CHECK(shop.list.readings == 2);
}
