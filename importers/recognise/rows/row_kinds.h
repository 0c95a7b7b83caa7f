#pragma once

#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/row_draft.h"
#include "importers/recognise/model/surroundings.h"
#include "importers/recognise/rows/row_frame.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// What the section rows above say about the rows below them.
struct Section
{
    std::uint32_t row = 0;
    std::string text;     ///< of the last section row, without its number
    bool isPlace = false; ///< that row names a place
    std::string place;
    std::string room;
    std::string category;
};

/// Tells data from sections, sums, notes and signatures, walking one sheet downwards.
class RowKinds
{
public:
    RowKinds(const SheetReading& reading, const Surroundings& surroundings);

    struct Verdict
    {
        RowKind kind = RowKind::Data;
        Message reason;
    };
    [[nodiscard]] Verdict judge(const RowFrame& frame);
    [[nodiscard]] const Section& section() const { return m_section; }
    /// Whether the row judged last was a sum of its section only; nothing when it was no sum.
    [[nodiscard]] bool isSectionSum() const { return m_isSectionSum; }

private:
    /// Whether the text names a place once its number or bullet is gone.
    [[nodiscard]] bool isPlaceText(std::string_view text) const;
    [[nodiscard]] bool repeatsHeader(const RowFrame& frame) const;
    [[nodiscard]] bool numbersColumns(const RowFrame& frame) const;
    [[nodiscard]] std::optional<Verdict> judgeFooter(const RowFrame& frame,
                                                     const std::string& folded);
    [[nodiscard]] std::optional<Verdict> judgeSection(const RowFrame& frame);
    void enterSection(std::uint32_t row, const std::string& text, Verdict& verdict);

    const SheetReading* m_reading;
    const Surroundings* m_surroundings;
    std::vector<std::pair<std::uint32_t, std::string>> m_headingKeys; ///< by column
    std::size_t m_otherColumns = 0; ///< understood ones besides number, name and notes
    Section m_section;
    bool m_isAfterHeader = true;
    bool m_isInFooter = false;
    bool m_isSectionSum = false;
};

} // namespace dongbo::importers
