#include "core/register/base/history.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_picker.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/import/import_words.h"
#include "gui/present/words/value_text.h"
#include "importers/proposal/rows/fault_offers.h"

#include <algorithm>

namespace dongbo::present {

using importers::Outcome;

namespace {

std::string number(const Session& session, std::uint64_t value)
{
    return text::formatInteger(static_cast<std::int64_t>(value), session.language());
}

std::string money(const Session& session, std::int64_t dong)
{
    return text::formatMoney(Money{dong}, session.language());
}

/// A field of a new device, from what would be written.
template <typename T>
std::string fieldText(Session& session, const importers::PlannedDevice& device,
                      std::optional<T> Device::*member)
{
    const auto wanted = fieldNumber(member);
    for (const auto& change : device.changes) {
        if (change.number == wanted) {
            return valueText(session.reg().database(), session.language(),
                             *describe(RecordKind::Device).field(wanted), change.value);
        }
    }
    return {};
}

std::string deviceName(Session& session, const importers::PlannedDevice& device)
{
    return device.known ? deviceTitle(*device.known) : fieldText(session, device, &Device::name);
}

std::string siteOf(const importers::Proposal& proposal, const importers::PlannedDevice& device)
{
    return device.place < proposal.places.size()
               ? shortSiteName(proposal.places[device.place].siteName)
               : std::string();
}

struct Counted
{
    Outcome outcome;
    const char* icon;
    const char* word;
    Tone tone;
};
constexpr Counted counted[] = {
    {Outcome::Created, "plus", "import_page.created", Tone::Ok},
    {Outcome::Updated, "pencil", "import_page.updated", Tone::Accent},
    {Outcome::Unchanged, "check", "import_page.unchanged", Tone::None},
    {Outcome::SetAside, "triangle-alert", "import_page.set_aside", Tone::Warn},
    {Outcome::NotData, "minus", "import_page.not_data", Tone::Mute},
};

std::uint64_t countOf(const importers::Proposal::Summary& sum, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Created:
        return sum.created;
    case Outcome::Updated:
        return sum.updated;
    case Outcome::Unchanged:
        return sum.unchanged;
    case Outcome::SetAside:
        return sum.setAside;
    case Outcome::NotData:
        return sum.notData;
    }
    return 0;
}

/// Devices the lists would make. Of a list too long to be kept in memory only their number is
/// known: all it has, less the rows it has of known ones.
std::uint64_t madeOf(const std::vector<importers::Proposal>& proposals)
{
    std::uint64_t made = 0;
    for (const auto& proposal : proposals) {
        const auto& sum = proposal.summary;
        if (!proposal.isComplete) {
            made += sum.devices - std::min(sum.devices, sum.updated + sum.unchanged);
            continue;
        }
        for (const auto& device : proposal.devices) {
            made += device.isKnown() ? 0 : 1;
        }
    }
    return made;
}

std::vector<std::string> columnsOf(const Session& session, Outcome outcome)
{
    std::vector<std::string> codes;
    switch (outcome) {
    case Outcome::Updated:
        codes = {"row", "device", "field", "before", "after", "cell", "take"};
        break;
    case Outcome::Created:
        codes = {"row", "device", "type", "site", "serial", "cost", "condition"};
        break;
    case Outcome::Unchanged:
        codes = {"row", "device", "code", "site", "serial"};
        break;
    case Outcome::SetAside:
        codes = {"row", "device", "site", "reason", "amount"};
        break;
    case Outcome::NotData:
        codes = {"row", "what"};
        break;
    }
    std::vector<std::string> out;
    for (const auto& code : codes) {
        out.push_back(session.say("import_page.column_" + code));
    }
    return out;
}

} // namespace

