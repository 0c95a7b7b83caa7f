#pragma once

#include "core/domain/field_change.h"
#include "core/domain/records.h"
#include "importers/proposal/model/answers.h"
#include "importers/recognise/explain/understanding.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/row_draft.h"

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

class NewRecords;

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
    RowKind role = RowKind::Blank; ///< what the row is in the sheet
};

/// How a device of the list was recognised as one of the register.
enum class MatchedBy : std::uint8_t
{
    Nothing, ///< it is new
    Serial,
    Code,
    Twin ///< same site, type and model, the n-th of them
};
/// "serial", "code", "twin"; empty for Nothing.
[[nodiscard]] std::string_view codeOf(MatchedBy by);

/// A place offered instead of one that could not be settled.
struct PlaceOffer
{
    std::string label; ///< "Điểm cầu Đại An", "xã Đại An"
    std::string id;    ///< of the site or unit, as Answers::places takes it
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
    /// Of Site; of NewSite and NewPlace the id it will have.
    std::optional<SiteId> site;
    std::optional<UnitId> unit;
    std::string siteName; ///< as stored, or as it will be made
    std::string unitName;
    std::string prefix;             ///< for device codes, of a place to be made
    std::vector<PlaceOffer> offers; ///< of Ambiguous and Unknown, best first
    /// Said of a name that only held on the list's date: "import.place_merged".
    Message note;
};

/// A device of the list as it will be: new, or matched with the fields that will change.
struct PlannedDevice
{
    std::uint32_t sheet = 0; ///< index in the workbook
    std::uint32_t row = 0;
    std::uint32_t ordinal = 0; ///< among the devices of the row, from 0
    DeviceId id;               ///< of the matched one, or the id it will have
    MatchedBy matchedBy = MatchedBy::Nothing;
    double score = 0; ///< 0 … 1: how sure the match is; 0 for a new one
    Outcome outcome = Outcome::Created;
    /// Ascending by field number, with origins. Of a new device all it has; of a matched one the
    /// cells the list has changed and nobody else, refused ones among them.
    std::vector<FieldChange> changes;
    /// Changed in the list and in the register: not written unless taken. Ascending.
    std::vector<FieldChange> conflicts;
    /// Of the conflicts those that somebody changed after they were shown: no tick takes them.
    std::vector<std::uint16_t> newer;
    /// What a new one had worn when the list was written, as its books say.
    struct Worn
    {
        Money accumulated;
        std::optional<std::int64_t> rateBasisPoints;
        std::optional<int> year; ///< until its end; absent: the year before the list goes in
    };
    std::optional<Worn> worn;
    std::uint32_t place = 0;             ///< index into Proposal::places
    std::shared_ptr<const Device> known; ///< a matched one as it is now

    [[nodiscard]] bool isKnown() const { return matchedBy != MatchedBy::Nothing; }
};

/// Something that can be done about a row set aside; `give` in set_aside.h does it.
struct PossibleAnswer
{
    enum class Kind : std::uint8_t
    {
        ChoosePlace, ///< `value` is a site's or unit's id
        NamePlace,   ///< type which site is meant
        MakePlace,   ///< make the place the row names
        Retype,      ///< type what the cell should say; `value` is what it says
        UseInstead,  ///< read the cell as `value`
        LeaveEmpty,  ///< as if nothing stood in the cell
        OtherDevice, ///< a number met twice: another device, its number not known
        LeaveOut,    ///< the row does not go in
        AllowMany    ///< the list may make `value` devices more than it has rows
    };
    Kind kind = Kind::LeaveOut;
    std::uint32_t column = 0;
    std::string value;
    Message label; ///< what the button says
};

/// A row that does not go in as it is: why, and what may be answered.
struct SetAsideRow
{
    std::uint32_t sheet = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0; ///< the cell at fault; 0: the row as a whole
    std::string name;         ///< of the device as written; may be empty
    std::string place;        ///< as written; may be empty
    std::int64_t amount = 0;  ///< đồng the row states
    Message reason;
    std::vector<PossibleAnswer> answers;
};

/// A note of a row that goes in, telling of something broken. It sets no state; a person may report
/// it as a fault of the row's first device. Example: row 12, "mic hay chập chờn".
struct NotedFault
{
    std::uint32_t sheet = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;  ///< of the note
    std::uint32_t ordinal = 0; ///< of the device among those of the row
    /// Of the matched device; of a new one the id it has once the list is written.
    DeviceId device;
    bool isKnown = false; ///< matched: in the register already
    std::optional<DeviceType> type;
    std::string code;
    std::string name;
    std::string text;    ///< the note as written
    std::string symptom; ///< the known symptom in it, else the note
};

