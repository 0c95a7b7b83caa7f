// The choices around the list: chips, the menu that narrows it, what can be done with a device, the
// ways out of an empty list.
#include "core/store/projection/load.h"
#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_list_presenter.h"
#include "gui/present/devices/device_words.h"

#include <utility>

namespace dongbo::present {

namespace {

struct GroupChip
{
    DeviceGroup group;
    const char* id;
    const char* icon;
    const char* word;
};
constexpr GroupChip groupChips[] = {
    {DeviceGroup::All, "all", "", "devices.group_all"},
    {DeviceGroup::Broken, "broken", "cross", "devices.group_broken"},
    {DeviceGroup::UnderRepair, "repair", "wrench", "devices.group_repair"},
    {DeviceGroup::Spare, "spare", "", "devices.group_spare"},
    {DeviceGroup::OnLoan, "on_loan", "", "devices.group_on_loan"},
    {DeviceGroup::WarrantyEnding, "warranty", "", "devices.group_warranty"}};

std::int64_t countOf(const store::DeviceTally& tally, DeviceGroup group)
{
    switch (group) {
    case DeviceGroup::All:
        return tally.count;
    case DeviceGroup::Broken:
        return tally.broken;
    case DeviceGroup::UnderRepair:
        return tally.underRepair;
    case DeviceGroup::Spare:
        return tally.spare;
    case DeviceGroup::OnLoan:
        return tally.onLoan;
    case DeviceGroup::WarrantyEnding:
        return tally.warrantyEnding;
    }
    return 0;
}

struct FacetEntry
{
    DeviceFacet facet;
    const char* id;
    const char* icon;
    const char* word;
};
constexpr FacetEntry facetEntries[] = {
    {DeviceFacet::Site, "site", "map-pin", "field.site"},
    {DeviceFacet::Unit, "unit", "building", "field.unit"},
    {DeviceFacet::Type, "type", "box", "field.type"},
    {DeviceFacet::Condition, "condition", "gauge", "field.condition"},
    {DeviceFacet::Use, "use", "plug", "field.use"},
    {DeviceFacet::Paper, "paper", "file-text", "field.paper"},
    {DeviceFacet::Custodian, "custodian", "user", "field.custodian"}};

const FacetEntry* facetNamed(std::string_view id)
{
    for (const auto& entry : facetEntries) {
        if (entry.id == id) {
            return &entry;
        }
    }
    return nullptr;
}

template <typename E>
std::vector<DeviceMenuEntry> termEntries(const Session& session, const std::optional<E>& chosen)
{
    std::vector<DeviceMenuEntry> out;
    for (const auto& term : terms<E>()) {
        out.push_back({std::string(term.code), termOf(session, std::optional{term.value}), "", "",
                       chosen == term.value, true});
    }
    return out;
}

/// The word of a narrowing choice as its chip says it.
std::string chosenWord(const Session& session, const DeviceListFilter& filter, DeviceFacet facet)
{
    auto& database = session.shown().database();
    const std::string unknown = session.say("devices.unknown");
    switch (facet) {
    case DeviceFacet::Site: {
        const auto site = store::load<Site>(database, *filter.site);
        return site ? shortSiteName(site->name.value_or(unknown)) : unknown;
    }
    case DeviceFacet::Unit: {
        const auto unit = store::load<Unit>(database, *filter.unit);
        return unit ? store::unitTitle(*unit) : unknown;
    }
    case DeviceFacet::Custodian: {
        const auto officer = store::load<Officer>(database, *filter.custodian);
        return officer ? officer->name.value_or(unknown) : unknown;
    }
    case DeviceFacet::Type:
        return termOf(session, filter.type);
    case DeviceFacet::Condition:
        return termOf(session, filter.condition);
    case DeviceFacet::Use:
        return termOf(session, filter.use);
    case DeviceFacet::Paper:
        return termOf(session, filter.paper);
    }
    return unknown;
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

} // namespace

void DeviceListPresenter::showChips()
{
    const auto& session = m_shell.session();
    const auto number = [&](std::int64_t n) { return text::formatInteger(n, session.language()); };
    std::vector<DeviceChip> chips;
    for (const auto& chip : groupChips) {
        chips.push_back({chip.id, chip.icon, session.say(chip.word),
                         m_base ? number(countOf(*m_base, chip.group)) : std::string(),
                         m_filter.group == chip.group, false});
        if (chip.group == DeviceGroup::All) {
            for (const auto& facet : facetEntries) {
                if (m_filter.has(facet.facet)) {
                    chips.push_back({std::string("facet:") + facet.id, facet.icon,
                                     chosenWord(session, m_filter, facet.facet), "", true, true});
                }
            }
        }
    }
    m_view.showChips(chips);
}

void DeviceListPresenter::chooseChip(const std::string& id)
{
    auto filter = m_filter;
    for (const auto& chip : groupChips) {
        if (id == chip.id) {
            // pressed again, a group gives way to all
            filter.group = m_filter.group == chip.group ? DeviceGroup::All : chip.group;
        }
    }
    if (filter == m_filter) {
        clearChip(id);
        return;
    }
    const auto base = m_base; // another group of the same: its counts still hold
    change(filter);
    m_base = base;
    showChips();
}

void DeviceListPresenter::clearChip(const std::string& id)
{
    constexpr std::string_view prefix = "facet:";
    const auto* facet =
        id.starts_with(prefix) ? facetNamed(std::string_view(id).substr(prefix.size())) : nullptr;
    auto filter = m_filter;
    if (facet != nullptr) {
        filter.clear(facet->facet);
    } else if (id != "all") {
        filter.group = DeviceGroup::All;
    }
    change(filter);
}

std::vector<DeviceMenuEntry> DeviceListPresenter::facets() const
{
    std::vector<DeviceMenuEntry> out;
    for (const auto& facet : facetEntries) {
        out.push_back({facet.id, text::capitalized(m_shell.session().say(facet.word)), facet.icon,
                       "", m_filter.has(facet.facet), true});
    }
    return out;
}

std::vector<DeviceMenuEntry> DeviceListPresenter::choicesOf(const std::string& facetId) const
{
    const auto& session = m_shell.session();
    const auto* facet = facetNamed(facetId);
    if (facet == nullptr) {
        return {};
    }
    std::vector<DeviceMenuEntry> out;
    switch (facet->facet) {
    case DeviceFacet::Site:
        for (const auto& site : store::siteNames(session.shown().database(), session.shownDay())) {
            out.push_back({site.id.text(), shortSiteName(site.name), "", "",
                           m_filter.site == SiteId{site.id}, true});
        }
        return out;
    case DeviceFacet::Unit:
        for (const auto& row : store::unitTree(session.shown().database(), {})) {
            out.push_back(
                {row.id.text(), store::unitTitle(row.unit), "", "", m_filter.unit == row.id, true});
        }
        return out;
    case DeviceFacet::Custodian:
        for (const auto& row :
             store::officers(session.shown().database(), store::Withdrawn::LeftOut)) {
            out.push_back({row.id.text(), row.officer.name.value_or(""), "", "",
                           m_filter.custodian == row.id, true});
        }
        return out;
    case DeviceFacet::Type:
        return termEntries(session, m_filter.type);
    case DeviceFacet::Condition:
        return termEntries(session, m_filter.condition);
    case DeviceFacet::Use:
        return termEntries(session, m_filter.use);
    case DeviceFacet::Paper:
        return termEntries(session, m_filter.paper);
    }
    return out;
}

void DeviceListPresenter::narrow(const std::string& facetId, const std::string& choiceId)
{
    const auto* facet = facetNamed(facetId);
    if (facet == nullptr) {
        return;
    }
    auto filter = m_filter;
    filter.clear(facet->facet);
    const auto chosen = DeviceListFilter::parse(facetId + "=" + choiceId);
    filter.site = chosen.site ? chosen.site : filter.site;
    filter.unit = chosen.unit ? chosen.unit : filter.unit;
    filter.type = chosen.type ? chosen.type : filter.type;
    filter.paper = chosen.paper ? chosen.paper : filter.paper;
    filter.custodian = chosen.custodian ? chosen.custodian : filter.custodian;
    // what a group says is said by the group's chip
    filter.group = chosen.group != DeviceGroup::All ? chosen.group : filter.group;
    filter.condition = chosen.condition ? chosen.condition : filter.condition;
    filter.use = chosen.use ? chosen.use : filter.use;
    change(filter);
}

void DeviceListPresenter::showEmptiness()
{
    const auto& session = m_shell.session();
    if (rowCount() > 0) {
        m_view.showEmpty(std::nullopt);
        return;
    }
    EmptyList empty;
    if (m_filter.isEmpty()) {
        empty = {"box", session.say("devices.none"), session.say("devices.none_help"), {}};
        if (session.isWritable()) {
            empty.ways = {{"import",
                           session.say("devices.import"),
                           "file-sheet",
                           session.say("devices.import"),
                           {}},
                          {"add", session.say("devices.add"), "plus",
                           session.say("devices.add_verb"), session.say("devices.add_caption")}};
        }
    } else {
        empty = {"search",
                 session.say("devices.none_fits"),
                 session.say("devices.none_fits_help"),
                 {{"clear",
                   session.say("devices.clear_filter"),
                   "cross",
                   session.say("devices.clear_filter"),
                   {}}}};
        auto shorter = m_filter;
        shorter.text.clear();
        if (!m_filter.text.empty() && !shorter.isEmpty()) {
            empty.ways.push_back({"everywhere", session.say("devices.search_everywhere"), "search",
                                  session.say("devices.search_verb"),
                                  session.say("devices.search_caption")});
        }
    }
    m_view.showEmpty(empty);
}

void DeviceListPresenter::takeWay(const std::string& id)
{
    if (id == "import") {
        m_shell.go({ScreenName::Import, std::nullopt, {}});
    } else if (id == "add") {
        doIt("add");
    } else if (id == "clear") {
        m_view.showTyped({});
        change({});
    } else if (id == "everywhere") {
        DeviceListFilter filter;
        filter.text = m_filter.text;
        change(filter);
    }
}

std::vector<DeviceListPresenter::Paper> DeviceListPresenter::papers() const
{
    auto& database = m_shell.session().reg().database();
    const auto newest = [](RecordKind kind, const auto& rows) {
        return rows.empty() ? std::nullopt : std::optional{RecordRef{kind, rows.back().id}};
    };
    return {{"correct_transfer", "correct.papers_transfer",
             newest(RecordKind::Transfer, store::transfersOf(database, *m_current))},
            {"correct_disposal", "correct.papers_disposal",
             newest(RecordKind::Disposal, store::disposalsOf(database, *m_current))},
            {"correct_custody", "correct.papers_custody",
             newest(RecordKind::Custody, store::custodyOf(database, *m_current))}};
}

std::vector<DeviceMenuEntry> DeviceListPresenter::actions() const
{
    const auto& session = m_shell.session();
    const bool canWrite = session.isWritable() && m_current;
    const auto device =
        m_current ? store::load<Device>(session.shown().database(), *m_current) : std::nullopt;
    std::vector<DeviceMenuEntry> out;
    for (const auto& entry : actionEntries) {
        const bool fitsGone = entry.kind == SheetKind::EditDevice;
        const bool isEnabled = canWrite && device && (fitsGone || !isGone(*device));
        out.push_back(
            {entry.id, session.say(entry.word), entry.icon, entry.keys, false, isEnabled});
    }
    if (canWrite && device) {
        for (const auto& [id, word, record] : papers()) {
            if (record) {
                out.push_back({id, session.say(word), "pencil", {}, false, true});
            }
        }
    }
    out.push_back(
        {"copy", session.say("devices.copy"), "copy", "Ctrl+C", false, m_chosenCount > 0});
    return out;
}

void DeviceListPresenter::doIt(const std::string& actionId)
{
    if (actionId == "copy") {
        copy();
        return;
    }
    if (!m_shell.session().isWritable()) {
        return;
    }
    if (actionId == "add") {
        SheetRequest request{SheetKind::AddDevice, std::nullopt, {}};
        if (m_filter.site) {
            request.record = RecordRef{RecordKind::Site, *m_filter.site};
        }
        m_shell.openSheet(request);
        return;
    }
    if (m_current) {
        for (const auto& [id, word, record] : papers()) {
            if (actionId == id && record) {
                m_shell.openSheet({SheetKind::CorrectRecord, record, {}});
                return;
            }
        }
    }
    for (const auto& entry : actionEntries) {
        if (actionId == entry.id && m_current) {
            m_shell.openSheet({entry.kind, RecordRef{RecordKind::Device, *m_current}, {}});
        }
    }
}

} // namespace dongbo::present
