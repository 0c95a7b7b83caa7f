#pragma once

#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/row_draft.h"
#include "importers/recognise/model/surroundings.h"
#include "importers/recognise/rows/heading_again.h"
#include "importers/recognise/rows/row_frame.h"
#include "importers/recognise/rows/sums.h"
#include "importers/recognise/rows/titles.h"
#include "importers/recognise/words/vocabulary.h"

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
    /// `sums`: of the rows so far.
    [[nodiscard]] Verdict judge(const RowFrame& frame, const Sums& sums);
    /// The rows down to `lastRow` are titles, right above a header: the same one again, or another
    /// table's. `place`: what they say of the rows below that header.
    void beginTitles(std::uint32_t lastRow, TitlePlace place);
    /// Of the row judged last, when it stands for rows below it: the last of them; 0: it does not.
    [[nodiscard]] std::uint32_t lastRowOfGroup() const { return m_lastRowOfGroup; }
    [[nodiscard]] const Section& section() const { return m_section; }
    /// Whether the row judged last was a sum of its section only; nothing when it was no sum.
    [[nodiscard]] bool isSectionSum() const { return m_isSectionSum; }

private:
    /// How surely the text names a place once its number or bullet is gone.
    enum class PlaceText : std::uint8_t
    {
        No,
        Likely, ///< by words that are not sure without their marks
        Sure
    };
    [[nodiscard]] PlaceText placeText(std::string_view text) const;
    /// What speaks for the row being a sum, against what speaks for a device (weights.tsv).
    [[nodiscard]] double sumEvidence(const RowFrame& frame, const Marked& label,
                                     Vocabulary::SumWords words, const Sums& sums) const;
    [[nodiscard]] Verdict judgeAny(const RowFrame& frame, const Sums& sums);
    void beginTableAgain();
    [[nodiscard]] std::uint32_t lastDataRow() const;
    [[nodiscard]] bool numbersColumns(const RowFrame& frame) const;
    [[nodiscard]] std::optional<Verdict> judgeFooter(const RowFrame& frame, const Marked& label);
    [[nodiscard]] std::optional<Verdict> judgeSection(const RowFrame& frame);
    [[nodiscard]] std::optional<Verdict> asChosen(const RowFrame& frame);
    /// Whether the row, nothing but a name or told of where nothing was understood, is like those
    /// of devices: "Hạt 3 - QL4" among other "Hạt …".
    [[nodiscard]] bool isLikeDevices(const RowFrame& frame, std::string_view name) const;
    void enterSection(std::uint32_t row, const std::string& text, Verdict& verdict);

    const SheetReading* m_reading;
    const Surroundings* m_surroundings;
    HeadingAgain m_headings;
    std::size_t m_otherColumns = 0;      ///< understood ones besides number, name and notes
    std::size_t m_describingColumns = 0; ///< of those, that tell of a device itself
    Section m_section;
    bool m_isAfterHeader = true;
    bool m_isInFooter = false;
    bool m_isSectionSum = false;
    bool m_hasTotal = false;   ///< a sum of all has been met
    bool m_isTitled = false;   ///< the section's place is that of titles above a table
    std::size_t m_stretch = 0; ///< how often the header has come again
    TitlePlace m_titles;       ///< of the titles down to m_lastTitle
    std::uint32_t m_lastTitle = 0;
    std::size_t m_nextOutline = 0; ///< of the reading's outline rows
    std::uint32_t m_lastRowOfGroup = 0;
};

} // namespace dongbo::importers