ImportChangesPage ImportPresenter::changesPage() const
{
    auto& session = m_shell.session();
    ImportChangesPage page;
    if (plan() == nullptr) {
        return page;
    }
    const auto sum = importers::summaryOf(plan()->proposals);
    std::string adds;
    for (const auto& one : counted) {
        const auto count = countOf(sum, one.outcome);
        std::string caption;
        if (one.outcome == Outcome::Created) {
            const auto made = madeOf(plan()->proposals);
            caption =
                session.say("import_page.created_caption", {{"devices", number(session, made)}});
        } else if (one.outcome == Outcome::Updated) {
            caption =
                session.say("import_page.updated_caption", {{"cells", number(session, sum.cells)}});
        } else {
            caption = session.say(std::string(one.word) + "_caption");
        }
        page.counts.push_back({one.outcome, one.icon, number(session, count), session.say(one.word),
                               std::move(caption), one.tone});
        adds += (adds.empty() ? "" : " + ") + number(session, count);
    }
    page.shown = m_outcome;
    page.sumRows =
        session.say("import_page.sum_rows", {{"sum", adds}, {"rows", number(session, sum.rows())}});

    sumUp(page, sum);

    for (const auto& one : counted) {
        if (one.outcome == m_outcome) {
            page.tableTitle = session.say(one.word);
        }
    }
    page.columns = columnsOf(session, m_outcome);
    page.rows = m_spots.size();
    if (m_outcome == Outcome::Updated) {
        page.tableCaption = session.say("import_page.updated_help",
                                        {{"cells", number(session, plan()->updates.size())},
                                         {"conflicts", number(session, sum.conflicts)}});
    }
    const bool isComplete = std::all_of(plan()->proposals.begin(), plan()->proposals.end(),
                                        [](const auto& proposal) { return proposal.isComplete; });
    page.foot = session.say(isComplete ? "import_page.foot" : "import_page.foot_cut",
                            {{"rows", number(session, m_spots.size())}});

    listAside(page);
    page.asideTitle = session.say("import_page.set_aside");
    page.asideCaption =
        session.say("import_page.aside_caption", {{"rows", number(session, sum.setAside)},
                                                  {"amount", money(session, sum.setAsideCost)}});
    listGone(page);
    for (const auto& proposal : plan()->proposals) {
        for (const auto& place : proposal.places) {
            page.offersPlaces =
                page.offersPlaces || place.kind == importers::PlaceAnswer::Kind::Unknown ||
                (place.kind == importers::PlaceAnswer::Kind::NewPlace && plan()->hasUnits);
        }
    }
    page.makesPlaces = m_run->answers().makesPlaces;
    const auto goingIn = sum.created + sum.updated;
    page.isOutdated = m_run->state() == ImportState::Failed;
    if (page.isOutdated) {
        page.commit = session.say("import_page.compare_again");
        page.nothing = session.say("import_page.not_compared");
    } else if (const auto many = plan()->tooMany(); many != 0) {
        page.nothing = session.say("import_page.too_many", {{"devices", number(session, many)}});
    } else if (goingIn > 0) {
        page.commit = session.say("import_page.commit", {{"rows", number(session, goingIn)}});
    } else {
        page.nothing = session.say(sum.setAside > 0 ? "import_page.answer_first"
                                                    : "import_page.nothing_to_write");
    }
    return page;
}

void ImportPresenter::sumUp(ImportChangesPage& page, const importers::Proposal::Summary& sum) const
{
    const auto& session = m_shell.session();
    std::int64_t stated = 0;
    bool isStated = !plan()->proposals.empty();
    std::size_t totals = 0;
    std::size_t disagree = 0;
    for (const auto& proposal : plan()->proposals) {
        isStated = isStated && proposal.statedCost.has_value();
        stated += proposal.statedCost.value_or(0);
        for (const auto& sheet : proposal.sheets) {
            totals += sheet.totals.size();
            disagree += static_cast<std::size_t>(
                std::count_if(sheet.totals.begin(), sheet.totals.end(),
                              [](const auto& total) { return !total.agrees; }));
        }
    }
    const auto counts = sum.totalCost + sum.setAsideCost;
    const Argument in{"in", money(session, sum.totalCost)};
    const Argument aside{"aside", money(session, sum.setAsideCost)};
    page.moneyTone = Tone::Ok;
    if (isStated && counts != stated) {
        page.moneyTone = Tone::Warn;
        page.sumMoney = session.say("import_page.sum_money_differs",
                                    {{"counted", money(session, counts)},
                                     {"stated", money(session, stated)},
                                     {"difference", money(session, stated - counts)}});
    } else if (disagree > 0) {
        page.moneyTone = Tone::Warn;
        page.sumMoney = session.say("import_page.sum_money_parts_differ",
                                    {{"disagree", number(session, disagree)},
                                     {"totals", number(session, totals)},
                                     in,
                                     aside});
    } else if (isStated) {
        page.sumMoney =
            session.say("import_page.sum_money", {in, aside, {"stated", money(session, stated)}});
    } else if (counts > 0) {
        page.moneyTone = totals > 0 ? Tone::Ok : Tone::Mute;
        page.sumMoney =
            session.say(totals > 0 ? "import_page.sum_money_parts" : "import_page.sum_money_alone",
                        {in, aside, {"totals", number(session, totals)}});
    }
}

