#pragma once

#include "importers/recognise/model/row_draft.h"
#include "importers/recognise/rows/row_frame.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace dongbo::importers {

/// A row's figures for the check of sums; nothing when not readable.
struct RowFigures
{
    std::optional<std::int64_t> quantity;
    std::optional<std::int64_t> amount; ///< of the row, đồng
    std::optional<std::int64_t> stated; ///< the price column as it stands, đồng
};

/// Adds the rows up and holds them against the sums the list states: of everything, of a section,
/// or written in the section's own row above its devices.
class Sums
{
public:
    explicit Sums(const SheetReading& reading);

    void add(const RowFigures& figures);
    /// A row of sums; its figures are compared with what they may be meant to sum.
    void check(const RowFrame& frame, bool isOfSection);
    /// A section row; figures in it are compared when the section ends.
    void beginSection(const RowFrame& frame);
    /// All comparisons, by row then column.
    [[nodiscard]] std::vector<TotalCheck> finish();

private:
    /// One figure added up over different stretches of the list.
    struct Running
    {
        std::int64_t all = 0;
        std::int64_t section = 0;  ///< since the section row above
        std::int64_t sinceSum = 0; ///< since the sum above
        void add(std::int64_t value);
    };
    struct Open
    {
        TotalCheck check;
        bool isMoney = false;
    };
    void closeSection();
    [[nodiscard]] std::vector<Open> figuresOf(const RowFrame& frame) const;

    const SheetReading* m_reading;
    ListField m_priceField = ListField::Unknown;
    Running m_quantity, m_amount, m_stated;
    std::vector<Open> m_open; ///< figures of the section row above
    std::vector<TotalCheck> m_checks;
};

} // namespace dongbo::importers
