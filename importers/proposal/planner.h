#pragma once

#include "core/register/devices.h"
#include "importers/proposal/import_list.h"
#include "importers/proposal/matcher.h"
#include "importers/proposal/places.h"
#include "importers/recognise/recognise.h"

#include <functional>
#include <memory>
#include <vector>

namespace dongbo::importers {

/// One row compared with the register. Lives for the call.
struct PlannedRow
{
    std::uint32_t sheet = 0;
    RowOutcome outcome;
    Message reason;          ///< why set aside or not data
    std::int64_t amount = 0; ///< đồng the list states for the row's devices
    std::vector<RowProblem>* problems = nullptr;
    std::vector<PlannedDevice>* devices = nullptr; ///< may be moved from; empty unless data
};

/// Streams a list's rows past the register: recognise, place, match, three-way. Writes nothing; the
/// same list over the same register gives the same rows and codes every time.
class Planner
{
public:
    enum class Purpose : std::uint8_t
    {
        Show, ///< places to be made are shown whether or not they may be
        Write
    };
    Planner(Register& reg, const ListFile& list, const ImportOptions& options, Purpose purpose);

    [[nodiscard]] const std::vector<SheetReading>& readings() const { return m_readings; }
    [[nodiscard]] const Places& places() const { return m_places; }
    [[nodiscard]] const std::shared_ptr<DeviceCodes>& codes() const { return m_codes; }

    /// Every row of every sheet that is read, in order. After each sheet `endSheet` gets its index
    /// and totals. Throws Error{Cancelled}.
    void
    forEachRow(const std::function<void(PlannedRow&)>& visit,
               const std::function<void(std::size_t, const std::vector<TotalCheck>&)>& endSheet);

private:
    void claimIdentities();
    void plan(RowDraft& draft, std::uint32_t sheet, PlannedRow& out);
    [[nodiscard]] bool place(RowDraft& draft, std::uint32_t& index);
    [[nodiscard]] std::vector<archive::FieldChange> fieldsOf(const RowDraft& draft,
                                                             std::int64_t index) const;
    void compareKnown(PlannedDevice& device, const Matcher::Match& match, RowDraft& draft);
    void makeNew(PlannedDevice& device, const RowDraft& draft, DeviceType type);
    void tick(std::uint64_t rows) const;

    Register* m_register;
    const ListFile* m_list;
    const ImportOptions* m_options;
    Purpose m_purpose;
    Places m_places;
    Matcher m_matcher;
    std::shared_ptr<DeviceCodes> m_codes;
    Surroundings m_surroundings;
    std::vector<SheetReading> m_readings;
    std::vector<PlannedDevice> m_devices;
    std::vector<RowProblem> m_problems;
};

} // namespace dongbo::importers
