#include "gui/present/devices/device_timeline.h"

#include "core/register/base/history.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/field_names.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/words/clock_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dongbo::present {

namespace {

using journal::HistoryEntry;

std::string argument(const Message& message, std::string_view name)
{
    for (const auto& one : message.args) {
        if (one.name == name) {
            return one.value;
        }
    }
    return {};
}

void join(std::string& line, const std::string& more)
{
    if (!more.empty()) {
        line += (line.empty() ? "" : " · ") + more;
    }
}

struct Look
{
    const char* icon;
    Tone tone;
};

Look lookOf(const std::string& what)
{
    static const std::map<std::string_view, Look> looks{
        {"did.fault_reported", {"triangle-alert", Tone::Bad}},
        {"did.faults_reported", {"triangle-alert", Tone::Bad}},
        {"did.fault_accepted", {"user", Tone::Accent}},
        {"did.fault_waits", {"clock", Tone::Warn}},
        {"did.fault_fixed", {"circle-check", Tone::Ok}},
        {"did.fault_closed", {"clipboard-check", Tone::Ok}},
        {"did.repair_started", {"wrench", Tone::Accent}},
        {"did.repair_finished", {"wrench", Tone::Accent}},
        {"did.device_replaced", {"replace", Tone::Accent}},
        {"did.device_transferred", {"arrow-right", Tone::Mute}},
        {"did.devices_transferred", {"arrow-right", Tone::Mute}},
        {"did.custody_given", {"user", Tone::Mute}},
        {"did.custody_of_many", {"user", Tone::Mute}},
        {"did.devices_disposed", {"archive", Tone::Mute}},
        {"did.devices_edited", {"pencil", Tone::Mute}},
        {"did.devices_field_edited", {"pencil", Tone::Mute}},
        {"did.device_disposed", {"archive", Tone::Mute}},
        {"did.disposal_proposed", {"archive", Tone::Warn}},
        {"did.device_lost", {"archive", Tone::Bad}},
        {"did.attached", {"image", Tone::Mute}},
        {"did.device_added", {"plus", Tone::Mute}},
        {"did.device_edited", {"pencil", Tone::Mute}}};
    if (what.starts_with("did.imported")) {
        return {"file-sheet", Tone::Mute};
    }
    const auto at = looks.find(what);
    return at == looks.end() ? Look{"history", Tone::Mute} : at->second;
}

/// One action in the making: what the journal says and what the records add.
struct Event
{
    HistoryEntry entry; ///< the device's own where it was touched, else the other record's
    bool isOwn = false;
    std::optional<std::size_t> fault; ///< index into Teller::m_faults
};

class Teller
{
public:
    Teller(store::Database& database, Language language, const DeviceId& device,
           const std::function<void()>& checkpoint)
        : m_database(database)
        , m_language(language)
        , m_device(device)
        , m_checkpoint(checkpoint)
    {}

    std::vector<TimelineEntry> tell()
    {
        read();
        std::vector<TimelineEntry> out;
        for (auto& [changeSet, event] : m_events) {
            out.push_back(entryOf(event));
        }
        for (const auto& mark : m_marks) {
            out.push_back(markEntry(mark));
        }
        std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
            return a.at != b.at ? b.at < a.at : b.changeSet < a.changeSet;
        });
        return out;
    }

