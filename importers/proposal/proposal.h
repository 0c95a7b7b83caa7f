#pragma once

#include "core/archive/envelope.h"
#include "core/domain/records.h"
#include "importers/recognise/reading.h"
#include "importers/recognise/row_draft.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {
class DeviceCodes;
}

namespace dongbo::importers {

/// What becomes of a row of the list.
enum class Outcome : std::uint8_t
{
    Created,
    Updated,
    Unchanged,
    SetAside,
    NotData
};
/// "created", "updated", "unchanged", "set_aside", "not_data".
[[nodiscard]] std::string_view codeOf(Outcome outcome);

/// One line of the row ledger: every row of a sheet that holds a cell has exactly one.
struct RowOutcome
{
    std::uint32_t row = 0;
    std::uint32_t devices = 0; ///< made or matched
    std::uint32_t reason = 0;  ///< into SheetProposal::reasons: why set aside or not data; 0: none
    Outcome outcome = Outcome::NotData;
};

/// How a device of the list was recognised as one of the register.
enum class MatchedBy : std::uint8_t
{
    Nothing, ///< it is new
    Serial,
    Code,
    Twin ///< same site, type and model, the n-th of them
};

/// Where a device of the list belongs; what is not there yet is made in the same change-set.
struct PlaceAnswer
{
    enum class Kind : std::uint8_t
    {
        Nowhere,   ///< the list does not say
        Site,      ///< a site of the register
        NewSite,   ///< a unit of the register that has no site yet
        NewPlace,  ///< neither unit nor site is known
        Ambiguous, ///< several open sites
        Unknown    ///< fits nothing of the register
    };
    Kind kind = Kind::Nowhere;
    std::optional<SiteId> site;
    std::optional<UnitId> unit;
    std::string siteName; ///< as stored, or as it will be made
    std::string unitName;
    std::string prefix;                   ///< for device codes, of a place to be made
    std::vector<std::string> suggestions; ///< of Ambiguous and Unknown
};

/// A device of the list as it will be: new, or matched with the fields that will change.
struct PlannedDevice
{
    std::uint32_t sheet = 0; ///< index in the workbook
    std::uint32_t row = 0;
    std::optional<DeviceId> id; ///< of a matched one
    MatchedBy matchedBy = MatchedBy::Nothing;
    Outcome outcome = Outcome::Created;
    /// Ascending by field number, with origins; without site, custodian and supplier.
    std::vector<archive::FieldChange> changes;
    std::uint32_t place = 0;  ///< index into Proposal::places
    bool movesToPlace = true; ///< a new device, or a matched one the list has moved
    std::uint32_t placeColumn = 0;
    std::string placeText;
    std::string custodian; ///< of a new device, as written; empty: none
    std::string supplier;
    std::shared_ptr<const Device> known; ///< a matched one as it is now
};

/// One sheet: what was understood and what becomes of its rows.
struct SheetProposal
{
    SheetReading reading;
    std::vector<RowOutcome> rows;            ///< by row; none for a sheet that is not read
    std::vector<Message> reasons{Message{}}; ///< [0] is none
    std::vector<RowProblem> problems;        ///< the first keptProblems
    std::vector<TotalCheck> totals;
};

inline const Message& reasonOf(const SheetProposal& sheet, const RowOutcome& row)
{
    return sheet.reasons[row.reason];
}

/// What importing a list would do, or has done.
struct Proposal
{
    struct Summary
    {
        std::uint64_t created = 0, updated = 0, unchanged = 0, setAside = 0, notData = 0; ///< rows
        std::uint64_t devices = 0;
        std::uint64_t problems = 0;
        std::int64_t totalCost = 0; ///< đồng, of the devices made or matched
    };

    std::string path;
    std::string fileName;
    std::string format;
    std::vector<SheetProposal> sheets;
    std::vector<PlaceAnswer> places;
    /// All devices, while there are at most `keptDevices` of them; further ones are only counted.
    std::vector<PlannedDevice> devices;
    bool isComplete = true; ///< all devices are in `devices`
    Summary summary;
    std::map<NodeId, std::uint64_t> asOf; ///< how far the register's journal reached then
    std::shared_ptr<DeviceCodes> codes;   ///< what gave the new devices their codes
    std::optional<ChangeSetId> changeSet; ///< once done; absent when nothing changed
    bool isRefused = false; ///< --all-or-nothing, and not all could go in: nothing was written
};

/// Lists longer than this are compared and written row by row, without the devices in memory.
inline constexpr std::size_t keptDevices = 30'000;
/// Problems kept a sheet; the summary counts all.
inline constexpr std::size_t keptProblems = 5'000;

} // namespace dongbo::importers
