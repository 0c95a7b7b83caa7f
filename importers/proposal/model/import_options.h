#pragma once

#include "importers/grid/workbook.h"
#include "importers/proposal/model/answers.h"
#include "importers/proposal/model/recipe.h"
#include "importers/recognise/recognise.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace dongbo::importers {

/// A list that has been read, with what a person knows of the file.
struct ListFile
{
    const Workbook* workbook = nullptr;
    std::string path;
    std::string name; ///< without folders
    std::string hash; ///< BLAKE2b-256 of the bytes, hex; may be empty
    std::int64_t size = 0;
};

/// One of the lists of an import. Its choices and answers count, those of ImportOptions do not.
struct ListToImport
{
    ListFile file;
    Choices choices;
    Answers answers;
};

struct ImportOptions
{
    Choices choices;             ///< what a person or recipe decided, --site among it
    Answers answers;             ///< what a person decided about single rows and values
    bool createPlaces = false;   ///< make places no unit is known for; without units always
    std::vector<Recipe> recipes; ///< tried where no choice says otherwise
    bool useRecipes = true;      ///< then those the register remembers
    enum class Rule : std::uint8_t
    {
        GoodRows,    ///< rows with an error are set aside, the others go in
        OnlyClean,   ///< rows with a warning are set aside as well
        AllOrNothing ///< one row set aside: nothing goes in
    };
    Rule rule = Rule::GoodRows;
    /// Rows done so far; called every few thousand rows on the caller's thread. May be empty.
    std::function<void(std::uint64_t rows)> progress;
    std::stop_token cancel; ///< Error{Cancelled}; nothing is written then
};

} // namespace dongbo::importers
