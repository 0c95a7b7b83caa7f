#pragma once

#include "core/register/base/register.h"
#include "importers/grid/workbook.h"
#include "importers/proposal/model/answers.h"
#include "importers/recognise/model/reading.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// How lists of one layout are read, remembered so that a person is not asked twice. The layout is
/// known by what its header says and where, wherever in the sheet the header stands and whatever
/// the sheet is called. Example: under "STT | Tên TB | ĐV | TT" column C is the measure and D the
/// state.
struct Recipe
{
    /// A cell of the header; rows count from its first.
    struct Heading
    {
        std::uint32_t row = 0;
        std::uint32_t column = 0;
        std::string key; ///< as foldKey gives it
        bool operator==(const Heading&) const = default;
    };
    std::string learntFrom; ///< a list's name
    // Not kept: of a sheet of the import at hand, and which.
    bool isOfThisImport = false;
    std::string sheet;
    std::vector<Heading> headings; ///< by row, then column; never empty
    std::uint32_t headerRows = 1;
    /// Without place (each list has its own), header rows and further tables.
    SheetChoices choices;
    bool operator==(const Recipe&) const = default;
};

/// What a person decided about the sheets of a list, as recipes; none for a sheet without decisions
/// of the kind a recipe keeps.
[[nodiscard]] std::vector<Recipe> recipesFrom(const Workbook& list, const std::string& name,
                                              const std::vector<SheetReading>& readings,
                                              const Choices& choices);
/// Adds which site a person said a place of the list is: it holds for the next list that writes the
/// place so. Sites answered by id are named.
void addPlaces(Register& reg, const Answers& answers, const std::vector<SheetReading>& readings,
               Choices& choices);
/// How the list was read, decided by whom or what it may be: to be handed on as a file.
[[nodiscard]] std::vector<Recipe> recipesOf(const Workbook& list, const std::string& name,
                                            const std::vector<SheetReading>& readings,
                                            const Choices& choices);

/// Of what a sheet's reading was learnt besides a person's own word.
struct LearntOf
{
    std::string list;  ///< an earlier one; empty: none
    std::string sheet; ///< of the same import; empty: none
};

/// `own` completed by the recipes whose header stands in the sheet: by those of other sheets of the
/// same import, then by the first remembered one. What a person said of the sheet itself stands,
/// and a sheet whose header a person chose is left alone. `name`: the list's. `applied`: by sheet.
[[nodiscard]] Choices withRecipes(const Workbook& list, std::string_view name, Choices own,
                                  const std::vector<Recipe>& recipes,
                                  std::map<std::string, LearntOf, std::less<>>& applied);

/// The shape of docs/json.md, "Recipes".
[[nodiscard]] std::string recipesText(const std::vector<Recipe>& recipes);
/// Throws Error{Unreadable, "import.recipe_unreadable"}, naming `source`.
[[nodiscard]] std::vector<Recipe> readRecipes(std::string_view json, const std::string& source);
/// Throws {NotFound, Unreadable}.
[[nodiscard]] std::vector<Recipe> readRecipeFile(const std::filesystem::path& path);

/// What this register remembers, newest first.
[[nodiscard]] std::vector<Recipe> rememberedRecipes(Register& reg);
/// Remembers them, in place of older ones of the same layout; at most 100 in all. Inside a
/// UnitOfWork. They are this register's own: neither journaled nor exchanged.
void remember(Register& reg, const std::vector<Recipe>& recipes);

} // namespace dongbo::importers