void ImportPresenter::listAside(ImportChangesPage& page) const
{
    const auto& session = m_shell.session();
    for (const auto& proposal : plan()->proposals) {
        for (const auto& row : proposal.setAside) {
            ImportAside aside;
            aside.title = session.say("import_page.row", {{"row", std::to_string(row.row)}});
            aside.name = text::collapseSpaces(row.name);
            if (!row.place.empty()) {
                aside.name += (aside.name.empty() ? "" : ", ") + text::collapseSpaces(row.place);
            }
            aside.reason = session.say(row.reason);
            for (std::size_t i = 0; i < row.answers.size(); ++i) {
                using Kind = importers::PossibleAnswer::Kind;
                const auto kind = row.answers[i].kind;
                aside.answers.push_back({std::to_string(i), session.say(row.answers[i].label),
                                         false, kind == Kind::Retype || kind == Kind::NamePlace});
            }
            page.aside.push_back(std::move(aside));
        }
    }
}

const importers::GoneDevice* ImportPresenter::goneDevice(std::size_t index) const
{
    if (plan() != nullptr) {
        for (const auto& proposal : plan()->proposals) {
            if (index < proposal.gone.size()) {
                return &proposal.gone[index];
            }
            index -= proposal.gone.size();
        }
    }
    return nullptr;
}

void ImportPresenter::listGone(ImportChangesPage& page) const
{
    constexpr std::size_t shownMost = 50;
    auto& session = m_shell.session();
    const auto count = importers::summaryOf(plan()->proposals).gone;
    if (count == 0) {
        return;
    }
    page.gone = session.say("import_page.gone", {{"count", number(session, count)}});
    while (page.goneShown.size() < shownMost) {
        const auto* device = goneDevice(page.goneShown.size());
        if (device == nullptr) {
            break;
        }
        const bool hasBoth = !device->code.empty() && !device->site.empty();
        page.goneShown.push_back({device->name.empty() ? device->code : device->name,
                                  device->code + (hasBoth ? " · " : "") + device->site});
    }
    page.goneTitle = session.say("import_page.gone_title");
    page.goneCaption =
        session.say("import_page.gone_caption", {{"shown", number(session, page.goneShown.size())},
                                                 {"count", number(session, count)}});
}

ImportChangeRow ImportPresenter::changeRow(std::size_t index) const
{
    auto& session = m_shell.session();
    ImportChangeRow row;
    if (plan() == nullptr || index >= m_spots.size()) {
        return row;
    }
    const auto& spot = m_spots[index];
    const auto& from = plan()->proposals[spot.list];
    if (m_outcome == Outcome::Updated) {
        const auto& update = plan()->updates[spot.index];
        const auto& device = from.devices[update.device];
        const auto& change = update.change;
        const auto* field = describe(RecordKind::Device).field(change.where.field);
        const auto said = [&](const Value& value, const std::string& name) {
            const auto text = !name.empty()      ? name
                              : field == nullptr ? std::string()
                                                 : valueText(session.reg().database(),
                                                             session.language(), *field, value);
            return text.empty() ? session.say("import_page.empty_value") : text::capitalized(text);
        };
        auto cell = importers::cellName(change.column, change.where.row);
        if (!change.cellText.empty()) {
            cell += ": “" + change.cellText + "”";
        }
        row.cells = {std::to_string(device.row),
                     deviceName(session, device) + "\t" + siteOf(from, device),
                     field == nullptr ? std::string()
                                      : session.say("field." + std::string(field->name)),
                     said(change.before, change.beforeName),
                     said(change.after, change.afterName),
                     std::move(cell),
                     {}};
        row.isTaken = change.isTaken;
        row.isConflict = change.isConflict;
        if (index > 0) { // a device is named once, above its cells
            const auto& before = plan()->updates[m_spots[index - 1].index];
            if (before.list == update.list && before.device == update.device) {
                row.cells[0].clear();
                row.cells[1].clear();
            }
        }
        return row;
    }
    if (m_outcome == Outcome::SetAside) {
        const auto& aside = from.setAside[spot.index];
        row.cells = {std::to_string(aside.row), text::collapseSpaces(aside.name),
                     text::collapseSpaces(aside.place), session.say(aside.reason),
                     aside.amount == 0 ? std::string() : money(session, aside.amount)};
        return row;
    }
    if (m_outcome == Outcome::NotData) {
        const auto& sheet = from.sheets[spot.sheet];
        const auto& outcome = sheet.rows[spot.index];
        row.cells = {std::to_string(outcome.row), session.say(importers::reasonOf(sheet, outcome))};
        return row;
    }
    const auto& device = from.devices[spot.index];
    if (m_outcome == Outcome::Unchanged) {
        row.cells = {std::to_string(device.row), deviceName(session, device),
                     device.known ? device.known->code.value_or("") : std::string(),
                     siteOf(from, device),
                     device.known ? device.known->serial.value_or("") : std::string()};
        return row;
    }
    row.cells = {std::to_string(device.row),
                 deviceName(session, device) + "\t" + fieldText(session, device, &Device::code),
                 text::capitalized(fieldText(session, device, &Device::type)),
                 siteOf(from, device),
                 fieldText(session, device, &Device::serial),
                 fieldText(session, device, &Device::cost),
                 text::capitalized(fieldText(session, device, &Device::condition))};
    return row;
}

