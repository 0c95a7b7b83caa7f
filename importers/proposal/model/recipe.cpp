#include "importers/proposal/model/recipe.h"

#include "core/domain/error.h"
#include "core/store/file/database.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/explain/understanding.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace dongbo::importers {

namespace {

constexpr std::string_view settingName = "recipes";
constexpr std::size_t mostRemembered = 100;
/// As far down as importers/recognise looks for a header.
constexpr std::uint32_t lastHeaderRow = 64;

/// The texts of a sheet's first rows, by place.
using HeadTexts = std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>;

HeadTexts headOf(const Workbook& list, std::size_t sheet)
{
    HeadTexts out;
    list.forEachRow(sheet, [&](const Row& row) {
        if (row.number > lastHeaderRow) {
            return false;
        }
        for (const auto& cell : row.cells) {
            auto key = text::foldKey(cellText(cell));
            if (cell.kind == CellKind::Text && !key.empty()) {
                out[{row.number, cell.column}] = std::move(key);
            }
        }
        return true;
    });
    return out;
}

std::vector<Recipe::Heading> headingsOf(const HeadTexts& head, HeaderRows rows)
{
    std::vector<Recipe::Heading> out;
    for (const auto& [place, key] : head) {
        if (place.first >= rows.first && place.first <= rows.last) {
            out.push_back({place.first - rows.first, place.second, key});
        }
    }
    return out;
}

/// The row at which the recipe's header begins in the sheet; 0 when it does not stand there.
std::uint32_t foundAt(const Recipe& recipe, const HeadTexts& head)
{
    const auto& first = recipe.headings.front();
    for (const auto& [place, key] : head) {
        if (place.second != first.column || key != first.key || place.first <= first.row) {
            continue;
        }
        const auto begin = place.first - first.row;
        const bool isThere = std::all_of(
            recipe.headings.begin(), recipe.headings.end(), [&](const Recipe::Heading& heading) {
                const auto found = head.find({begin + heading.row, heading.column});
                return found != head.end() && found->second == heading.key;
            });
        if (isThere) {
            return begin;
        }
    }
    return 0;
}

/// The part of the choices that holds for other lists of the layout.
SheetChoices lasting(SheetChoices choices)
{
    choices.place.reset();
    choices.header.reset();
    choices.rows.reset();
    choices.rowKinds.clear();
    choices.columnsBelow.clear();
    return choices;
}

std::vector<Recipe>
recipes(const Workbook& list, const std::string& name, const std::vector<SheetReading>& readings,
        const std::function<std::optional<SheetChoices>(const SheetReading&)>& of)
{
    std::vector<Recipe> out;
    for (const auto& reading : readings) {
        const auto choices = reading.isRead() ? of(reading) : std::nullopt;
        if (!choices) {
            continue;
        }
        Recipe recipe;
        recipe.learntFrom = name;
        recipe.headings = headingsOf(headOf(list, reading.sheet), reading.header.rows);
        recipe.headerRows = reading.header.rows.last - reading.header.rows.first + 1;
        recipe.choices = lasting(*choices);
        if (!recipe.headings.empty()) {
            out.push_back(std::move(recipe));
        }
    }
    return out;
}

const SheetChoices* choicesOf(const Choices& choices, const std::string& sheet)
{
    const auto found = choices.sheets.find(sheet);
    return found == choices.sheets.end() ? nullptr : &found->second;
}

/// The name of a site or unit that a person answered with by its id; else the answer as it is.
std::string placeName(Register& reg, const std::string& answer)
{
    const auto id = answer.size() == 36 ? RecordId::parse(answer) : std::nullopt;
    if (id) {
        if (const auto site = store::load<Site>(reg.database(), SiteId{*id})) {
            return site->name.value_or(answer);
        }
        if (const auto unit = store::load<Unit>(reg.database(), UnitId{*id})) {
            return store::unitTitle(*unit);
        }
    }
    return answer;
}

} // namespace

void addPlaces(Register& reg, const Answers& answers, const std::vector<SheetReading>& readings,
               Choices& choices)
{
    for (const auto& [written, answer] : answers.places) {
        for (const auto& reading : readings) {
            if (reading.isRead()) {
                choices.sheets[reading.name].places[written] = placeName(reg, answer);
            }
        }
    }
}

std::vector<Recipe> recipesFrom(const Workbook& list, const std::string& name,
                                const std::vector<SheetReading>& readings, const Choices& choices)
{
    return recipes(
        list, name, readings, [&](const SheetReading& reading) -> std::optional<SheetChoices> {
            const auto* own = choicesOf(choices, reading.name);
            const bool isAny = own != nullptr && (own->header || lasting(*own) != SheetChoices{});
            return isAny ? std::optional{*own} : std::nullopt;
        });
}

