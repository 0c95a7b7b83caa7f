#include "gui/present/place.h"

namespace dongbo::present {

std::optional<ScreenName> screenOf(RecordKind kind)
{
    if (kind == RecordKind::Device) {
        return ScreenName::Devices;
    }
    if (kind == RecordKind::Fault) {
        return ScreenName::Faults;
    }
    if (kind == RecordKind::Site) {
        return ScreenName::Sites;
    }
    if (kind == RecordKind::Plan) {
        return ScreenName::Purchase;
    }
    if (kind == RecordKind::Stocktake) {
        return ScreenName::Stocktake;
    }
    if (kind == RecordKind::DisposalBatch) {
        return ScreenName::Books;
    }
    if (kind == RecordKind::Meeting) {
        return ScreenName::Meetings;
    }
    if (kind == RecordKind::Line) {
        return ScreenName::Lines;
    }
    if (kind == RecordKind::WorkOrder) {
        return ScreenName::Maintenance;
    }
    return describe(kind).isSimple ? std::optional{ScreenName::Records} : std::nullopt;
}

} // namespace dongbo::present