/// A device of the register that the list might be expected to have and does not: another of its
/// site is there, or most of the list it was made from.
struct GoneDevice
{
    DeviceId id;
    std::string code;
    std::string name;
    std::string site;
    std::string serial;
};

/// One sheet: what was understood and what becomes of its rows.
struct SheetProposal
{
    SheetReading reading;
    std::vector<RowOutcome> rows;            ///< by row; none for a sheet that is not read
    std::vector<Message> reasons{Message{}}; ///< [0] is none
    std::vector<RowProblem> problems;        ///< the first keptProblems
    std::vector<TotalCheck> totals;
    Understanding understanding; ///< the decisions, as a person is shown them
    /// Read as remembered of an earlier list of this layout: that list's name; empty: not.
    std::string recipe;
    /// Read as a person said of another sheet of this import: its name; empty: not.
    std::string readLike;
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
        std::int64_t totalCost = 0;    ///< đồng, of the devices made or matched
        std::int64_t setAsideCost = 0; ///< đồng that rows set aside or left out state
        std::uint64_t cells = 0;       ///< of known devices, that will change
        std::uint64_t conflicts = 0;   ///< cells changed on both sides
        std::uint64_t gone = 0;
        std::uint64_t faultOffers = 0;
        std::uint64_t brokenDevices = 0; ///< that will be broken, without an open fault
        std::uint64_t totals = 0;        ///< sums of money that the list states
        std::uint64_t totalsAgree = 0;   ///< those that its rows come to

        /// Rows of the sheets that are read and hold a cell: what the five counts add up to.
        [[nodiscard]] std::uint64_t rows() const
        {
            return created + updated + unchanged + setAside + notData;
        }
        void add(const Summary& other);
    };

    std::string path;
    std::string fileName;
    std::string format;
    std::optional<Date> day; ///< the list's own date, as far as it could be told
    std::vector<SheetProposal> sheets;
    std::vector<PlaceAnswer> places;
    /// All devices, while there are at most `keptDevices` of them; further ones are only counted.
    std::vector<PlannedDevice> devices;
    bool isComplete = true;            ///< all devices are in `devices`
    std::vector<SetAsideRow> setAside; ///< the first keptProblems
    /// The first keptProblems, by site and code. Offered only; nothing is ever done about them
    /// here.
    std::vector<GoneDevice> gone;
    /// The first keptProblems, in the order of the rows. Offered only.
    std::vector<NotedFault> faultOffers;
    /// Devices that will be broken and have no open fault, the first keptOffers: each may be
    /// reported as a fault, with reportBroken in fault_offers.h. Offered only.
    std::vector<NotedFault> brokenDevices;
    /// What the list states as its total, in đồng, when one of its totals is of all its rows: equal
    /// to totalCost + setAsideCost when the money agrees.
    std::optional<std::int64_t> statedCost;
    Summary summary;
    std::map<NodeId, std::uint64_t> asOf;         ///< how far the register's journal reached then
    std::shared_ptr<DeviceCodes> codes;           ///< what gave the new devices their codes
    std::shared_ptr<const NewRecords> newRecords; ///< places and people to be made
    std::optional<ChangeSetId> changeSet;         ///< once done; absent when nothing changed
    /// Why there is no backup of the register as it was before a large import, to be told to
    /// whoever imported; of the first list. Absent when there is one, or none was due.
    std::optional<Message> noBackup;
    /// --all-or-nothing and not all could go in, or tooMany: nothing was written.
    bool isRefused = false;
    /// Devices beyond one a row that the import asks for, when they are more than may be made
    /// without a person's word (Answers::allowMany); 0: they are not.
    std::uint64_t tooMany = 0;
};

/// Lists longer than this are compared and written row by row, without the devices in memory.
inline constexpr std::size_t keptDevices = 30'000;
/// Broken devices kept a list; the summary counts all.
inline constexpr std::size_t keptOffers = 100'000;
/// Devices beyond one a row that an import may make without being asked about.
inline constexpr std::uint64_t mostDevicesBeyondRows = 20'000;
/// Problems kept a sheet, set-aside rows and gone devices kept a list; the summary counts all.
inline constexpr std::size_t keptProblems = 5'000;

} // namespace dongbo::importers