private:
    void read()
    {
        add(RecordKind::Device, m_device, std::nullopt);
        store::FaultFilter filter;
        filter.scope = store::FaultScope::All;
        filter.device = m_device;
        filter.includeWithdrawn = true;
        m_faults = store::faults(m_database, filter);
        for (std::size_t i = 0; i < m_faults.size(); ++i) {
            m_checkpoint();
            add(RecordKind::Fault, m_faults[i].id, i);
        }
        store::RepairFilter ofDevice;
        ofDevice.device = m_device;
        for (auto& row : store::repairs(m_database, ofDevice)) {
            auto number = row.repair.number.value_or("");
            m_repairs.emplace(std::move(number), std::move(row));
        }
        for (const auto& row : store::attachmentsOf(m_database, m_device)) {
            add(RecordKind::Attachment, row.id, std::nullopt);
        }
        for (auto& row : store::replacementsOf(m_database, m_device)) {
            m_replacements.emplace(add(RecordKind::Replacement, row.id, {}), row);
        }
        for (auto& row : store::transfersOf(m_database, m_device)) {
            m_transfers.emplace(add(RecordKind::Transfer, row.id, {}), row);
        }
        for (auto& row : store::disposalsOf(m_database, m_device)) {
            m_disposals.emplace(add(RecordKind::Disposal, row.id, {}), row);
        }
    }

    /// Adds the record's history; gives the change-set it was born in.
    ChangeSetId add(RecordKind kind, const RecordId& record, std::optional<std::size_t> fault)
    {
        ChangeSetId born;
        const bool isOwn = kind == RecordKind::Device;
        for (auto& entry : journal::history(m_database, kind, record)) {
            if (entry.event == HistoryEntry::Event::Undone ||
                entry.event == HistoryEntry::Event::Redone) {
                const auto isSame = [&](const HistoryEntry& other) {
                    return other.changeSet == entry.changeSet && other.at == entry.at &&
                           other.event == entry.event;
                };
                if (std::none_of(m_marks.begin(), m_marks.end(), isSame)) {
                    m_marks.push_back(std::move(entry));
                }
                continue;
            }
            if (entry.event == HistoryEntry::Event::Born) {
                born = entry.changeSet;
            }
            auto [at, isNew] = m_events.try_emplace(entry.changeSet);
            if (fault) {
                at->second.fault = fault;
            }
            if (isNew || (isOwn && !at->second.isOwn)) {
                at->second.entry = std::move(entry);
                at->second.isOwn = isOwn;
            }
        }
        return born;
    }

    [[nodiscard]] std::string say(std::string_view code, std::vector<Argument> args = {}) const
    {
        return text::say(m_language, Message{std::string(code), std::move(args)});
    }

    TimelineEntry entryOf(const Event& event)
    {
        const auto& entry = event.entry;
        const auto look = lookOf(entry.what.code);
        TimelineEntry out;
        out.changeSet = entry.changeSet;
        out.icon = look.icon;
        out.tone = look.tone;
        out.title = text::say(m_language, entry.what);
        out.at = entry.at;
        out.isUndone = entry.isUndone;
        out.isImport = entry.what.code.starts_with("did.imported");
        out.canBeUndone = !entry.isUndone && entry.what.code != "did.seeded" &&
                          entry.what.code != "did.register_made";
        out.isFault = event.fault.has_value();
        if (event.fault) {
            out.link = Place{
                ScreenName::Faults, RecordRef{RecordKind::Fault, m_faults[*event.fault].id}, {}};
        }
        const auto& code = entry.what.code;
        const bool isReport = code == "did.fault_reported" || code == "did.faults_reported";
        if (isReport && event.fault) {
            tellFault(m_faults[*event.fault], out);
        } else if (code == "did.repair_finished" || code == "did.repair_started") {
            tellRepair(entry, code == "did.repair_finished", out);
        } else if (code == "did.device_replaced") {
            tellReplacement(entry, out);
        } else if (code == "did.device_transferred" || code == "did.devices_transferred") {
            tellTransfer(entry, out);
        } else if (const auto at = m_disposals.find(entry.changeSet); at != m_disposals.end()) {
            tellDisposal(at->second.disposal, out);
        } else if (out.isImport) {
            tellImport(entry, out);
        } else if (event.isOwn && entry.event == HistoryEntry::Event::Changed) {
            out.caption = steps(entry);
        }
        if (out.caption.empty() || !isReport) {
            std::string caption = out.isImport ? std::string() : entry.by;
            join(caption, out.caption);
            out.caption = caption;
        }
        if (!entry.reason.empty() && out.caption.find(entry.reason) == std::string::npos) {
            join(out.caption, entry.reason);
        }
        if (out.date.empty()) { // a day that somebody wrote is not the clock's
            join(out.caption, clockDoubt(m_language, entry.clockSuspect));
        }
        if (out.isUndone) {
            out.tone = Tone::Mute;
            out.caption = say("timeline.undone") +
                          (out.caption.empty() ? std::string() : " · " + out.caption);
        }
        if (out.date.empty()) {
            out.date = text::formatDate(dayOf(out.at));
        }
        return out;
    }

    TimelineEntry markEntry(const HistoryEntry& mark) const
    {
        TimelineEntry out;
        const bool isUndone = mark.event == HistoryEntry::Event::Undone;
        out.changeSet = mark.changeSet;
        out.icon = isUndone ? "undo" : "redo";
        out.title = say(isUndone ? "timeline.took_back" : "timeline.did_again",
                        {{"what", text::say(m_language, mark.what)}});
        out.at = mark.at;
        out.date = text::formatDate(dayOf(mark.at));
        out.caption = mark.by;
        join(out.caption, mark.reason);
        return out;
    }

    /// A day somebody wrote, in place of the day it was written down.
    static void setDay(const std::optional<Date>& day, TimelineEntry& out)
    {
        if (day && day->ok() && *day != dayOf(out.at)) {
            out.at = startOfDay(*day);
        }
    }

    void tellFault(const store::FaultRow& row, TimelineEntry& out) const
    {
        if (row.isWithdrawn) {
            return; // nothing it said holds
        }
        const Fault& fault = row.fault;
        out.title = say("timeline.fault",
                        {{"number", fault.number.value_or("")},
                         {"symptom", fault.symptom.value_or(symptomOf(m_language, fault))}});
        out.caption = row.reporter;
        if (fault.severity) {
            join(out.caption, wordOf(m_language, fault.severity));
        }
        join(out.caption, occurrenceText(m_language, store::occurrenceOf(m_database, row.id)));
        if (fault.duringMeeting) {
            join(out.caption, say("timeline.in_meeting", {{"meeting", *fault.duringMeeting}}));
        }
        if (fault.reportedAt) {
            out.at = *fault.reportedAt;
        }
    }

    void tellRepair(const HistoryEntry& entry, bool isFinished, TimelineEntry& out) const
    {
        const auto at = m_repairs.find(argument(entry.what, "repair"));
        if (at == m_repairs.end()) {
            return;
        }
        const auto& row = at->second;
        const Repair& repair = row.repair;
        const std::string who = row.vendor.empty() ? row.officer : row.vendor;
        if (!isFinished) {
            out.title = say("timeline.repair_started", {{"number", row.faultNumber}});
            out.caption = who;
            out.at = repair.startedAt.value_or(out.at);
            return;
        }
        const auto parts = repair.parts.value_or("");
        out.title = say(repair.outcome == RepairOutcome::Fixed ? "timeline.repaired"
                                                               : "timeline.repair_ended",
                        {{"number", row.faultNumber},
                         {"what", parts.empty() ? wordOf(m_language, repair.outcome) : parts}});
        out.caption = who;
        if (repair.cost) {
            join(out.caption, text::formatMoney(*repair.cost, m_language));
            out.isMoney = repair.cost->dong > 0;
        }
        if (repair.inWarranty.value_or(false)) {
            join(out.caption, say("timeline.in_warranty"));
        }
        out.at = repair.finishedAt.value_or(out.at);
    }

    void tellReplacement(const HistoryEntry& entry, TimelineEntry& out) const
    {
        const auto at = m_replacements.find(entry.changeSet);
        if (at == m_replacements.end()) {
            return;
        }
        const auto& row = at->second;
        const bool isOld = row.replacement.oldDevice == m_device;
        const auto& other = isOld ? row.replacement.newDevice : row.replacement.oldDevice;
        const auto& name = isOld ? row.newName : row.oldName;
        const auto& code = isOld ? row.newCode : row.oldCode;
        out.title = say(isOld ? "timeline.replaced_by" : "timeline.replaces",
                        {{"code", code}, {"name", name}});
        out.caption = row.replacement.reason.value_or("");
        join(out.caption, row.replacement.documentNo.value_or(""));
        if (other) {
            out.link = Place{ScreenName::Devices, RecordRef{RecordKind::Device, *other}, {}};
        }
        setDay(row.replacement.day, out);
    }

    void tellTransfer(const HistoryEntry& entry, TimelineEntry& out) const
    {
        const auto at = m_transfers.find(entry.changeSet);
        if (at == m_transfers.end()) {
            return;
        }
        const auto& row = at->second;
        const auto to = shortSiteName(row.toSite);
        if (row.fromSite.empty()) {
            out.title = say("timeline.moved_to", {{"to", to}});
        } else {
            out.title = say("timeline.moved", {{"from", shortSiteName(row.fromSite)}, {"to", to}});
        }
        out.caption = row.transfer.decisionNo.value_or("");
        join(out.caption, row.transfer.reason.value_or(""));
        setDay(row.transfer.day, out);
    }

    void tellDisposal(const Disposal& disposal, TimelineEntry& out) const
    {
        out.caption = disposal.decisionNo.value_or("");
        join(out.caption, disposal.reason.value_or(""));
        if (disposal.proceeds) {
            join(out.caption, say("timeline.proceeds",
                                  {{"money", text::formatMoney(*disposal.proceeds, m_language)}}));
            out.isMoney = true;
        }
        setDay(disposal.day, out);
    }

    void tellImport(const HistoryEntry& entry, TimelineEntry& out) const
    {
        out.title = say(entry.event == HistoryEntry::Event::Born ? "timeline.imported"
                                                                 : "timeline.import_changed");
        if (entry.source) {
            out.caption = entry.source->fileName;
            const auto add = [&](const std::string& part) {
                out.caption += (out.caption.empty() ? "" : " › ") + part;
            };
            if (!entry.source->sheetName.empty()) {
                add(entry.source->sheetName);
            }
            add(say("timeline.row", {{"row", std::to_string(entry.source->row)}}));
        } else {
            out.caption = argument(entry.what, "file");
        }
        if (entry.event == HistoryEntry::Event::Changed) {
            join(out.caption, steps(entry));
        }
    }

    /// "Nguyên giá: 12.000.000 đ → 12.500.000 đ": the first fields, and how many more.
    [[nodiscard]] std::string steps(const HistoryEntry& entry) const
    {
        constexpr std::size_t shown = 2;
        const auto& kind = describe(RecordKind::Device);
        std::string out;
        std::size_t count = 0;
        for (const auto& step : entry.fields) {
            const auto at =
                std::find_if(kind.fields.begin(), kind.fields.end(),
                             [&](const Field& field) { return field.number == step.field; });
            if (at == kind.fields.end() || at->name == "specs") {
                continue;
            }
            if (++count > shown) {
                continue;
            }
            const auto text = [&](const Value& value) {
                const auto known = valueText(m_database, m_language, *at, value);
                return known.empty() ? say("timeline.nothing") : known;
            };
            join(out, say("timeline.step", {{"field", text::fieldName(m_language, *at)},
                                            {"before", text(step.before)},
                                            {"after", text(step.after)}}));
        }
        if (count > shown) {
            join(out, say("timeline.more_steps", {{"count", std::to_string(count - shown)}}));
        }
        return out;
    }

    store::Database& m_database;
    Language m_language;
    DeviceId m_device;
    const std::function<void()>& m_checkpoint;
    std::map<ChangeSetId, Event> m_events;
    std::vector<HistoryEntry> m_marks;
    std::vector<store::FaultRow> m_faults;
    std::map<std::string, store::RepairRow> m_repairs; ///< by number
    std::map<ChangeSetId, store::ReplacementRow> m_replacements;
    std::map<ChangeSetId, store::TransferRow> m_transfers;
    std::map<ChangeSetId, store::DisposalRow> m_disposals;
};

} // namespace

std::vector<TimelineEntry> deviceTimeline(store::Database& database, Language language,
                                          const DeviceId& device,
                                          const std::function<void()>& checkpoint)
{
    return Teller(database, language, device, checkpoint).tell();
}

} // namespace dongbo::present
