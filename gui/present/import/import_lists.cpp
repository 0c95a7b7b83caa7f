#include "gui/present/import/import_lists.h"

#include "core/store/place_queries.h"
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
        try {
            importers::ReadOptions options;
            options.cancel = context.stop();
            options.progress = [&context](const importers::ReadProgress& progress) {
                context.progress(progress.rows, 0);
            };
            list.workbook = importers::readList(path, options);
            list.file = importers::describeFile(path, *list.workbook);
        } catch (const Error& error) {
            if (error.kind() == Error::Kind::Cancelled) {
                throw;
            }
            list.workbook.reset();
            list.failure = error; // the others are read all the same
        }
        if (list.workbook) {
            all->m_readable.push_back(all->m_lists.size());
        }
        all->m_lists.push_back(std::move(list));
    }
    return all;
}

bool ImportLists::isAnyReadable() const
{
    return !m_readable.empty();
}

std::vector<importers::ListToImport>
ImportLists::toImport(const std::vector<ListAnswers>& answers) const
{
    std::vector<importers::ListToImport> out;
    for (const auto index : m_readable) {
        out.push_back({m_lists[index].file, answers[index].choices, answers[index].answers});
    }
    return out;
}

ImportLists::Plan ImportLists::plan(const Session::ForWorker& writing,
                                    const std::vector<ListAnswers>& answers, bool createPlaces,
                                    JobContext& context)
{
    const std::lock_guard lock(m_inUse);
    context.checkpoint();
    Plan plan;
    plan.reg = std::make_shared<Register>(writing.open());
    auto& reg = *plan.reg;
    std::uint64_t rows = 0;
    for (const auto index : m_readable) {
        for (const auto& sheet : m_lists[index].workbook->sheets()) {
            rows += sheet.lastRow;
        }
    }
    plan.hasUnits = !store::unitTree(reg.database(), {}).empty();
    plan.proposals = importers::proposeImports(
        reg, toImport(answers), optionsFor(createPlaces || !plan.hasUnits, context, rows));
    for (std::size_t list = 0; list < plan.proposals.size(); ++list) {
        const auto& proposal = plan.proposals[list];
        const auto& given = answers[m_readable[list]].answers;
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

std::vector<importers::Proposal> ImportLists::apply(const Plan& plan,
                                                    const std::vector<ListAnswers>& answers,
                                                    bool createPlaces, JobContext& context)
{
    const std::lock_guard lock(m_inUse);
    context.checkpoint();
    std::uint64_t rows = 0;
    for (const auto& proposal : plan.proposals) {
        rows += proposal.summary.rows();
    }
    return importers::applyProposals(*plan.reg, toImport(answers),
                                     optionsFor(createPlaces, context, rows), plan.proposals);
}

void ImportLists::writeSetAside(const std::vector<ListAnswers>& answers,
                                const std::vector<importers::Proposal>& proposals,
                                Language language, Instant now, const fs::path& path)
{
    const std::lock_guard lock(m_inUse);
    static_cast<void>(importers::writeSetAside(toImport(answers), proposals, language, now, path));
}

} // namespace dongbo::present
