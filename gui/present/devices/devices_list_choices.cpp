#include "core/domain/value_key.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/sort_key.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_corrections.h"
#include "gui/present/devices/device_query.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/devices/devices_list.h"
#include "gui/present/reports/paper_offers.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

// The choices around the list of devices: chips, values of its columns, what can be done, the ways
// out of an empty list.

namespace dongbo::present {

namespace {

constexpr std::size_t mostValues = 300; ///< offered of one column
constexpr const char* allChip = "all";
constexpr const char* unitPart = "unit";

struct GroupChip
{
    const char* id;
    const char* icon;
    const char* word;
    const char* part;
    const char* value;
    std::int64_t store::DeviceTally::*count;
};
constexpr GroupChip groupChips[] = {
    {"broken", "cross", "devices.group_broken", "condition", "broken", &store::DeviceTally::broken},
    {"repair", "wrench", "devices.group_repair", "use", "under_repair",
     &store::DeviceTally::underRepair},
    {"spare", "", "devices.group_spare", "use", "spare", &store::DeviceTally::spare},
    {"on_loan", "", "devices.group_on_loan", "asset_class", "on_loan", &store::DeviceTally::onLoan},
    {"warranty", "", "devices.group_warranty", "warranty", "ending",
     &store::DeviceTally::warrantyEnding}};

bool isOn(const GroupChip& chip, const ListQuery& query)
{
    return query.values(chip.part) == std::vector<std::string>{chip.value};
}

struct ActionEntry
{
    const char* id;
    SheetKind kind;
    const char* icon;
    const char* word;
    const char* keys;
};
constexpr ActionEntry actionEntries[] = {
    {"report", SheetKind::ReportFault, "triangle-alert", "devices.report", "Ctrl+B"},
    {"edit", SheetKind::EditDevice, "pencil", "devices.edit", "F2"},
    {"replace", SheetKind::ReplaceDevice, "replace", "devices.replace", ""},
    {"transfer", SheetKind::TransferDevice, "move", "devices.transfer", ""},
    {"custody", SheetKind::GiveCustody, "user", "devices.custody", ""},
    {"dispose", SheetKind::DisposeDevice, "archive", "devices.dispose", "Del"}};

/// What can be done with several devices: what the sheet is told they are chosen for.
struct BulkEntry
{
    const char* id;
    const char* action; ///< the same with one device
    SheetKind kind;     ///< its form
    const char* icon;
    const char* word;
    const char* keys;
};
constexpr BulkEntry bulkEntries[] = {
    {"edit_many", "edit", SheetKind::EditDevice, "pencil", "bulk.edit", "F2"},
    {"transfer_many", "transfer", SheetKind::TransferDevice, "move", "devices.transfer", ""},
    {"custody_many", "custody", SheetKind::GiveCustody, "user", "devices.custody", ""},
    {"dispose_many", "dispose", SheetKind::DisposeDevice, "archive", "devices.dispose", ""}};

/// More labels than this are printed by their place.
constexpr std::size_t mostLabels = 500;

} // namespace

std::vector<PaperOffer> DevicesList::papersOfCurrent() const
{
    return current() ? papersForDevice(session(), DeviceId{*current()}) : std::vector<PaperOffer>();
}

ListQuery DevicesList::withoutGroup() const
{
    auto out = query();
    for (const auto& chip : groupChips) {
        if (isOn(chip, out)) {
            out.clear(chip.part);
        }
    }
    return out;
}

std::vector<ListChip> DevicesList::ownChips() const
{
    std::vector<ListChip> out;
    out.push_back({allChip,
                   {},
                   say("devices.group_all"),
                   m_base ? number(m_base->count) : std::string(),
                   withoutGroup() == query()});
    for (const auto& chip : groupChips) {
        const auto count = m_base ? (*m_base).*chip.count : 0;
        if (m_base) {
            m_isDead[chip.id] = count == 0;
        }
        if (isOn(chip, query()) || !m_isDead[chip.id]) { // one that leads to nothing is not offered
            out.push_back({chip.id, chip.icon, say(chip.word),
                           m_base ? number(count) : std::string(), isOn(chip, query())});
        }
    }
    return out;
}

bool DevicesList::isToldByChip(const std::string& part) const
{
    return std::any_of(std::begin(groupChips), std::end(groupChips), [&](const GroupChip& chip) {
        return part == chip.part && isOn(chip, query());
    });
}

void DevicesList::pressOwn(const std::string& chip)
{
    auto next = withoutGroup(); // pressed again, a group gives way to all
    for (const auto& group : groupChips) {
        if (chip == group.id && !isOn(group, query())) {
            next.set(group.part, {group.value});
        }
    }
    change(std::move(next));
}

void DevicesList::askValues(const std::string& part,
                            std::function<void(std::vector<ListChoice>)> answer)
{
    if (part == unitPart) {
        std::vector<ListChoice> out;
        for (const auto& row : store::unitTree(session().shown().database(), {})) {
            const auto key = row.id.text();
            out.push_back({key, store::unitTitle(row.unit)});
            out.back().isOn = query().has(unitPart, key);
        }
        answer(std::move(out));
        return;
    }
    const auto* field = describe(RecordKind::Device).field(part);
    if (field == nullptr) {
        return;
    }
    auto rest = query();
    rest.clear(part);
    m_valueReader.read<std::vector<ListChoice>>(
        [filter = deviceFilter(rest, session().shownDay()), field,
         language = session().language()](Register& reg, JobContext& job) {
            std::vector<ListChoice> out;
            for (const auto& one : store::deviceValues(reg.database(), filter, field->number,
                                                       mostValues, job.stop())) {
                job.checkpoint();
                ListChoice choice;
                choice.key = keyOf(*field, one.value);
                choice.word = valueText(reg.database(), language, *field, one.value);
                if (field->type == FieldType::Choice) {
                    choice.word = text::capitalized(choice.word);
                }
                choice.count = one.count;
                out.push_back(std::move(choice));
            }
            return out;
        },
        [this, part, field, answer = std::move(answer)](std::vector<ListChoice> out) {
            for (auto& choice : out) {
                choice.word = choice.word.empty() ? say("lists.nothing")
                              : part == "site"    ? shortSiteName(choice.word)
                                                  : choice.word;
                choice.note = number(choice.count);
                choice.isOn = query().has(part, choice.key);
                if (part == "condition") {
                    const auto pill = conditionPill(session(), parseCode<Condition>(choice.key));
                    choice.word = pill.word;
                    choice.icon = pill.icon;
                    choice.tone = pill.tone;
                }
            }
            // numbers and days as they count, words in their order
            if (field->type == FieldType::Text || field->type == FieldType::Reference) {
                std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
                    const bool isNone = a.key.empty() != b.key.empty(); // none before all values
                    return isNone ? a.key.empty() : text::sortKey(a.word) < text::sortKey(b.word);
                });
            } else if (field->type == FieldType::Day) {
                std::sort(out.begin(), out.end(),
                          [](const auto& a, const auto& b) { return a.key > b.key; });
            }
            answer(std::move(out));
        });
}

