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

    void add(std::uint32_t row, const RowFigures& figures);
    /// Whether the row's figure is a sum of rows above it.
    enum class Agreement : std::uint8_t
    {
        NoFigure,
        Agrees, ///< with what stands above in all, in the section or since the last sum
        Differs
    };
    [[nodiscard]] Agreement agreement(const RowFrame& frame) const;
    /// A row of sums; its figures are compared with what they may be meant to sum.
    void check(const RowFrame& frame, bool isOfSection);
    /// A section row; figures in it are compared when the section ends.
    void beginSection(const RowFrame& frame);
    /// The same for a row that stands for the rows down to `lastRow`; such rows may hold others.
    void beginGroup(const RowFrame& frame, std::uint32_t lastRow);
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
        std::uint32_t lastRow = 0; ///< 0: until the next section
        std::int64_t before = 0;   ///< the running sum where it began
    };
    void closeSection();
    void closeGroups(std::uint32_t row);
    [[nodiscard]] std::vector<Open> figuresOf(const RowFrame& frame) const;

    const SheetReading* m_reading;
    ListField m_priceField = ListField::Unknown;
    Running m_quantity, m_amount, m_stated;
    std::vector<Open> m_open;   ///< figures of the section row above
    std::vector<Open> m_groups; ///< of the rows that stand for rows still to come
    std::vector<TotalCheck> m_checks;
    bool m_sumsParts = false; ///< a sum above agreed with its part of the list, not with all
};

} // namespace dongbo::importers
