#pragma once

#include "importers/grid/workbook.h"
#include "importers/proposal/model/answers.h"

#include <map>
#include <string>

namespace dongbo::importers {

/// A list as a person corrected it: some cells read as if something else stood in them. Everything
/// that reads lists can read it; the file itself is not touched.
class CorrectedWorkbook final : public Workbook
{
public:
    /// Both must outlive it.
    CorrectedWorkbook(const Workbook& list, const std::map<CellPlace, std::string>& cells)
        : m_list(&list)
        , m_cells(&cells)
    {}

    [[nodiscard]] std::string_view format() const override { return m_list->format(); }
    [[nodiscard]] const std::vector<std::string>& fonts() const override { return m_list->fonts(); }
    [[nodiscard]] const std::vector<Sheet>& sheets() const override { return m_list->sheets(); }
    void forEachRow(std::size_t sheet, const std::function<bool(const Row&)>& visit) const override;

    /// What stands in the file where a correction was read; null where none was.
    [[nodiscard]] const std::string* original(const CellPlace& place) const;

private:
    [[nodiscard]] bool correct(std::uint32_t sheet, const Row& row, std::vector<Cell>& cells) const;

    const Workbook* m_list;
    const std::map<CellPlace, std::string>* m_cells;
    mutable std::map<CellPlace, std::string> m_originals; ///< of rows walked so far
};

} // namespace dongbo::importers