std::vector<Recipe> recipesOf(const Workbook& list, const std::string& name,
                              const std::vector<SheetReading>& readings, const Choices& choices)
{
    return recipes(list, name, readings,
                   [&](const SheetReading& reading) -> std::optional<SheetChoices> {
                       const auto* own = choicesOf(choices, reading.name);
                       auto out = own != nullptr ? *own : SheetChoices{};
                       for (const auto& column : reading.columns) {
                           out.columns[column.column] = column.field;
                           if (reading.priceColumn == column.column) {
                               out.priceOf = column.priceOf;
                           }
                       }
                       out.unitOfMoney = reading.unitOfMoney;
                       out.splitsQuantity = reading.splitsQuantity;
                       out.splitsBundles = reading.splitsBundles;
                       out.splitsStates = reading.splitsStates;
                       return out;
                   });
}

namespace {

template <typename T> void complete(std::optional<T>& own, const std::optional<T>& other)
{
    own = own ? own : other;
}

/// What the recipe says of things that nobody has said anything of yet.
void complete(SheetChoices& own, const SheetChoices& recipe)
{
    complete(own.isRead, recipe.isRead);
    complete(own.unitOfMoney, recipe.unitOfMoney);
    complete(own.priceOf, recipe.priceOf);
    complete(own.splitsQuantity, recipe.splitsQuantity);
    complete(own.splitsBundles, recipe.splitsBundles);
    complete(own.splitsStates, recipe.splitsStates);
    complete(own.encoding, recipe.encoding);
    for (const auto& [column, field] : recipe.columns) {
        const bool isSingle = !isOneOf(
            field, {ListField::Unknown, ListField::Notes, ListField::SpecText, ListField::Condition,
                    ListField::ConditionMark, ListField::CostBudget, ListField::CostOther});
        const bool isTaken =
            isSingle && std::any_of(own.columns.begin(), own.columns.end(),
                                    [&, f = field](const auto& one) { return one.second == f; });
        if (!isTaken) { // the person has given that role to another column
            own.columns.emplace(column, field);
        }
    }
    own.sectionPlaces.insert(recipe.sectionPlaces.begin(), recipe.sectionPlaces.end());
    own.places.insert(recipe.places.begin(), recipe.places.end());
}

} // namespace

Choices withRecipes(const Workbook& list, std::string_view name, Choices own,
                    const std::vector<Recipe>& recipes,
                    std::map<std::string, LearntOf, std::less<>>& applied)
{
    if (recipes.empty()) {
        return own;
    }
    const auto& sheets = list.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto* chosen = choicesOf(own, sheets[i].name);
        if (chosen != nullptr && (chosen->header || !chosen->columnsBelow.empty())) {
            continue;
        }
        const auto head = headOf(list, i);
        auto choices = chosen != nullptr ? *chosen : SheetChoices{};
        for (const auto& recipe : recipes) {
            const bool isItself = recipe.isOfThisImport && recipe.sheet == sheets[i].name &&
                                  recipe.learntFrom == name;
            const auto begin = isItself ? 0 : foundAt(recipe, head);
            const auto isRead = choices.isRead ? choices.isRead : recipe.choices.isRead;
            if (begin == 0 || (sheets[i].hidden && isRead != true)) {
                continue;
            }
            complete(choices, recipe.choices);
            choices.header = HeaderRows{begin, begin + recipe.headerRows - 1};
            auto& learnt = applied[sheets[i].name];
            own.sheets[sheets[i].name] = choices;
            if (!recipe.isOfThisImport) {
                learnt.list = recipe.learntFrom;
                break;
            }
            learnt.sheet = recipe.sheet.empty() ? recipe.learntFrom : recipe.sheet;
        }
    }
    return own;
}

std::vector<Recipe> readRecipeFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Error(Error::Kind::NotFound, {"import.unreadable", {{"file", path.string()}}});
    }
    constexpr std::size_t mostBytes = 4 << 20;
    std::string text(mostBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > mostBytes) {
        throw Error(Error::Kind::Unreadable,
                    {"import.recipe_unreadable", {{"file", path.string()}}});
    }
    return readRecipes(text, path.string());
}

std::vector<Recipe> rememberedRecipes(Register& reg)
{
    const auto text = reg.database().setting(settingName);
    return text.empty() ? std::vector<Recipe>{} : readRecipes(text, std::string(settingName));
}

void remember(Register& reg, const std::vector<Recipe>& recipes)
{
    auto all = recipes;
    for (auto& known : rememberedRecipes(reg)) {
        const bool isReplaced =
            std::any_of(recipes.begin(), recipes.end(),
                        [&](const Recipe& fresh) { return fresh.headings == known.headings; });
        if (!isReplaced && all.size() < mostRemembered) {
            all.push_back(std::move(known));
        }
    }
    reg.database().setSetting(settingName, recipesText(all));
}

} // namespace dongbo::importers
