#include "importers/proposal/plan/ledger.h"

#include "core/register/base/history.h"
#include "core/store/projection/projection.h"
#include "core/store/queries/device_queries.h"
#include "importers/proposal/rows/set_aside.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo::importers {

namespace {

void addTo(std::int64_t& sum, std::int64_t amount)
{
    sum = Money::sum({sum}, {amount}).value_or(Money{sum}).dong;
}

} // namespace

Ledger::Ledger(Proposal& proposal, const ListFile& list, const Planner& planner)
    : m_proposal(&proposal)
    , m_planner(&planner)
{
    proposal.path = list.path;
    proposal.fileName = list.name;
    proposal.format = std::string(list.workbook->format());
    proposal.day = planner.day();
    for (const auto& reading : planner.readings()) {
        SheetProposal sheet;
        sheet.reading = reading;
        auto learnt = planner.learntOf(reading.name);
        sheet.recipe = std::move(learnt.list);
        sheet.readLike = std::move(learnt.sheet);
        if (!reading.isRead()) {
            sheet.understanding = understandingOf(*list.workbook, reading);
        }
        proposal.sheets.push_back(std::move(sheet));
    }
}

/// Most rows have one of few reasons without values, kept once.
std::uint32_t Ledger::reason(SheetProposal& sheet, const Message& message)
{
    if (message.code.empty()) {
        return 0;
    }
    for (std::size_t i = 1; i < sheet.reasons.size() && i < 24; ++i) {
        if (sheet.reasons[i] == message) {
            return static_cast<std::uint32_t>(i);
        }
    }
    sheet.reasons.push_back(message);
    return static_cast<std::uint32_t>(sheet.reasons.size() - 1);
}

void Ledger::addDevices(const PlannedRow& row)
{
    auto& sum = m_proposal->summary;
    for (const auto& device : *row.devices) {
        if (device.isKnown()) {
            sum.cells += device.changes.size();
            sum.conflicts += device.conflicts.size();
        }
    }
    sum.devices += row.outcome.devices;
}

void Ledger::add(const PlannedRow& row)
{
    auto& sheet = m_proposal->sheets[row.sheet];
    auto& sum = m_proposal->summary;
    auto outcome = row.outcome;
    outcome.reason = reason(sheet, row.reason);
    sheet.rows.push_back(outcome);
    switch (outcome.outcome) {
    case Outcome::Created:
        ++sum.created;
        break;
    case Outcome::Updated:
        ++sum.updated;
        break;
    case Outcome::Unchanged:
        ++sum.unchanged;
        break;
    case Outcome::SetAside:
        ++sum.setAside;
        if (m_proposal->setAside.size() < keptProblems) {
            m_proposal->setAside.push_back(*row.setAside);
        }
        break;
    case Outcome::NotData:
        ++sum.notData;
        break;
    }
    const bool isOutside = outcome.outcome == Outcome::SetAside || row.isLeftOut;
    addTo(isOutside ? sum.setAsideCost : sum.totalCost, row.amount);
    addTo(m_sheetCost, row.amount);
    addDevices(row);
    sum.faultOffers += row.faultOffers->size();
    for (const auto& offer : *row.faultOffers) {
        if (m_proposal->faultOffers.size() < keptProblems) {
            m_proposal->faultOffers.push_back(offer);
        }
    }
    sum.brokenDevices += row.brokenDevices->size();
    for (auto& broken : *row.brokenDevices) {
        if (m_proposal->brokenDevices.size() < keptOffers) {
            m_proposal->brokenDevices.push_back(std::move(broken));
        }
    }
    sum.problems += row.problems->size();
    for (const auto& problem : *row.problems) {
        if (sheet.problems.size() < keptProblems) {
            sheet.problems.push_back(problem);
        }
    }
}

/// Says of section rows how many name places that are known: reading alone cannot tell.
void Ledger::settleSections(SheetProposal& sheet, std::uint32_t index) const
{
    std::set<std::string> known, unknown;
    for (auto& section : sheet.understanding.sections) {
        (m_planner->isPlaceKnown(section.place, index) ? known : unknown).insert(section.place);
        section.site = m_planner->siteNameOf(section.place, index);
    }
    for (auto& decision : sheet.understanding.decisions) {
        if (decision.title.code != "understanding.sections") {
            continue; // a title that may name a place stays a question
        }
        if (unknown.empty()) {
            const auto& first = sheet.understanding.sections.front();
            if (!first.site.empty()) {
                decision.evidence = {
                    {"understanding.section_is", {{"text", first.text}, {"place", first.site}}}};
            }
            continue;
        }
        decision.standing = Standing::Open;
        decision.title = {"understanding.sections_some_unknown",
                          {{"rows", std::to_string(known.size() + unknown.size())},
                           {"places", std::to_string(known.size())},
                           {"unknown", std::to_string(unknown.size())}}};
        decision.evidence = {{"understanding.section_unknown", {{"place", *unknown.begin()}}}};
        decision.rows.clear();
        for (const auto& section : sheet.understanding.sections) {
            if (unknown.contains(section.place)) {
                decision.rows.push_back(section.row);
            }
        }
    }
}