std::string DevicesList::wordOf(const std::string& part, const std::string& value) const
{
    auto& database = session().shown().database();
    const auto id = RecordId::parse(value);
    if (part == unitPart && id) {
        const auto unit = store::load<Unit>(database, UnitId{*id});
        return unit ? store::unitTitle(*unit) : say("devices.unknown");
    }
    if (part == "change") {
        return say("devices.of_change");
    }
    const auto* field = describe(RecordKind::Device).field(part);
    const auto found = field == nullptr ? std::nullopt : valueOfKey(*field, value);
    if (!found) {
        return value;
    }
    const auto word = valueText(database, session().language(), *field, *found);
    if (word.empty()) {
        return say(id ? "devices.unknown" : "lists.nothing");
    }
    return part == "site"                     ? shortSiteName(word)
           : field->type == FieldType::Choice ? text::capitalized(word)
                                              : word;
}

EmptyList DevicesList::emptyList() const
{
    if (query().isEmpty()) {
        EmptyList empty{"box", say("devices.none"), say("devices.none_help")};
        if (session().isWritable()) {
            empty.ways = {{"import", say("devices.import"), "file-sheet", say("devices.import")},
                          {"add", say("devices.add"), "plus", say("devices.add_verb"),
                           say("devices.add_caption")}};
        }
        return empty;
    }
    EmptyList empty{"search",
                    say("devices.none_fits"),
                    say("devices.none_fits_help"),
                    {{"clear", say("devices.clear_filter"), "cross"}}};
    if (!query().text.empty() && !query().parts.empty()) {
        empty.ways.push_back({"everywhere", say("devices.search_everywhere"), "search",
                              say("devices.search_verb"), say("devices.search_caption")});
    }
    return empty;
}

