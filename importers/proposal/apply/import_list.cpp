#include "importers/proposal/apply/import_list.h"

#include "core/domain/error.h"
#include "core/register/base/reach.h"
#include "core/register/lists/content_hash.h"
#include "core/register/upkeep/backups.h"
#include "core/store/file/database.h"
#include "importers/proposal/apply/writer.h"
#include "importers/proposal/plan/ledger.h"
#include "importers/proposal/plan/planner.h"
#include "importers/proposal/rows/cell_changes.h"

#include <algorithm>
#include <fstream>

namespace dongbo::importers {

namespace {

using Lists = std::vector<ListToImport>;

/// Of the register, kept in memory while a list goes in.
constexpr int cacheMegabytes = 112;

std::uint64_t rowsOf(const Lists& lists)
{
    std::uint64_t rows = 0;
    for (const auto& list : lists) {
        for (const auto& sheet : list.file.workbook->sheets()) {
            rows += sheet.lastRow;
        }
    }
    return rows;
}

Message sentenceFor(const Lists& lists, std::uint64_t devices)
{
    const auto count = std::to_string(devices);
    if (lists.size() == 1) {
        return {"did.imported", {{"file", lists.front().file.name}, {"devices", count}}};
    }
    return {"did.imported_lists", {{"lists", std::to_string(lists.size())}, {"devices", count}}};
}

Message sentenceForRows(const Lists& lists)
{
    const auto count = std::to_string(rowsOf(lists));
    if (lists.size() == 1) {
        return {"did.imported_rows", {{"file", lists.front().file.name}, {"rows", count}}};
    }
    return {"did.imported_lists_rows", {{"lists", std::to_string(lists.size())}, {"rows", count}}};
}

void refuseIfTold(std::vector<Proposal>& proposals, const ImportOptions& options)
{
    const bool isRefused =
        (options.rule == ImportOptions::Rule::AllOrNothing && summaryOf(proposals).setAside > 0) ||
        std::any_of(proposals.begin(), proposals.end(),
                    [](const Proposal& proposal) { return proposal.tooMany != 0; });
    for (auto& proposal : proposals) {
        proposal.isRefused = isRefused;
    }
}

std::uint64_t mostBeyondRows(const Lists& lists)
{
    auto most = mostDevicesBeyondRows;
    for (const auto& list : lists) {
        most = std::max(most, list.answers.allowMany);
    }
    return most;
}

/// `shown`: what a person was shown of the same lists before; may be null.
std::vector<Proposal> compareAll(Register& reg, const Lists& lists, const ImportOptions& options,
                                 const std::vector<Proposal>* shown = nullptr)
{
    std::vector<Proposal> proposals;
    const auto asOf = reachOf(reg);
    Comparison with(reg, options,
                    lists.size() > 1 ? Comparison::Memory::OfPlanned : Comparison::Memory::None);
    with.mostBeyondRows = mostBeyondRows(lists);
    with.learnFrom(lists);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto& list = lists[i];
        auto& proposal = proposals.emplace_back();
        Planner planner(reg, with, list, options, shown != nullptr ? &(*shown)[i] : nullptr);
        Ledger ledger(proposal, list.file, planner);
        proposal.asOf = asOf;
        planner.forEachRow(
            [&](PlannedRow& row) {
                ledger.add(row);
                for (auto& device : *row.devices) {
                    if (kept < keptDevices) {
                        proposal.devices.push_back(std::move(device));
                        ++kept;
                    } else {
                        proposal.isComplete = false;
                    }
                }
            },
            [&](std::size_t sheet, const RowReader& walked) { ledger.endSheet(sheet, walked); });
        ledger.finish();
        if (proposal.isComplete) {
            countTicks(proposal, list.answers);
        }
    }
    if (!proposals.empty()) {
        listGone(reg, with, proposals.back()); // what none of the lists has
    }
    for (auto& proposal : proposals) {
        proposal.places = with.places.answers();
        proposal.newRecords = with.newRecords;
        proposal.codes = with.codes;
    }
    refuseIfTold(proposals, options);
    return proposals;
}

/// What was guessed of a sheet that a person set right and let in is no guess for the next one.
void acceptGuesses(const std::vector<SheetReading>& readings, Choices& choices)
{
    for (const auto& reading : readings) {
        const auto own = choices.sheets.find(reading.name);
        if (own == choices.sheets.end() || !reading.isRead()) {
            continue;
        }
        for (const auto& column : reading.columns) {
            if (!column.guesses.empty()) {
                own->second.columns.emplace(column.column, column.field);
            }
        }
    }
}

/// What a person decided about how these lists are read, for the next ones like them. False when
/// nobody decided anything.
bool rememberChoices(Register& reg, const Lists& lists, const ImportOptions& options,
                     const std::vector<Proposal>& proposals)
{
    std::vector<Recipe> recipes = options.recipes;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        std::vector<SheetReading> readings;
        for (const auto& sheet : proposals[i].sheets) {
            readings.push_back(sheet.reading);
        }
        auto choices = lists[i].choices;
        acceptGuesses(readings, choices);
        addPlaces(reg, lists[i].answers, readings, choices);
        auto fresh = recipesFrom(*lists[i].file.workbook, lists[i].file.name, readings, choices);
        recipes.insert(recipes.begin(), std::make_move_iterator(fresh.begin()),
                       std::make_move_iterator(fresh.end()));
    }
    if (recipes.empty() || !options.useRecipes) {
        return false;
    }
    remember(reg, recipes);
    return true;
}

