#pragma once

#include "gui/present/place.h"
#include "gui/present/session.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// An official paper that is about a record.
struct PaperOffer
{
    std::string id;   ///< "paper:handover"
    std::string word; ///< "Biên bản bàn giao"
    Place place;      ///< its preview, filled for the record
};

/// The papers that can be made about a record: minutes of a transfer, forms of a plan. In the order
/// of the list of reports.
[[nodiscard]] std::vector<PaperOffer> papersFor(const Session& session, const RecordRef& record);

/// Those about a device, and about its newest transfer and replacement: those of older ones have
/// been signed.
[[nodiscard]] std::vector<PaperOffer> papersForDevice(const Session& session,
                                                      const DeviceId& device);

/// The preview of labels for these devices.
[[nodiscard]] Place labelsOf(const std::vector<DeviceId>& devices);

} // namespace dongbo::present
