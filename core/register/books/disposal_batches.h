#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/register.h"
#include "core/store/queries/disposal_queries.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

// Disposals as an office decides them: devices proposed together, decided, taken out of the books.
// Proposed → decided → done; a batch that is not done can be withdrawn. A step that its state does
// not allow throws Error{Refused, "disposal.wrong_state"}.

/// A device that could be proposed.
struct DisposalCandidate
{
    DeviceId device;
    std::string code;
    std::string name;
    std::optional<DeviceType> type;
    std::string site;
    DisposalCause cause = DisposalCause::Other;
    std::optional<int> age; ///< whole years in use
    Money repairsPaid;
    std::optional<Money> cost;     ///< of all its pieces
    std::optional<Money> netValue; ///< of a fixed asset: what is not worn; absent: not known
    bool isFixedAsset = false;
};
struct CandidateFilter
{
    std::optional<UnitId> unit;         ///< with all below it
    std::optional<DisposalCause> cause; ///< absent: all
};
/// The office's own devices that are beyond repair, broken, fully worn or spare (the first that
/// holds is the cause) and in no open batch; by cause, site, code.
[[nodiscard]] std::vector<DisposalCandidate> disposalCandidates(Register& reg,
                                                                const CandidateFilter& filter = {});

struct ProposedDevice
{
    DeviceId device;
    std::optional<DisposalCause> cause; ///< absent: as disposalCandidates tells, else Other
    std::string why;
    std::optional<DisposalMethod> method; ///< absent: scrapping
};
struct ProposeDraft
{
    std::string name;        ///< empty: "Thanh lý dd/mm/yyyy"
    std::optional<Date> day; ///< absent: today
    std::optional<UnitId> unit;
    std::string proposalNo;
    std::string committee; ///< a line a member: name | position | role
    std::string notes;
    std::vector<ProposedDevice> devices;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about the day
};
/// One change-set: the batch, its devices with cost, wear and repairs as they are known now, and
/// each device's proposal (disposeDevice). Problems: no device; one that is on loan, proposed
/// already, or twice in the list; what disposeDevice finds.
[[nodiscard]] Checked<Written<DisposalBatchId>> proposeDisposal(Register& reg,
                                                                const ProposeDraft& draft);

struct DecideDraft
{
    DisposalBatchId batch;
    std::optional<Date> day; ///< absent: today
    std::string decisionNo;
    std::vector<DeviceId> rejected; ///< stay in the books; all others are accepted
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// What was rejected is in the books as before. Problems: a day before that of the proposal;
/// nothing accepted; a device that is not in the batch.
[[nodiscard]] Checked<Written<DisposalBatchId>> decideDisposal(Register& reg,
                                                               const DecideDraft& draft);

struct FinishDraft
{
    DisposalBatchId batch;
    std::optional<Date> day; ///< the devices leave the books; absent: today
    std::optional<Money> expenses;
    /// What devices brought in. Absent: nothing.
    std::vector<std::pair<DeviceId, Money>> proceeds;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// Every accepted device leaves the books (disposeDevice), its open faults with it. Problems: a day
/// before the decision; proceeds of a device that was not accepted; negative amounts.
[[nodiscard]] Checked<Written<DisposalBatchId>> finishDisposal(Register& reg,
                                                               const FinishDraft& draft);
/// Its devices are in the books as before.
[[nodiscard]] Checked<Written<DisposalBatchId>>
withdrawDisposal(Register& reg, DisposalBatchId batch, const std::string& reason);

/// By id, unique beginning of an id of 8 characters or more, number, or name. Throws {Usage,
/// "find.unknown_disposal_batch" | "find.ambiguous_disposal_batch"}.
[[nodiscard]] DisposalBatchId findDisposalBatch(Register& reg, std::string_view text);

/// A batch as it is shown.
struct DisposalOverview
{
    store::DisposalBatchRow row;
    struct Line
    {
        store::DisposalItemRow item;
        std::string code;
        std::string name;
        std::string site;
        std::optional<Money> netValue; ///< as it was when it was proposed
    };
    std::vector<Line> lines; ///< by position
    Money cost;
    Money netValue;
    Money proceeds;
};
/// Throws {NotFound, "find.gone"}.
[[nodiscard]] DisposalOverview disposalOverview(Register& reg, DisposalBatchId batch);

} // namespace dongbo