/// The register's backup of itself before a large import. Gives why there is none although one was
/// due.
std::optional<Message> backUpFirst(Register& reg, const Lists& lists, const ImportOptions& options)
{
    return backUpBefore(reg, store::BackupReason::Import, [&](std::size_t, std::size_t) {
        if (options.progress) {
            options.progress(0); // shows that something goes on, and hears that it shall not
        }
        if (options.cancel.stop_requested()) {
            throw Error(Error::Kind::Cancelled,
                        {"import.cancelled", {{"file", lists.front().file.name}}});
        }
    });
}

/// Compares and writes row by row, under the write lock.
std::vector<Proposal> writeStreaming(Register& reg, const Lists& lists,
                                     const ImportOptions& options)
{
    const auto noBackup = backUpFirst(reg, lists, options);
    store::UnitOfWork work(reg.database());
    reg.database().setCacheMegabytes(cacheMegabytes);
    std::vector<Proposal> proposals;
    Writer writer(reg, sentenceForRows(lists));
    std::uint64_t beyondRows = 0;
    std::optional<UsualPrices> prices; // as shown: of the register before the first list
    for (const auto& list : lists) {
        // Made anew for every list: it then holds what the lists before have written.
        Comparison with(reg, options, Comparison::Memory::None);
        with.prices = prices.value_or(with.prices);
        prices = with.prices;
        with.learnFrom(lists);
        with.mostBeyondRows = mostBeyondRows(lists);
        with.beyondRows = beyondRows;
        auto& proposal = proposals.emplace_back();
        Planner planner(reg, with, list, options);
        Ledger ledger(proposal, list.file, planner);
        proposal.isComplete = false;
        writer.beginList(list.file, *with.newRecords);
        planner.forEachRow(
            [&](PlannedRow& row) {
                ledger.add(row);
                for (auto& device : *row.devices) {
                    auto changes = list.answers.refused.empty() && list.answers.taken.empty()
                                       ? std::move(device.changes)
                                       : tickedChanges(device, list.answers);
                    writer.write(device, std::move(changes));
                }
            },
            [&](std::size_t sheet, const RowReader& walked) { ledger.endSheet(sheet, walked); });
        ledger.finish();
        if (lists.size() == 1) {
            listGone(reg, with, proposal);
        }
        writer.endList(proposal.summary);
        with.codes->keep();
        beyondRows = with.beyondRows;
        if (with.isTooMany()) {
            refuseIfTold(proposals, options);
            return proposals; // the transaction is taken back
        }
    }
    const auto changeSet = writer.finish();
    for (auto& proposal : proposals) {
        proposal.changeSet = changeSet;
    }
    proposals.front().noBackup = noBackup;
    if (rememberChoices(reg, lists, options, proposals) || changeSet) {
        work.commit();
    }
    return proposals;
}

Lists listOf(const ListFile& file, const ImportOptions& options)
{
    return {{file, options.choices, options.answers}};
}

