#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace dongbo::importers {

/// A cell in which nothing stands: 0 in sums, "" in texts.
struct EmptyCell
{};
using FormulaResult = std::variant<double, std::string, EmptyCell>;

/// A place in the sheet; column 0: none.
struct CellPlace
{
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// What formulas look at.
class FormulaCells
{
public:
    virtual ~FormulaCells() = default;
    /// What stands there; nothing when it cannot be told. `depth` counts formulas within formulas.
    virtual std::optional<FormulaResult> at(CellPlace place, int depth) = 0;
};

/// What one formula, without its "=", comes to; nothing when it asks for what is not known here.
[[nodiscard]] std::optional<FormulaResult> formulaValue(std::string_view text, FormulaCells& cells,
                                                        int depth);

} // namespace dongbo::importers
