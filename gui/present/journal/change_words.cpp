#include "gui/present/journal/change_words.h"

#include <array>

namespace dongbo::present {

namespace {

struct Entry
{
    std::string_view what;
    ChangeKind kind;
    std::string_view icon;
};

// The icons are those the screens of these records use.
constexpr std::array entries{
    Entry{"did.imported", ChangeKind::Import, "file-sheet"},
    Entry{"did.imported_rows", ChangeKind::Import, "file-sheet"},
    Entry{"did.imported_lists", ChangeKind::Import, "file-sheet"},
    Entry{"did.imported_lists_rows", ChangeKind::Import, "file-sheet"},
    Entry{"did.fault_reported", ChangeKind::Fault, "triangle-alert"},
    Entry{"did.faults_reported", ChangeKind::Fault, "triangle-alert"},
    Entry{"did.fault_accepted", ChangeKind::Fault, "clipboard-check"},
    Entry{"did.fault_waits", ChangeKind::Fault, "clock"},
    Entry{"did.fault_fixed", ChangeKind::Fault, "check"},
    Entry{"did.fault_closed", ChangeKind::Fault, "check"},
    Entry{"did.fault_completed", ChangeKind::Fault, "pencil"},
    Entry{"did.fault_reopened", ChangeKind::Fault, "rotate-back"},
    Entry{"did.fault_edited", ChangeKind::Fault, "pencil"},
    Entry{"did.line_down", ChangeKind::Fault, "triangle-alert"},
    Entry{"did.line_bad", ChangeKind::Fault, "triangle-alert"},
    Entry{"did.line_down_again", ChangeKind::Fault, "triangle-alert"},
    Entry{"did.line_ticket", ChangeKind::Fault, "tag"},
    Entry{"did.contact_told", ChangeKind::Fault, "phone"},
    Entry{"did.contact_reminded", ChangeKind::Fault, "phone"},
    Entry{"did.contact_answered", ChangeKind::Fault, "phone"},
    Entry{"did.line_measured", ChangeKind::Device, "gauge"},
    Entry{"did.lines_measured", ChangeKind::Device, "gauge"},
    Entry{"did.upgrade_asked", ChangeKind::Device, "arrow-up"},
    Entry{"did.upgrade_agreed", ChangeKind::Device, "arrow-up"},
    Entry{"did.upgrade_refused", ChangeKind::Device, "ban"},
    Entry{"did.upgrade_done", ChangeKind::Device, "arrow-up"},
    Entry{"did.support_asked", ChangeKind::People, "users"},
    Entry{"did.support_answered", ChangeKind::People, "users"},
    Entry{"did.support_helped", ChangeKind::People, "check"},
    Entry{"did.support_refused", ChangeKind::People, "ban"},
    Entry{"did.fault_step", ChangeKind::Fault, "light-bulb"},
    Entry{"did.work_opened", ChangeKind::Device, "calendar"},
    Entry{"did.works_opened", ChangeKind::Device, "calendar"},
    Entry{"did.work_acknowledged", ChangeKind::Device, "calendar"},
    Entry{"did.works_acknowledged", ChangeKind::Device, "calendar"},
    Entry{"did.work_snoozed", ChangeKind::Device, "clock"},
    Entry{"did.work_cancelled", ChangeKind::Device, "ban"},
    Entry{"did.work_done", ChangeKind::Device, "check"},
    Entry{"did.work_failed", ChangeKind::Device, "triangle-alert"},
    Entry{"did.repair_started", ChangeKind::Repair, "wrench"},
    Entry{"did.repair_finished", ChangeKind::Repair, "wrench"},
    Entry{"did.repair_edited", ChangeKind::Repair, "pencil"},
    Entry{"did.device_transferred", ChangeKind::Transfer, "arrow-right"},
    Entry{"did.devices_transferred", ChangeKind::Transfer, "arrow-right"},
    Entry{"did.transfer_edited", ChangeKind::Transfer, "pencil"},
    Entry{"did.device_replaced", ChangeKind::Replacement, "replace"},
    Entry{"did.disposal_proposed", ChangeKind::Disposal, "archive"},
    Entry{"did.device_disposed", ChangeKind::Disposal, "archive"},
    Entry{"did.devices_disposed", ChangeKind::Disposal, "archive"},
    Entry{"did.device_lost", ChangeKind::Disposal, "archive"},
    Entry{"did.disposal_edited", ChangeKind::Disposal, "pencil"},
    Entry{"did.device_added", ChangeKind::Device, "plus"},
    Entry{"did.device_edited", ChangeKind::Device, "pencil"},
    Entry{"did.devices_edited", ChangeKind::Device, "pencil"},
    Entry{"did.devices_field_edited", ChangeKind::Device, "pencil"},
    Entry{"did.costs_per_unit", ChangeKind::Device, "banknote"},
    Entry{"did.attached", ChangeKind::Device, "paperclip"},
    Entry{"did.kept", ChangeKind::Device, "undo"},
    Entry{"did.custody_given", ChangeKind::People, "user"},
    Entry{"did.deputy_given", ChangeKind::People, "user"},
    Entry{"did.custody_of_many", ChangeKind::People, "user"},
    Entry{"did.custody_edited", ChangeKind::People, "pencil"},
    Entry{"did.officer_added", ChangeKind::People, "users"},
    Entry{"did.officer_edited", ChangeKind::People, "users"},
    Entry{"did.site_added", ChangeKind::Places, "map-pin"},
    Entry{"did.site_edited", ChangeKind::Places, "pencil"},
    Entry{"did.site_closed", ChangeKind::Places, "ban"},
    Entry{"did.unit_added", ChangeKind::Places, "building"},
    Entry{"did.unit_edited", ChangeKind::Places, "pencil"},
    Entry{"did.vendor_added", ChangeKind::Places, "building"},
    Entry{"did.vendor_edited", ChangeKind::Places, "pencil"},
    Entry{"did.plan_saved", ChangeKind::Plans, "cart"},
    Entry{"did.plan_approved", ChangeKind::Plans, "gavel"},
    Entry{"did.plan_cancelled", ChangeKind::Plans, "ban"},
    Entry{"did.plan_line_dropped", ChangeKind::Plans, "minus"},
    Entry{"did.plan_line_ordered", ChangeKind::Plans, "cart"},
    Entry{"did.plan_line_received", ChangeKind::Plans, "box"},
    Entry{"did.stocktake_started", ChangeKind::Device, "clipboard-check"},
    Entry{"did.stocktake_counted", ChangeKind::Device, "clipboard-check"},
    Entry{"did.stocktake_counted_many", ChangeKind::Device, "clipboard-check"},
    Entry{"did.stocktake_counting_ended", ChangeKind::Device, "clipboard-check"},
    Entry{"did.stocktake_counting_resumed", ChangeKind::Device, "clipboard-check"},
    Entry{"did.stocktake_closed", ChangeKind::Device, "clipboard-check"},
    Entry{"did.stocktake_cancelled", ChangeKind::Device, "ban"},
    Entry{"did.stocktake_committee", ChangeKind::Device, "users"},
    Entry{"did.stocktake_settled", ChangeKind::Device, "gavel"},
    Entry{"did.stocktake_settled_many", ChangeKind::Device, "gavel"},
    Entry{"did.meeting_added", ChangeKind::Meetings, "calendar"},
    Entry{"did.meetings_added", ChangeKind::Meetings, "calendar"},
    Entry{"did.meeting_edited", ChangeKind::Meetings, "pencil"},
    Entry{"did.meeting_invited", ChangeKind::Meetings, "map-pin"},
    Entry{"did.meeting_uninvited", ChangeKind::Meetings, "minus"},
    Entry{"did.notice_sent", ChangeKind::Meetings, "file-text"},
    Entry{"did.notice_received", ChangeKind::Meetings, "check"},
    Entry{"did.trial_recorded", ChangeKind::Meetings, "presentation"},
    Entry{"did.outcome_recorded", ChangeKind::Meetings, "presentation"},
    Entry{"did.meeting_frozen", ChangeKind::Meetings, "lock"},
    Entry{"did.meeting_cancelled", ChangeKind::Meetings, "ban"},
    Entry{"did.check_recorded", ChangeKind::Meetings, "clipboard-check"},
    Entry{"did.checks_recorded", ChangeKind::Meetings, "clipboard-check"},
    Entry{"did.check_withdrawn", ChangeKind::Meetings, "undo"},
    Entry{"did.duty_given", ChangeKind::Meetings, "user"},
    Entry{"did.duty_removed", ChangeKind::Meetings, "user"},
    Entry{"did.room_called", ChangeKind::Meetings, "phone"},
    Entry{"did.room_not_reached", ChangeKind::Meetings, "phone"},
    Entry{"did.standard_added", ChangeKind::Plans, "clipboard"},
    Entry{"did.standard_version", ChangeKind::Plans, "clipboard"},
    Entry{"did.standard_corrected", ChangeKind::Plans, "clipboard"},
    Entry{"did.standard_line_added", ChangeKind::Plans, "clipboard"},
    Entry{"did.standard_line_edited", ChangeKind::Plans, "pencil"},
    Entry{"did.standard_line_removed", ChangeKind::Plans, "minus"},
    Entry{"did.rule_accepted", ChangeKind::Plans, "shield-check"},
    Entry{"did.rule_exception_ended", ChangeKind::Plans, "shield"},
    Entry{"did.report_issued", ChangeKind::Plans, "file-text"},
    Entry{"did.record_added", ChangeKind::Plans, "banknote"},
    Entry{"did.records_added", ChangeKind::Plans, "banknote"},
    Entry{"did.record_edited", ChangeKind::Plans, "pencil"},
    Entry{"did.record_removed", ChangeKind::Plans, "minus"},
    Entry{"did.records_removed", ChangeKind::Plans, "minus"},
    Entry{"did.batch_proposed", ChangeKind::Disposal, "archive"},
    Entry{"did.batch_decided", ChangeKind::Disposal, "archive"},
    Entry{"did.batch_done", ChangeKind::Disposal, "archive"},
    Entry{"did.batch_withdrawn", ChangeKind::Disposal, "archive"},
    Entry{"did.wear_run", ChangeKind::Plans, "banknote"},
    Entry{"did.wear_opened", ChangeKind::Plans, "banknote"},
    Entry{"did.register_made", ChangeKind::Setup, "settings"},
    Entry{"did.register_named", ChangeKind::Setup, "tag"},
    Entry{"did.office_edited", ChangeKind::Setup, "settings"},
    Entry{"did.time_corrected", ChangeKind::Setup, "clock"},
    Entry{"did.seeded", ChangeKind::Setup, "settings"},
};

const Entry* find(std::string_view what)
{
    for (const auto& entry : entries) {
        if (entry.what == what) {
            return &entry;
        }
    }
    return nullptr;
}

} // namespace

ChangeKind changeKindOf(std::string_view what)
{
    const auto* entry = find(what);
    return entry == nullptr ? ChangeKind::Device : entry->kind;
}

bool isKnownChange(std::string_view what)
{
    return find(what) != nullptr;
}

std::string_view codeOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Import:
        return "import";
    case ChangeKind::Fault:
        return "fault";
    case ChangeKind::Repair:
        return "repair";
    case ChangeKind::Transfer:
        return "transfer";
    case ChangeKind::Replacement:
        return "replacement";
    case ChangeKind::Disposal:
        return "disposal";
    case ChangeKind::Device:
        return "device";
    case ChangeKind::People:
        return "people";
    case ChangeKind::Places:
        return "places";
    case ChangeKind::Meetings:
        return "meetings";
    case ChangeKind::Plans:
        return "plans";
    case ChangeKind::Setup:
        return "setup";
    }
    return {};
}

std::string_view changeIcon(std::string_view what)
{
    const auto* entry = find(what);
    return entry == nullptr ? "pencil" : entry->icon;
}

} // namespace dongbo::present
