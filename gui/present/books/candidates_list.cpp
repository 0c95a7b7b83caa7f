#include "gui/present/books/candidates_list.h"

#include "core/domain/amount.h"
#include "core/text/numbers.h"
#include "gui/present/books/books_words.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/new_column.h"

#include <array>

namespace dongbo::present {

namespace {

constexpr const char* causePart = "cause";
constexpr std::array allCauses{DisposalCause::BeyondRepair, DisposalCause::Broken,
                               DisposalCause::FullyWorn, DisposalCause::Surplus};
/// One batch holds no more: a decision nobody could read.
constexpr std::size_t mostProposed = 1'000;

CandidateLine lineOf(Language language, DisposalCandidate of)
{
    CandidateLine out;
    out.id = of.device;
    out.site = shortSiteName(of.site);
    out.cause = causePill(language, of.cause);
    out.searched = searchedOf({of.code, of.name, out.site});
    out.of = std::move(of);
    return out;
}

} // namespace

CandidatesList::CandidatesList(Shell& shell, ListView& view)
    : BooksList(shell, view,
                {"candidates", ScreenName::Books, RecordKind::Device, {causePart, false}},
                BooksPage::Candidates)
{}

std::vector<LineColumn<CandidateLine>> CandidatesList::declare() const
{
    const NewColumn column(session(), "books.col_");
    const auto language = session().language();
    using Line = const CandidateLine&;
    return {{column("code", CellKind::Quiet, 122, 0, 2, false),
             [](Line line) { return ListCell{line.of.code}; }},
            {column.fixed("name", 210, 2, 160), [](Line line) { return ListCell{line.of.name}; }},
            {column("site", CellKind::Text, 150, 1, 1), &CandidateLine::site},
            {column(causePart, CellKind::Pill, 160, 0, 0), &CandidateLine::cause,
             [](Line line) { return static_cast<std::int64_t>(line.of.cause); },
             [](Line line) { return std::string(codeOf(line.of.cause)); }},
            {column("age", CellKind::Number, 84, 0, 2, false),
             [](Line line) {
                 return ListCell{line.of.age ? std::to_string(*line.of.age) : std::string()};
             },
             [](Line line) { return line.of.age.value_or(-1); }},
            {column("repairs_paid", CellKind::Number, 124, 0, 3, false),
             [language](Line line) { return moneyCell(language, line.of.repairsPaid); },
             [](Line line) { return line.of.repairsPaid.dong; }},
            {column("cost", CellKind::Number, 124, 0, 1, false),
             [language](Line line) { return moneyCell(language, line.of.cost); },
             [](Line line) { return line.of.cost.value_or(Money{-1}).dong; }},
            {column("net", CellKind::Number, 124, 0, 1, false),
             [language](Line line) { return moneyCell(language, line.of.netValue); },
             [](Line line) { return line.of.netValue.value_or(Money{-1}).dong; }}};
}

void CandidatesList::readLines()
{
    readIn([language = session().language()](Register& reg, JobContext& job) {
        std::vector<CandidateLine> lines;
        for (auto& one : disposalCandidates(reg)) {
            job.checkpoint();
            lines.push_back(lineOf(language, std::move(one)));
        }
        return lines;
    });
}

std::string CandidatesList::caption() const
{
    return say("books.candidates_caption", {{"count", number(std::ssize(lines()))}});
}

ListFoot CandidatesList::foot(std::int64_t first, std::int64_t last) const
{
    auto foot = ListPresenter::foot(first, last);
    if (chosenCount() > 1) {
        std::optional<Money> net; // of none of them may it be known
        for (const auto index : chosenRows(mostProposed)) {
            if (const auto& more = line(index).of.netValue) {
                net = cappedSum(net.value_or(Money{}), *more);
            }
        }
        foot.label = say("books.col_net");
        foot.value = net ? text::formatMoney(*net, session().language()) : "–";
    }
    return foot;
}

void CandidatesList::openRow(std::int64_t index)
{
    if (index >= 0 && index < rowCount()) {
        shell().go({ScreenName::Devices, RecordRef{RecordKind::Device, line(index).id}, {}});
    }
}

std::vector<ListChoice> CandidatesList::actions() const
{
    std::vector<ListChoice> out;
    if (current()) {
        if (session().isWritable()) {
            out.push_back({"propose", say("books.propose"), "archive"});
        }
        out.push_back({"open", say("books.to_device"), "external"});
    }
    return out;
}

std::vector<BulkVerb> CandidatesList::bulkVerbs() const
{
    BulkVerb propose;
    propose.id = "propose";
    propose.word = say("books.propose");
    propose.icon = "archive";
    propose.isPrimary = true;
    propose.isEnabled =
        session().isWritable() && chosenCount() <= static_cast<std::int64_t>(mostProposed);
    return {propose};
}

void CandidatesList::doIt(const std::string& actionId)
{
    if (actionId == "open" && current()) {
        shell().go({ScreenName::Devices, RecordRef{RecordKind::Device, *current()}, {}});
    } else if (actionId == "propose" && session().isWritable()) {
        SheetRequest request{SheetKind::ProposeDisposal, std::nullopt, {}};
        for (const auto index : chosenRows(mostProposed)) {
            request.many.push_back(line(index).id);
        }
        if (request.many.empty() && current()) {
            request.many.push_back(*current());
        }
        if (!request.many.empty()) {
            shell().openSheet(request);
        }
    }
}

ChipPart CandidatesList::chipPart() const
{
    return chipsOf(causePart, allCauses,
                   [this](DisposalCause cause) { return causePill(session().language(), cause); });
}

EmptyWords CandidatesList::emptyWords() const
{
    return {"archive",
            "books.candidates_empty",
            "books.candidates_empty_filter",
            {},
            say("books.empty_filter_help")};
}

} // namespace dongbo::present
