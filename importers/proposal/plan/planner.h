#pragma once

#include "core/register/devices/devices.h"
#include "importers/proposal/match/matcher.h"
#include "importers/proposal/match/since_shown.h"
#include "importers/proposal/model/import_options.h"
#include "importers/proposal/places/new_records.h"
#include "importers/proposal/places/places.h"
#include "importers/proposal/plan/corrected_workbook.h"
#include "importers/proposal/rows/row_checks.h"
#include "importers/recognise/recognise.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace dongbo::importers {

/// The register as the lists of one import are compared with it, and what the lists before the one
/// at hand have added to it.
struct Comparison
{
    enum class Memory : std::uint8_t
    {
        None,     ///< one list, or each list is written before the next is compared
        OfPlanned ///< later lists see what earlier ones will have changed
    };
    Comparison(Register& reg, const ImportOptions& options, Memory wanted);
    /// What a person said of one sheet of the lists holds for the others of its layout.
    void learnFrom(const std::vector<ListToImport>& lists);

    struct Planned
    {
        std::shared_ptr<const Device> device;
        std::set<std::uint16_t> given; ///< fields some list of this import gives
    };
    Memory memory;
    std::shared_ptr<NewRecords> newRecords;
    Places places;
    Matcher matcher;
    std::shared_ptr<DeviceCodes> codes;
    std::unordered_map<DeviceId, Planned> planned;
    /// Devices beyond one a row that the lists so far ask for, and how many may be made.
    std::uint64_t beyondRows = 0;
    std::uint64_t mostBeyondRows = mostDevicesBeyondRows;

    [[nodiscard]] bool isTooMany() const { return beyondRows > mostBeyondRows; }
    std::vector<Recipe> recipes;
    UsualPrices prices; ///< as the register's devices say
};

/// One row compared with the register. Lives for the call.
struct PlannedRow
{
    std::uint32_t sheet = 0;
    RowOutcome outcome;
    Message reason;          ///< why set aside or not data
    std::int64_t amount = 0; ///< đồng the list states for the row's devices
    bool isLeftOut = false;  ///< by a person's answer
    std::vector<RowProblem>* problems = nullptr;
    std::vector<PlannedDevice>* devices = nullptr; ///< may be moved from; empty unless data
    SetAsideRow* setAside = nullptr;               ///< of a row set aside only
    std::vector<NotedFault>* faultOffers = nullptr;
    std::vector<NotedFault>* brokenDevices = nullptr;
};

/// Streams a list's rows past the register: recognise, place, match, three-way. Writes nothing; the
/// same list over the same register gives the same rows and codes every time.
class Planner
{
public:
    /// All must outlive it. `shown`: what a person was shown of the list before, if anything.
    Planner(Register& reg, Comparison& with, const ListToImport& list, const ImportOptions& options,
            const Proposal* shown = nullptr);

    [[nodiscard]] const std::vector<SheetReading>& readings() const { return m_readings; }
    [[nodiscard]] std::optional<Date> day() const { return m_day; }
    /// Whether a place of that sheet, as written, is one of the register's or may be made.
    [[nodiscard]] bool isPlaceKnown(const std::string& written, std::uint32_t sheet) const;
    /// The site that such a place is, as people call it; empty where it is none of the register's.
    [[nodiscard]] std::string siteNameOf(const std::string& written, std::uint32_t sheet) const;
    /// As Proposal::tooMany, of the lists walked so far.
    [[nodiscard]] std::uint64_t tooMany() const
    {
        return m_with->isTooMany() ? m_with->beyondRows : 0;
    }
    /// Of what the reading of that sheet was learnt.
    [[nodiscard]] LearntOf learntOf(const std::string& sheet) const;

    /// Every row of every sheet that is read, in order. After each sheet `endSheet` gets its index
    /// and what its rows came to. Throws Error{Cancelled}.
    void forEachRow(const std::function<void(PlannedRow&)>& visit,
                    const std::function<void(std::size_t, const RowReader&)>& endSheet);

private:
    /// Whether somebody has said which site is meant by the text.
    [[nodiscard]] bool isAnsweredPlace(std::string_view text) const;
    void claimIdentities();
    void planRow(std::span<RowDraft> drafts, PlannedRow& out);
    void planDrafts(std::span<RowDraft> drafts, const std::vector<std::uint32_t>& places,
                    PlannedRow& out);
    void countBeyondRow(std::span<RowDraft> drafts);
    void plan(RowDraft& draft, std::uint32_t placeIndex, PlannedRow& out);
    void setAside(const RowDraft& draft, std::uint32_t placeIndex, PlannedRow& out);
    [[nodiscard]] PlannedDevice planDevice(RowDraft& draft, std::int64_t index,
                                           std::uint32_t placeIndex, std::uint32_t sheet);
    [[nodiscard]] std::string placeOf(const RowDraft& draft, std::uint32_t sheet) const;
    [[nodiscard]] std::string placeOf(const std::string& written, std::uint32_t sheet) const;
    [[nodiscard]] std::uint32_t findPlace(const RowDraft& draft, std::uint32_t sheet);
    void restoreOriginals(std::vector<FieldChange>& fields, std::uint32_t sheet,
                          std::uint32_t row) const;
    [[nodiscard]] std::optional<Matcher::Match> matchLive(const Matcher::Wanted& wanted,
                                                          std::shared_ptr<const Device>& known);
    void compareKnown(PlannedDevice& device, const Matcher::Match& match, RowDraft& draft);
    void dropCurrentState(const DeviceId& id, const Device& stated,
                          std::vector<FieldChange>& list) const;
    void checkCode(const PlannedDevice& device, RowDraft& draft) const;
    void keepTogether(RowDraft& draft) const;
    void makeNew(PlannedDevice& device, DeviceType type);
    void learn(const PlannedDevice& device, std::optional<std::uint32_t> index);
    void tick(std::uint64_t rows) const;

    Register* m_register;
    Comparison* m_with;
    const ListToImport* m_list;
    const ImportOptions* m_options;
    std::optional<SinceShown> m_since;
    Instant m_began; ///< the clock is asked once, not for every row
    Date m_today;
    CorrectedWorkbook m_workbook;
    std::optional<Date> m_day;
    Surroundings m_surroundings;
    std::vector<SheetReading> m_readings;
    std::map<std::string, LearntOf, std::less<>> m_learnt; ///< by sheet
    Choices m_choices;                                     ///< a person's and recipes'
    std::vector<PlannedDevice> m_devices;
    std::vector<RowProblem> m_problems;
    std::vector<NotedFault> m_faultOffers;
    std::vector<NotedFault> m_brokenDevices;
    SetAsideRow m_setAside;
    std::vector<Value> m_values; ///< of the row being checked
};

} // namespace dongbo::importers
