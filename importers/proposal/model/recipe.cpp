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
                       return out;
                   });
}

Choices withRecipes(const Workbook& list, Choices own, const std::vector<Recipe>& recipes,
                    std::map<std::string, std::string, std::less<>>& applied)
{
    if (recipes.empty()) {
        return own;
    }
    const auto& sheets = list.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto* chosen = choicesOf(own, sheets[i].name);
        if (chosen != nullptr && (chosen->header || !chosen->columnsBelow.empty() ||
                                  lasting(*chosen) != SheetChoices{})) {
            continue;
        }
        const auto head = headOf(list, i);
        for (const auto& recipe : recipes) {
            const auto begin = foundAt(recipe, head);
            if (begin == 0 || (sheets[i].hidden && recipe.choices.isRead != true)) {
                continue;
            }
            auto choices = recipe.choices;
            choices.header = HeaderRows{begin, begin + recipe.headerRows - 1};
            choices.place = chosen != nullptr ? chosen->place : std::nullopt;
            own.sheets[sheets[i].name] = std::move(choices);
            applied[sheets[i].name] = recipe.learntFrom;
            break;
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
