#pragma once

#include "core/domain/id.h"
#include "gui/present/place.h"

#include <string>
#include <vector>

namespace dongbo::present {

class Session;

/// A paper of a device that can be put right afterwards.
struct PaperCorrection
{
    std::string id;   ///< of the menu's entry: "correct_transfer"
    std::string word; ///< "Sửa giấy tờ điều chuyển"
    RecordRef record;
};

/// The newest transfer, disposal and custody of the device, of those there are.
[[nodiscard]] std::vector<PaperCorrection> paperCorrections(const Session& session,
                                                            const DeviceId& device);

} // namespace dongbo::present
