#pragma once

#include "core/domain/field_number.h"
#include "core/domain/message.h"
#include "core/domain/money.h"
#include "core/domain/value.h"
#include "importers/recognise/model/list_field.h"
#include "importers/recognise/model/row_kind.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Something to say about a row: an error sets the row aside, a warning does not.
struct RowProblem
{
    enum class Severity : std::uint8_t
    {
        Warning,
        Error
    };
    std::uint32_t row = 0;
    std::uint32_t column = 0; ///< 0: the row as a whole
    Severity severity = Severity::Warning;
    Message message;
    bool operator==(const RowProblem&) const = default;
};

/// One value of a device as the list gives it, and the cell it was read from.
struct DraftValue
{
    FieldNumber field; ///< number of a Device field
    Value value;
    std::uint32_t column = 0; ///< 0: not from a cell of this row (a section, the letterhead)
    std::string original;     ///< the cell's own text
};

/// Words in a note that tell of something broken. A note never sets a state; it is offered as a
/// fault for a person to take. Example: "mic hay chập chờn".
struct FaultOffer
{
    std::uint32_t column = 0;
    std::string text;         ///< the note as written
    std::string symptom;      ///< the known symptom in it (data/vocabulary/symptoms.tsv)
    std::int64_t devices = 1; ///< of how many of the row's devices it speaks: "Hỏng 3" of ten
    bool operator==(const FaultOffer&) const = default;
};

/// What the list's books say of the wear of a row, all its devices together. It holds together:
/// opening + year = accumulated, cost − accumulated = net value, as far as they are stated.
struct WearFigures
{
    Money accumulated;
    std::optional<std::int64_t> rateBasisPoints; ///< 2000 = 20 %
    std::uint32_t column = 0;                    ///< of what was accumulated, or of the net value
    std::optional<int> year;                     ///< until its end, as the heading says
    bool operator==(const WearFigures&) const = default;
};

/// Where a row's place was written.
enum class PlaceFrom : std::uint8_t
{
    Nowhere,
    Choice,
    Column,
    Section,
    Sheet ///< letterhead, sheet name or file name
};

/// A data row, understood but not yet compared with any register. Example: row 12, "Camera
/// Logitech PTZ Pro 2 | bộ | 2 | 31.000.000" is two devices of 15,500,000 đ.
struct RowDraft
{
    std::uint32_t row = 0;
    std::int64_t devices = 1;       ///< how many records the row makes
    std::int64_t quantity = 1;      ///< pieces kept together; more than 1 only in bulk
    std::vector<DraftValue> values; ///< same for every device; no code, serial, cost, quantity
    std::string code;               ///< of the first device; the others get "-2", "-3", …
    std::int64_t before = 0;        ///< devices of the row that other drafts with this code make
    std::uint32_t codeColumn = 0;
    std::vector<std::string> serials; ///< of the first devices; at most `devices`
    std::uint32_t serialColumn = 0;
    std::string serialOriginal;
    std::optional<Money> amount; ///< of the whole row
    std::uint32_t amountColumn = 0;
    std::string amountOriginal;
    std::optional<WearFigures> wear;
    std::string place; ///< as written; empty: none
    PlaceFrom placeFrom = PlaceFrom::Nowhere;
    std::uint32_t placeColumn = 0;
    std::string custodian; ///< a name, as written
    std::uint32_t custodianColumn = 0;
    std::string supplier;
    std::uint32_t supplierColumn = 0;
    std::vector<FaultOffer> faults;
    /// Names of the parts when the row names a bundle ("PC Dell + UPS 600VA": two); else empty.
    std::vector<std::string> parts;
    std::vector<RowProblem> problems;

    /// Pieces kept in bulk whose amount does not divide evenly become two records: all but one
    /// piece at the quotient, and one piece that costs the remainder more. Call it once quantity
    /// and amount are known. Example: 30 m for 1,000,000 đ are 29 at 33,333 đ and one at 33,343 đ.
    void keepMoneyExact();
    /// Pieces of record `index` (0-based).
    [[nodiscard]] std::int64_t quantityOf(std::int64_t index) const;
    /// The cost of one piece of record `index` (0-based), such that quantity × cost over all
    /// records is the row's amount: of n devices the first has the remainder, in bulk the single
    /// piece. Nothing without an amount.
    [[nodiscard]] std::optional<Money> costOf(std::int64_t index) const;
    /// What record `index` (0-based) has worn: its share of the row's, the remainder with the
    /// first.
    [[nodiscard]] std::optional<Money> wornOf(std::int64_t index) const;
    [[nodiscard]] const DraftValue* find(FieldNumber field) const;
    [[nodiscard]] bool isSetAside() const;
    void clear();
};

/// A stated sum and what the rows above it come to.
struct TotalCheck
{
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    ListField field = ListField::Amount;
    std::int64_t stated = 0;
    std::int64_t computed = 0;
    bool agrees = false;
    bool operator==(const TotalCheck&) const = default;
};

/// One row of the sheet with its verdict. Drafts are there for Data only and are valid during the
/// call.
struct ClassifiedRow
{
    std::uint32_t row = 0;
    RowKind kind = RowKind::Blank;
    Message reason;
    RowDraft* draft = nullptr; ///< the first of `drafts`
    /// Usually one. A row of a grid has one for each count, a split bundle one for each part; an
    /// error of any of them sets the whole row aside.
    std::span<RowDraft> drafts{};
};

} // namespace dongbo::importers
