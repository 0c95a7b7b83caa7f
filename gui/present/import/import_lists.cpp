#include "gui/present/import/import_lists.h"

#include "core/register/lists/content_hash.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "importers/reader_process/list_files.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/set_aside_workbook.h"

#include <cmath>

namespace dongbo::present {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesOf(const std::vector<fs::path>& named)
{
    std::vector<fs::path> out;
    for (const auto& path : named) {
        std::error_code none;
        if (!fs::is_directory(path, none)) {
            out.push_back(path);
            continue;
        }
        const auto inside = importers::listsIn(path);
        if (inside.empty()) {
            throw Error(Error::Kind::NotFound,
                        {"import_page.no_lists_in_folder", {{"folder", path.string()}}});
        }
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

constexpr std::size_t mostSitesInMenu = 60;

std::string textOf(const importers::Cell& cell)
{
    switch (cell.kind) {
    case importers::CellKind::Text:
    case importers::CellKind::Error:
        return std::string(cell.text);
    case importers::CellKind::Number:
        return text::formatDecimal(cell.number, 4);
    case importers::CellKind::Bool:
        return cell.number != 0 ? "TRUE" : "FALSE";
    case importers::CellKind::Date: {
        const auto day = text::dateFromSerial(cell.number);
        return day ? text::formatDate(*day) : text::formatDecimal(cell.number, 2);
    }
    }
    return {};
}

importers::ReadOptions readingOptions(JobContext& context)
{
    importers::ReadOptions options;
    options.cancel = context.stop();
    options.progress = [&context](const importers::ReadProgress& progress) {
        context.progress(progress.rows, 0);
    };
    return options;
}

importers::ImportOptions optionsFor(bool createPlaces, JobContext& context, std::uint64_t all)
{
    importers::ImportOptions options;
    options.createPlaces = createPlaces;
    options.cancel = context.stop();
    options.progress = [&context, all](std::uint64_t rows) { context.progress(rows, all); };
    return options;
}

} // namespace

std::shared_ptr<ImportLists> ImportLists::read(const std::vector<fs::path>& paths,
                                               JobContext& context)
{
    auto all = std::make_shared<ImportLists>();
    for (const auto& path : filesOf(paths)) {
        context.checkpoint();
        LoadedList list;
        list.path = path;
        list.name = path.filename().string();
        all->add(std::move(list), [&](LoadedList& into) {
            into.workbook = importers::readList(path, readingOptions(context));
            into.file = importers::describeFile(path, *into.workbook);
        });
    }
    return all;
}

std::shared_ptr<ImportLists> ImportLists::readCopied(const CopiedTable& table,
                                                     const std::string& name, JobContext& context)
{
    auto all = std::make_shared<ImportLists>();
    LoadedList list;
    list.name = name;
    all->add(std::move(list), [&](LoadedList& into) {
        const auto options = readingOptions(context);
        std::string_view bytes = table.html;
        if (!table.html.empty()) {
            try {
                into.workbook = importers::readHtml(table.html, options);
            } catch (const Error& error) {
                if (error.kind() != Error::Kind::Unreadable || table.text.empty()) {
                    throw;
                }
            }
        }
        if (!into.workbook) {
            bytes = table.text;
            into.workbook = importers::readText(table.text, options);
        }
        into.file.workbook = into.workbook.get();
        into.file.name = name;
        into.file.hash = contentHash(bytes);
        into.file.size = static_cast<std::int64_t>(bytes.size());
    });
    return all;
}

void ImportLists::add(LoadedList list, const std::function<void(LoadedList&)>& read)
{
    try {
        read(list);
    } catch (const Error& error) {
        if (error.kind() == Error::Kind::Cancelled) {
            throw;
        }
        list.workbook.reset();
        list.failure = error; // the others are read all the same
    }
    if (list.workbook) {
        m_readable.push_back(m_lists.size());
    }
    m_lists.push_back(std::move(list));
}

bool ImportLists::isAnyReadable() const
{
    return !m_readable.empty();
}

std::vector<importers::ListToImport> ImportLists::toImport(const ImportAnswers& answers) const
{
    std::vector<importers::ListToImport> out;
    for (const auto index : m_readable) {
        const auto& given = answers.lists.at(index);
        out.push_back({m_lists[index].file, given.choices, given.answers});
    }
    return out;
}

ImportLists::Plan ImportLists::plan(const Session::ForWorker& writing, ImportAnswers answers,
                                    JobContext& context)
{
    const std::lock_guard lock(m_inUse);
    context.checkpoint();
    Plan plan;
    plan.answers = std::move(answers);
    plan.reg = std::make_shared<Register>(writing.open());
    auto& reg = *plan.reg;
    std::uint64_t rows = 0;
    for (const auto index : m_readable) {
        for (const auto& sheet : m_lists[index].workbook->sheets()) {
            rows += sheet.lastRow;
        }
    }
    plan.hasUnits = !store::unitTree(reg.database(), {}).empty();
    plan.sites = store::siteNames(reg.database(), reg.today());
    if (plan.sites.size() > mostSitesInMenu) {
        plan.sites.clear();
    }
    plan.proposals = importers::proposeImports(reg, toImport(plan.answers),
                                               optionsFor(plan.makesPlaces(), context, rows));
    for (std::size_t list = 0; list < plan.proposals.size(); ++list) {
        const auto& proposal = plan.proposals[list];
        const auto& given = plan.answers.lists.at(m_readable[list]).answers;
        for (std::size_t i = 0; i < proposal.devices.size(); ++i) {
            if (i % 256 == 0) {
                context.checkpoint();
            }
            if (!proposal.devices[i].isKnown()) {
                continue;
            }
            for (auto& change : importers::cellChanges(reg, proposal, proposal.devices[i], given)) {
                plan.updates.push_back({list, i, std::move(change)});
            }
        }
    }
    return plan;
}

std::vector<SheetLine> ImportLists::lines(std::size_t list, std::size_t sheet, JobContext& context)
{
    const std::lock_guard lock(m_inUse);
    context.checkpoint();
    std::vector<SheetLine> out;
    m_lists[list].workbook->forEachRow(sheet, [&](const importers::Row& row) {
        SheetLine line;
        line.number = row.number;
        for (const auto& cell : row.cells) {
            if (cell.column > mostColumns) {
                break;
            }
            line.cells.resize(cell.column);
            line.cells[cell.column - 1] = textOf(cell);
        }
        out.push_back(std::move(line));
        return out.size() < mostLines;
    });
    return out;
}

void ImportLists::tick(Plan& plan, std::size_t index) const
{
    auto& update = plan.updates.at(index);
    auto& given = plan.answers.lists.at(m_readable[update.list]).answers;
    auto& ticked = update.change.isConflict ? given.taken : given.refused;
    if (!ticked.erase(update.change.where)) {
        ticked.insert(update.change.where);
    }
    update.change.isTaken = !update.change.isTaken;
    importers::countTicks(plan.proposals[update.list], given);
}

std::vector<importers::Proposal> ImportLists::apply(const Plan& plan, JobContext& context)
{
    const std::lock_guard lock(m_inUse);
    context.checkpoint();
    std::uint64_t rows = 0;
    for (const auto& proposal : plan.proposals) {
        rows += proposal.summary.rows();
    }
    return importers::applyProposals(*plan.reg, toImport(plan.answers),
                                     optionsFor(plan.makesPlaces(), context, rows), plan.proposals);
}

void ImportLists::writeSetAside(const ImportAnswers& answers,
                                const std::vector<importers::Proposal>& proposals,
                                Language language, Instant now, const fs::path& path)
{
    const std::lock_guard lock(m_inUse);
    static_cast<void>(importers::writeSetAside(toImport(answers), proposals, language, now, path));
}

} // namespace dongbo::present