/// The devices that will be written, ticks not counted.
std::size_t devicesToWrite(const std::vector<Proposal>& proposals)
{
    std::size_t count = 0;
    for (const auto& proposal : proposals) {
        count += static_cast<std::size_t>(
            std::count_if(proposal.devices.begin(), proposal.devices.end(),
                          [](const PlannedDevice& device) { return !device.changes.empty(); }));
    }
    return count;
}

} // namespace

Proposal::Summary summaryOf(const std::vector<Proposal>& proposals)
{
    Proposal::Summary sum;
    for (const auto& proposal : proposals) {
        sum.add(proposal.summary);
    }
    return sum;
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
    ContentHasher hasher;
    std::string piece(1 << 18, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) ||
           file.gcount() > 0) {
        const auto got = static_cast<std::size_t>(file.gcount());
        hasher.add(std::string_view(piece).substr(0, got));
        list.size += static_cast<std::int64_t>(got);
    }
    list.hash = hasher.finish();
    return list;
}

std::vector<Proposal> proposeImports(Register& reg, const Lists& lists,
                                     const ImportOptions& options)
{
    return compareAll(reg, lists, options);
}

std::vector<Proposal> importLists(Register& reg, const Lists& lists, const ImportOptions& options)
{
    if (rowsOf(lists) > keptDevices && options.rule != ImportOptions::Rule::AllOrNothing) {
        return writeStreaming(reg, lists, options);
    }
    return applyProposals(reg, lists, options, compareAll(reg, lists, options));
}

std::vector<Proposal> applyProposals(Register& reg, const Lists& lists,
                                     const ImportOptions& options, std::vector<Proposal> proposals)
{
    const auto any = [&](auto&& is) { return std::any_of(proposals.begin(), proposals.end(), is); };
    if (any([](const Proposal& p) { return p.isRefused; })) {
        return proposals;
    }
    if (any([](const Proposal& p) { return !p.isComplete; })) {
        return writeStreaming(reg, lists, options);
    }
    std::optional<Message> noBackup;
    if (devicesToWrite(proposals) >= largeImport) {
        noBackup = backUpFirst(reg, lists, options);
    }
    store::UnitOfWork work(reg.database());
    if (!proposals.empty() && reachOf(reg) != proposals.front().asOf) {
        // Somebody wrote in between: compare again.
        const auto shown = std::move(proposals);
        proposals = compareAll(reg, lists, options, &shown);
        if (any([](const Proposal& p) { return p.isRefused; })) {
            return proposals;
        }
    }
    reg.database().setCacheMegabytes(cacheMegabytes);
    Writer writer(reg, sentenceFor(lists, summaryOf(proposals).devices));
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        auto& proposal = proposals[i];
        countTicks(proposal, lists[i].answers);
        writer.beginList(lists[i].file, *proposal.newRecords, proposal.summary);
        std::uint64_t done = 0;
        for (auto& device : proposal.devices) {
            if (++done % 4096 == 0 && options.progress) {
                options.progress(done);
            }
            if (options.cancel.stop_requested()) {
                throw Error(Error::Kind::Cancelled,
                            {"import.cancelled", {{"file", lists[i].file.name}}});
            }
            if (device.isKnown()) {
                writer.write(device, tickedChanges(device, lists[i].answers));
            } else {
                writer.write(device, std::move(device.changes)); // has them again afterwards
            }
        }
    }
    const auto changeSet = writer.finish();
    for (auto& proposal : proposals) {
        proposal.changeSet = changeSet;
    }
    if (changeSet) {
        proposals.front().codes->keep();
        proposals.front().noBackup = std::move(noBackup);
    }
    if (rememberChoices(reg, lists, options, proposals) || changeSet) {
        work.commit();
    }
    return proposals;
}

Proposal proposeImport(Register& reg, const ListFile& list, const ImportOptions& options)
{
    return std::move(proposeImports(reg, listOf(list, options), options).front());
}

Proposal importList(Register& reg, const ListFile& list, const ImportOptions& options)
{
    return std::move(importLists(reg, listOf(list, options), options).front());
}

Proposal applyProposal(Register& reg, const ListFile& list, const ImportOptions& options,
                       Proposal proposal)
{
    std::vector<Proposal> proposals;
    proposals.push_back(std::move(proposal));
    return std::move(
        applyProposals(reg, listOf(list, options), options, std::move(proposals)).front());
}

} // namespace dongbo::importers
