#pragma once

#include "core/register/base/checks.h"
#include "core/register/devices/devices.h"
#include "core/register/stocktake/stocktake_view.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dongbo {

/// Names a line: by its count, or, when nobody counted it, by its device.
struct LineRef
{
    std::optional<StocktakeCountId> count;
    std::optional<DeviceId> device;

    bool operator==(const LineRef&) const = default;
};
[[nodiscard]] LineRef refOf(const StocktakeLine& line);

/// How differences are settled; what is not said of one is said of all.
struct SettleDraft
{
    Settlement how = Settlement::LeftAsIs;
    std::optional<Date> day; ///< absent: today
    std::string documentNo;  ///< of the paper: transfer decision, minutes of the loss
    std::string reason;
    /// Of Registered, with one line: what is added; its site is where it was found unless said.
    std::optional<Device> create;
    /// Of Corrected, with one line without a device: the device that code or thing is.
    std::optional<DeviceId> device;
    OpenFaults openFaults = OpenFaults::Refuse; ///< of Lost
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};

struct Settled
{
    std::vector<LineRef> settled;
    struct Left
    {
        LineRef line;
        Message why;
    };
    std::vector<Left> left;               ///< as they were
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was written
    Problems warnings{};
    std::optional<DeviceId> created; ///< of Registered
};

/// The settlements that fit a line, the likeliest first; none for one without a difference.
[[nodiscard]] std::vector<Settlement> settlementsOf(const StocktakeLine& line);

/// Settles differences of a stocktake that is counting or settling ({Refused} else), all in one
/// change-set with what they do to the register, so that one undo takes all back:
/// Moved: the device is transferred to where it was found. FoundLater: it was at its place after
/// all. Lost: it leaves the books as lost. Registered: a device is added. Corrected: the register's
/// condition and quantity become what was counted, or an unknown code is said to be a device.
/// LeftAsIs: nothing is done; with a reason. A line it does not fit is left and told. Problems of
/// the draft itself (a day nobody can mean, what a device to add lacks) stop all.
[[nodiscard]] Checked<Settled> settleDifferences(Register& reg, StocktakeId id,
                                                 std::span<const LineRef> lines,
                                                 const SettleDraft& draft);

} // namespace dongbo
