#pragma once

#include "importers/recognise/model/row_draft.h"
#include "importers/recognise/rows/row_frame.h"
#include "importers/recognise/rows/row_kinds.h"
#include "importers/recognise/rows/sums.h"
#include "importers/recognise/words/name_parts.h"
#include "importers/recognise/words/spec_words.h"
#include "importers/recognise/words/state_counts.h"
#include "importers/recognise/words/vocabulary.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Serial numbers and codes met in a list, 16 bytes each: the first row keeps one, later rows are
/// told which that was. Two texts of equal 64-bit hash would count as one (once in 10^7 lists of
/// 10^6 rows).
class MetBefore
{
public:
    struct Where
    {
        std::uint32_t sheet = 0;
        std::uint32_t row = 0;
    };
    /// Remembers the text at this place, or answers where it was met.
    [[nodiscard]] std::optional<Where> meet(std::string_view text, Where here);

private:
    struct Entry
    {
        std::uint64_t hash = 0; ///< 0: free
        Where where;
    };
    void grow();
    std::vector<Entry> m_entries; ///< open addressing, a power of two long
    std::size_t m_count = 0;
};

/// Turns a data row into a draft: reads amounts, dates, counts and states, keeps the wording.
class DraftMaker
{
public:
    DraftMaker(const Workbook& workbook, const SheetReading& reading, MetBefore& serials,
               MetBefore& codes);

    /// Fills `draft` (cleared first). Every problem of the row is in it; nothing is thrown.
    void make(const RowFrame& frame, const Section& section, RowDraft& draft);

    /// The parts of the row made last as drafts of their own, its first part left in `draft`; none
    /// unless bundles are to be taken apart. What the row cost stays with the first part.
    [[nodiscard]] std::vector<RowDraft> partsOf(RowDraft& draft);

    /// "Tốt 3 | Hỏng 1" in columns, "1 hỏng, 3 tốt" in a cell: the row made last as a draft for
    /// each state, and one for those that a cell or a note does not speak of ("Hỏng 3" of ten);
    /// none where there is one state, or with a warning in `draft` where columns do not sum to the
    /// quantity.
    [[nodiscard]] std::vector<RowDraft> partsByState(const RowFrame& frame, RowDraft& draft);

    using Figures = RowFigures;
    /// Of the row made last, also of rows set aside.
    [[nodiscard]] const Figures& figures() const { return m_figures; }

private:
    void readTexts(const RowFrame& frame, RowDraft& draft);
    void readName(const RowFrame& frame, const Section& section, RowDraft& draft);
    /// What a column of technical descriptions says, and of what it leaves open what the name says.
    void readSpecs(const RowFrame& frame, std::optional<DeviceType> type, const std::string& ofName,
                   const Slot& name, RowDraft& draft);
    void readQuantity(const RowFrame& frame, const Section& section, RowDraft& draft);
    /// Whether the row has a price that is not of one piece.
    [[nodiscard]] bool costsSomething(const RowFrame& frame) const;
    void readMoney(const RowFrame& frame, RowDraft& draft);
    /// Asks about a price that is unusual for such a device and usual in another unit of money.
    void weighMoney(const Slot& price, std::int64_t value, RowDraft& draft) const;
    void readDates(const RowFrame& frame, RowDraft& draft);
    /// Wear, checked by the row's own arithmetic; with a warning and nothing read where it fails.
    void readWear(const RowFrame& frame, RowDraft& draft) const;
    /// Days, numbers and amounts of the fields that ListField has no name for.
    static void readPlain(const RowFrame& frame, RowDraft& draft);
    void readStates(const RowFrame& frame, RowDraft& draft);
    void offerFaults(const RowFrame& frame, RowDraft& draft);
    void readIdentity(const RowFrame& frame, RowDraft& draft);
    void readPlace(const RowFrame& frame, const Section& section, RowDraft& draft);

    [[nodiscard]] std::optional<std::int64_t> sumOfParts(const RowFrame& frame) const;
    [[nodiscard]] const NameParts& partsOf(const std::string& name);
    [[nodiscard]] const StateReading& stateOf(const std::string& wording);
    /// How many devices a column named by a state counts; 0 for a cross.
    [[nodiscard]] static std::int64_t countedIn(const Slot& slot);

    const Workbook* m_workbook;
    const SheetReading* m_reading;
    MetBefore* m_serials;
    MetBefore* m_codes;
    TextMap<NameParts> m_names; ///< lists repeat the same names; at most 20,000 kept
    std::array<TextMap<SpecValues>, 32> m_specs; ///< by the type's number
    TextMap<StateReading> m_states;
    TextMap<std::optional<Counting>> m_measures;
    NameParts m_otherName;
    StateReading m_otherState;
    Figures m_figures;
    /// A share of the row's devices that are in one state.
    struct Share
    {
        std::int64_t count = 0;
        StateReading state;
        std::string wording, original;
        std::uint32_t column = 0;
        bool keepsCode = false; ///< codes go on from share to share
        bool isOfNote = false;  ///< counted by a note, which sets no state
    };
    /// Keeps the shares that a state cell counts, with a warning where it counts only some of the
    /// devices. False, with a warning, when its counts leave open of which devices it speaks: no
    /// state is set then, the words are kept.
    [[nodiscard]] bool readCounts(const Slot& slot, RowDraft& draft);
    /// Keeps the shares that a note counts ("Hỏng 3" of ten), unless a state cell counts some.
    void readNotedCounts(const RowFrame& frame, RowDraft& draft);
    [[nodiscard]] std::vector<Share> sharesOf(const RowFrame& frame, RowDraft& draft);
    std::vector<Share> m_counted; ///< of the row's state cell
    std::string m_siteAbove;      ///< where the site column is written once and left empty below
    std::uint32_t m_sectionRow = 0;
};

} // namespace dongbo::importers