void DevicesList::takeWay(const std::string& id)
{
    if (id == "import") {
        shell().go({ScreenName::Import, std::nullopt, {}});
    } else if (id == "everywhere") {
        ListQuery words;
        words.text = query().text;
        change(std::move(words));
    } else {
        ListPresenter::takeWay(id);
    }
}

std::vector<ListChoice> DevicesList::actions() const
{
    const auto device =
        current() ? store::load<Device>(session().shown().database(), DeviceId{*current()})
                  : std::nullopt;
    const bool canWrite = session().isWritable() && device;
    const bool areMany = chosenCount() > 1;
    std::vector<ListChoice> out;
    const auto add = [&](const char* id, const std::string& word, const char* icon,
                         const char* keys, bool isEnabled) {
        ListChoice choice{id, word, icon, keys};
        choice.isEnabled = isEnabled;
        out.push_back(std::move(choice));
    };
    if (areMany) { // what is done is done with all that are chosen
        for (const auto& verb : bulkVerbs()) {
            add(verb.id.c_str(), verb.word, verb.icon.c_str(), verb.keys.c_str(), verb.isEnabled);
        }
        return out;
    }
    for (const auto& entry : actionEntries) {
        const bool fitsGone = entry.kind == SheetKind::EditDevice;
        add(entry.id, say(entry.word), entry.icon, entry.keys,
            canWrite && (fitsGone || !isGone(*device)));
    }
    if (canWrite) {
        for (const auto& one : paperCorrections(session(), DeviceId{*current()})) {
            add(one.id.c_str(), one.word, "pencil", "", true);
        }
    }
    for (const auto& offer : papersOfCurrent()) {
        add(offer.id.c_str(), say("devices.print_paper", {{"name", offer.word}}), "print", "",
            true);
    }
    add("copy", say("devices.copy"), "copy", "Ctrl+C", chosenCount() > 0);
    return out;
}

std::vector<BulkVerb> DevicesList::bulkVerbs() const
{
    std::vector<BulkVerb> out;
    const bool canWrite =
        session().isWritable() && chosenCount() <= static_cast<std::int64_t>(mostTogether);
    for (const auto& entry : bulkEntries) {
        BulkVerb verb{entry.id, say(entry.word), entry.icon, entry.keys};
        verb.isEnabled = canWrite;
        verb.isPrimary = &entry == std::begin(bulkEntries);
        out.push_back(std::move(verb));
    }
    out.push_back({"labels", say("devices.labels"), "print"});
    out.back().isEnabled = chosenCount() <= static_cast<std::int64_t>(mostLabels);
    out.push_back({"copy", say("devices.copy"), "copy", "Ctrl+C"});
    out.back().isMinor = true;
    return out;
}

bool DevicesList::openForMany(SheetKind kind)
{
    for (const auto& entry : bulkEntries) {
        if (entry.kind == kind && chosenCount() <= static_cast<std::int64_t>(mostTogether)) {
            SheetRequest request{SheetKind::ChangeMany, std::nullopt, entry.action};
            for (const auto& device : chosenDevices(mostTogether)) {
                request.many.push_back(device);
            }
            shell().openSheet(request);
            return true;
        }
    }
    return false;
}

void DevicesList::doIt(const std::string& actionId)
{
    if (actionId == "copy") {
        copy();
        return;
    }
    if (actionId == "labels") {
        shell().go(labelsOf(chosenDevices(mostLabels)));
        return;
    }
    for (const auto& offer : papersOfCurrent()) {
        if (actionId == offer.id) {
            shell().go(offer.place);
            return;
        }
    }
    if (!session().isWritable()) {
        return;
    }
    if (actionId == "add") {
        SheetRequest request{SheetKind::AddDevice, std::nullopt, {}};
        if (const auto site = RecordId::parse(query().first("site"))) {
            request.record = RecordRef{RecordKind::Site, *site};
        }
        shell().openSheet(request);
        return;
    }
    for (const auto& entry : bulkEntries) {
        if (chosenCount() > 1 && (actionId == entry.id || actionId == entry.action)) {
            static_cast<void>(openForMany(entry.kind));
            return;
        }
    }
    if (!current()) {
        return;
    }
    for (const auto& one : paperCorrections(session(), DeviceId{*current()})) {
        if (actionId == one.id) {
            shell().openSheet({SheetKind::CorrectRecord, one.record, {}});
            return;
        }
    }
    for (const auto& entry : actionEntries) {
        if (actionId == entry.id) {
            shell().openSheet({entry.kind, RecordRef{RecordKind::Device, *current()}, {}});
        }
    }
}

} // namespace dongbo::present
