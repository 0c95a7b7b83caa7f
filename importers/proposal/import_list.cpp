#include "importers/proposal/import_list.h"

#include "core/domain/error.h"
#include "core/journal/hash.h"
#include "core/store/database.h"
#include "importers/proposal/planner.h"
#include "importers/proposal/writer.h"

#include <fstream>

namespace dongbo::importers {

namespace {

/// Of the register, kept in memory while a list goes in.
constexpr int cacheMegabytes = 64;

/// Adds rows to the ledger of a proposal.
class Ledger
{
public:
    Ledger(Proposal& proposal, const ListFile& list, const Planner& planner)
        : m_proposal(&proposal)
    {
        proposal.path = list.path;
        proposal.fileName = list.name;
        proposal.format = std::string(list.workbook->format());
        for (const auto& reading : planner.readings()) {
            SheetProposal sheet;
            sheet.reading = reading;
            proposal.sheets.push_back(std::move(sheet));
        }
    }

    void add(const PlannedRow& row)
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
            break;
        case Outcome::NotData:
            ++sum.notData;
            break;
        }
        sum.devices += outcome.devices;
        sum.totalCost = Money::sum({sum.totalCost}, {row.amount}).value_or(Money{}).dong;
        sum.problems += row.problems->size();
        for (const auto& problem : *row.problems) {
            if (sheet.problems.size() < keptProblems) {
                sheet.problems.push_back(problem);
            }
        }
    }

private:
    /// Most rows have one of few reasons without values, kept once.
    static std::uint32_t reason(SheetProposal& sheet, const Message& message)
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

    Proposal* m_proposal;
};

bool isSmall(const Workbook& workbook)
{
    std::uint64_t rows = 0;
    for (const auto& sheet : workbook.sheets()) {
        rows += sheet.lastRow;
    }
    return rows <= keptDevices;
}

Proposal compareAll(Register& reg, const ListFile& list, const ImportOptions& options,
                    Planner::Purpose purpose)
{
    Proposal proposal;
    Planner planner(reg, list, options, purpose);
    Ledger ledger(proposal, list, planner);
    proposal.asOf = reg.journal().versionVector();
    planner.forEachRow(
        [&](PlannedRow& row) {
            ledger.add(row);
            for (auto& device : *row.devices) {
                if (proposal.devices.size() < keptDevices) {
                    proposal.devices.push_back(std::move(device));
                } else {
                    proposal.isComplete = false;
                }
            }
        },
        [&](std::size_t sheet, const std::vector<TotalCheck>& totals) {
            proposal.sheets[sheet].totals = totals;
        });
    proposal.places = planner.places().answers();
    proposal.codes = planner.codes();
    proposal.isRefused =
        options.rule == ImportOptions::Rule::AllOrNothing && proposal.summary.setAside > 0;
    return proposal;
}

/// Compares and writes row by row, under the write lock.
Proposal writeStreaming(Register& reg, const ListFile& list, const ImportOptions& options)
{
    store::UnitOfWork work(reg.database());
    reg.database().setCacheMegabytes(cacheMegabytes);
    Proposal proposal;
    Planner planner(reg, list, options, Planner::Purpose::Write);
    Ledger ledger(proposal, list, planner);
    proposal.isComplete = false;
    std::uint64_t rows = 0;
    for (const auto& reading : planner.readings()) {
        rows += reading.layout == Layout::Rows ? list.workbook->sheets()[reading.sheet].lastRow : 0;
    }
    Writer writer(reg, list,
                  {"did.imported_rows", {{"file", list.name}, {"rows", std::to_string(rows)}}});
    planner.forEachRow(
        [&](PlannedRow& row) {
            ledger.add(row);
            for (auto& device : *row.devices) {
                writer.write(device, planner.places().answers());
            }
        },
        [&](std::size_t sheet, const std::vector<TotalCheck>& totals) {
            proposal.sheets[sheet].totals = totals;
        });
    proposal.changeSet = writer.changeSet();
    if (proposal.changeSet) {
        planner.codes()->keep();
        work.commit();
    }
    return proposal;
}

} // namespace

std::string_view codeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Created:
        return "created";
    case Outcome::Updated:
        return "updated";
    case Outcome::Unchanged:
        return "unchanged";
    case Outcome::SetAside:
        return "set_aside";
    case Outcome::NotData:
        return "not_data";
    }
    return {};
}

ListFile describeFile(const std::filesystem::path& path, const Workbook& workbook)
{
    ListFile list;
    list.workbook = &workbook;
    list.path = path.string();
    list.name = path.filename().string();
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Error(Error::Kind::Unreadable, {"import.unreadable", {{"file", list.path}}});
    }
    journal::Hasher hasher;
    std::string piece(1 << 18, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) ||
           file.gcount() > 0) {
        const auto got = static_cast<std::size_t>(file.gcount());
        hasher.add(std::string_view(piece).substr(0, got));
        list.size += static_cast<std::int64_t>(got);
    }
    list.hash = journal::hexOf(hasher.finish());
    return list;
}

Proposal proposeImport(Register& reg, const ListFile& list, const ImportOptions& options)
{
    return compareAll(reg, list, options, Planner::Purpose::Show);
}

Proposal importList(Register& reg, const ListFile& list, const ImportOptions& options)
{
    if (!isSmall(*list.workbook) && options.rule != ImportOptions::Rule::AllOrNothing) {
        return writeStreaming(reg, list, options);
    }
    return applyProposal(reg, list, options,
                         compareAll(reg, list, options, Planner::Purpose::Write));
}

Proposal applyProposal(Register& reg, const ListFile& list, const ImportOptions& options,
                       Proposal proposal)
{
    if (proposal.isRefused) {
        return proposal;
    }
    if (!proposal.isComplete) {
        return writeStreaming(reg, list, options);
    }
    store::UnitOfWork work(reg.database());
    const bool mayMakePlaces = options.createPlaces;
    bool needsPlaces = false;
    for (const auto& place : proposal.places) {
        needsPlaces = needsPlaces || place.kind == PlaceAnswer::Kind::NewPlace;
    }
    if (reg.journal().versionVector() != proposal.asOf || (needsPlaces && !mayMakePlaces)) {
        // Somebody wrote in between, or what was shown may not be made: compare again.
        proposal = compareAll(reg, list, options, Planner::Purpose::Write);
        if (proposal.isRefused) {
            return proposal;
        }
    }
    const auto& sum = proposal.summary;
    reg.database().setCacheMegabytes(cacheMegabytes);
    Writer writer(
        reg, list,
        {"did.imported", {{"file", list.name}, {"devices", std::to_string(sum.devices)}}});
    for (auto device : proposal.devices) {
        if (options.cancel.stop_requested()) {
            throw Error(Error::Kind::Cancelled, {"import.cancelled", {{"file", list.name}}});
        }
        writer.write(device, proposal.places);
    }
    proposal.changeSet = writer.changeSet();
    if (proposal.changeSet) {
        proposal.codes->keep();
        work.commit();
    }
    return proposal;
}

} // namespace dongbo::importers