void Ledger::endSheet(std::size_t index, const RowReader& walked)
{
    auto& sheet = m_proposal->sheets[index];
    const auto& totals = walked.totals();
    sheet.totals = totals;
    sheet.understanding = walked.understanding();
    settleSections(sheet, static_cast<std::uint32_t>(index));
    auto& sum = m_proposal->summary;
    for (const auto& total : totals) {
        if (sheet.reading.priceColumn == total.column) {
            ++sum.totals;
            sum.totalsAgree += total.agrees ? 1 : 0;
        }
    }
    // Of several sums the one of the whole sheet is the one its rows come to; the lowest, if the
    // sheet disagrees with itself.
    const auto isOfMoney = [&](const TotalCheck& total) {
        return sheet.reading.priceColumn == total.column;
    };
    const auto whole = std::find_if(totals.rbegin(), totals.rend(), [&](const TotalCheck& total) {
        return isOfMoney(total) && (total.computed == m_sheetCost || total.stated == m_sheetCost);
    });
    if (whole != totals.rend()) {
        std::int64_t stated = m_proposal->statedCost.value_or(0);
        addTo(stated, whole->stated);
        m_proposal->statedCost = stated;
    } else if (m_sheetCost != 0) {
        m_isStated = false;
    }
    m_sheetCost = 0;
}

void Ledger::finish()
{
    m_proposal->tooMany = m_planner->tooMany();
    askForMany(m_proposal->setAside, m_proposal->tooMany);
    if (!m_isStated) {
        m_proposal->statedCost.reset();
    }
}

namespace {

/// The list a device was made from; nothing for one typed by hand.
std::optional<RecordId> listOf(store::Database& database, const DeviceId& id)
{
    const auto source = birthSource(database, RecordKind::Device, id);
    return source ? std::optional{source->file} : std::nullopt;
}

/// Devices of sites that are missing as a whole: of earlier lists most of whose devices are in this
/// one, which is therefore taken for the next edition of those.
std::vector<DeviceId> goneWithTheirSites(store::Database& database, const Matcher& matcher)
{
    constexpr std::size_t mostAsked = 20'000; // one look-up each
    const auto elsewhere = matcher.devices(Matcher::Left::Elsewhere);
    const auto met = matcher.devices(Matcher::Left::Met);
    if (elsewhere.empty() || met.empty() || matcher.size() > mostAsked) {
        return {};
    }
    struct Count
    {
        std::size_t met = 0, missed = 0;
    };
    std::map<RecordId, Count> counts;
    std::vector<std::pair<DeviceId, RecordId>> missed;
    for (const auto& id : elsewhere) {
        if (const auto list = listOf(database, id)) {
            ++counts[*list].missed;
            missed.emplace_back(id, *list);
        }
    }
    for (const auto& id : met) {
        const auto list = counts.empty() ? std::nullopt : listOf(database, id);
        if (const auto count = list ? counts.find(*list) : counts.end(); count != counts.end()) {
            ++count->second.met;
        }
    }
    std::vector<DeviceId> out;
    for (const auto& [id, list] : missed) {
        if (counts[list].met > counts[list].missed) {
            out.push_back(id);
        }
    }
    return out;
}

} // namespace

void listGone(Register& reg, const Comparison& with, Proposal& proposal)
{
    auto gone = with.matcher.devices(Matcher::Left::AtMetSites);
    for (const auto& id : goneWithTheirSites(reg.database(), with.matcher)) {
        gone.push_back(id);
    }
    proposal.summary.gone = gone.size();
    for (const auto& id : gone) {
        if (proposal.gone.size() == keptProblems) {
            break;
        }
        if (const auto row = store::deviceRow(reg.database(), id)) {
            proposal.gone.push_back({id, row->device.code.value_or(""),
                                     row->device.name.value_or(""), row->site,
                                     row->device.serial.value_or("")});
        }
    }
    std::stable_sort(proposal.gone.begin(), proposal.gone.end(),
                     [](const GoneDevice& a, const GoneDevice& b) { return a.site < b.site; });
}

} // namespace dongbo::importers