void ImportPresenter::chooseOffers()
{
    constexpr std::size_t shownMost = 4;
    auto& database = m_shell.session().reg().database();
    m_offers.clear();
    for (const auto& proposal : m_run->written()) {
        for (const auto& offer : proposal.faultOffers) {
            if (m_offers.size() == shownMost || m_isUndone || proposal.isRefused) {
                return;
            }
            const bool isThere = deviceChoice(m_shell.session(), offer.device).has_value();
            if (isThere && !importers::isReported(database, offer)) {
                m_offers.push_back(offer);
            }
        }
    }
}

void ImportPresenter::offerBroken(ImportDonePage& page) const
{
    const auto& session = m_shell.session();
    if (m_broken.count() == 0 || m_isUndone || !session.isWritable()) {
        return;
    }
    const Argument count{"count", number(session, m_broken.count())};
    page.broken = session.say("import_page.broken", {count});
    page.brokenHelp = session.say("import_page.broken_help");
    page.brokenVerb = session.say("import_page.broken_verb", {count});
}

ImportDonePage ImportPresenter::donePage()
{
    auto& session = m_shell.session();
    const auto sum = importers::summaryOf(m_run->written());
    ImportDonePage page;
    const auto written = m_run->changeSet();
    const auto now =
        written ? journal::changeSet(session.reg().database(), *written) : std::nullopt;
    m_isUndone = now && now->isUndone;
    page.title = session.say(m_isUndone ? "import_page.done_undone" : "import_page.done",
                             {{"rows", number(session, sum.created + sum.updated)}});
    page.detail = session.say("import_page.done_detail");
    page.facts = {
        session.say("import_page.done_created", {{"count", number(session, sum.created)}}),
        session.say("import_page.done_updated", {{"count", number(session, sum.updated)},
                                                 {"cells", number(session, sum.cells)}}),
        session.say("import_page.done_unchanged", {{"count", number(session, sum.unchanged)}})};
    if (sum.setAside > 0) {
        page.facts.push_back(
            session.say("import_page.done_aside", {{"count", number(session, sum.setAside)}}));
    }
    if (const auto& lists = m_run->written(); !lists.empty() && lists.front().noBackup) {
        page.facts.push_back(session.say("import_page.done_no_backup",
                                         {{"why", session.say(*lists.front().noBackup)}}));
    }
    offerBroken(page);
    chooseOffers();
    if (!m_offers.empty()) {
        page.facts.push_back(
            session.say("import_page.done_faults", {{"count", number(session, sum.faultOffers)}}));
    }
    for (const auto& offer : m_offers) {
        const auto device = deviceChoice(session, offer.device);
        const bool hasPlace = device && !device->detail.empty();
        page.faults.push_back(
            {(device ? device->title : offer.name) +
                 (hasPlace ? " · " + device->detail : std::string()),
             session.say("import_page.fault_note",
                         {{"row", std::to_string(offer.row)}, {"text", offer.text}})});
    }
    page.hasAside = sum.setAside > 0;
    page.aside = session.say("import_page.aside_rows", {{"count", number(session, sum.setAside)}});
    page.canUndo = written.has_value() && !m_isUndone;
    return page;
}

} // namespace dongbo::present
