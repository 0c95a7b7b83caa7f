#include "gui/present/books/batch_presenter.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/books/books_words.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// Words for one batch.
class PageMaker
{
public:
    PageMaker(DisposalOverview overview, Language language, bool canWrite)
        : m_all(std::move(overview))
        , m_language(language)
        , m_state(m_all.row.batch.state.value_or(BatchState::Proposed))
        , m_canWrite(canWrite)
    {}

    BatchPage make()
    {
        const auto& batch = m_all.row.batch;
        const bool isOpen = m_state == BatchState::Proposed || m_state == BatchState::Decided;
        m_page.isThere = true;
        m_page.title = batch.name.value_or("");
        m_page.state = batchStatePill(m_language, m_state);
        m_page.caption = say("books.batch_caption", {{"number", batch.number.value_or("")},
                                                     {"count", std::to_string(m_all.lines.size())},
                                                     {"net", netText(m_language, m_all)}});
        m_page.canDecide = m_canWrite && m_state == BatchState::Proposed;
        m_page.canFinish = m_canWrite && m_state == BatchState::Decided;
        m_page.canWithdraw = m_canWrite && isOpen;
        m_page.notes = batch.notes.value_or("");
        addColumns();
        for (const auto& line : m_all.lines) {
            m_page.items.push_back({line.item.item.device, cellsOf(line)});
        }
        addFoot();
        addFacts();
        return std::move(m_page);
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string money(Money amount) const
    {
        return text::formatMoney(amount, m_language);
    }
    [[nodiscard]] bool isDecided() const
    {
        return m_state == BatchState::Decided || m_state == BatchState::Done;
    }

    void addColumns()
    {
        const auto column = [this](const char* id, CellKind kind, int width, int stretch,
                                   int drop) {
            TableColumn out;
            out.id = id;
            out.title = say(std::string("books.col_") + id);
            out.kind = kind;
            out.width = width;
            out.stretch = stretch;
            out.drop = drop;
            m_page.columns.push_back(std::move(out));
        };
        column("code", CellKind::Quiet, 122, 0, 2);
        column("name", CellKind::Strong, 170, 2, 0);
        column("site", CellKind::Text, 110, 1, 3);
        column("cause", CellKind::Pill, 154, 0, 1);
        column("method", CellKind::Quiet, 128, 0, 5);
        column("net", CellKind::Number, 112, 0, 0);
        column("verdict", CellKind::Pill, 126, 0, 0);
        column("proceeds", CellKind::Number, 108, 0, 4);
    }

    [[nodiscard]] std::vector<ListCell> cellsOf(const DisposalOverview::Line& line) const
    {
        const auto& item = line.item.item;
        const auto cause = causePill(m_language, item.cause);
        ListCell why{cause.word, cause.icon, cause.tone};
        why.tip = item.why.value_or("");
        ListCell verdict;
        if (isDecided()) {
            const bool isAccepted = item.accepted.value_or(true);
            verdict = {say(isAccepted ? "books.accepted" : "books.rejected"),
                       isAccepted ? "check" : "cross", isAccepted ? Tone::Ok : Tone::Mute};
        }
        const auto method =
            item.method
                ? text::capitalized(say("disposal_method." + std::string(codeOf(*item.method))))
                : std::string();
        return {{line.code},
                {line.name},
                {shortSiteName(line.site)},
                why,
                {method},
                moneyCell(m_language, line.netValue),
                verdict,
                moneyCell(m_language, item.proceeds)};
    }

    void addFoot()
    {
        const auto all = std::to_string(m_all.lines.size());
        m_page.foot = say("books.batch_foot", {{"count", all}});
        if (isDecided()) {
            const auto accepted =
                std::count_if(m_all.lines.begin(), m_all.lines.end(), [](const auto& line) {
                    return line.item.item.accepted.value_or(false);
                });
            m_page.foot = say("books.batch_foot_decided",
                              {{"count", all}, {"accepted", std::to_string(accepted)}});
        }
        const bool isDone = m_state == BatchState::Done;
        m_page.sumLabel = say(isDone ? "books.sum_proceeds" : "books.col_net");
        m_page.sum = isDone ? money(m_all.proceeds) : netText(m_language, m_all);
    }

    void addFacts()
    {
        const auto& batch = m_all.row.batch;
        const auto fact = [this](const char* label, const std::string& value) {
            if (!value.empty()) {
                m_page.facts.emplace_back(say(label), value);
            }
        };
        const auto day = [](const std::optional<Date>& on) {
            return on ? text::formatDate(*on) : std::string();
        };
        fact("books.fact_day", day(batch.day));
        fact("books.fact_unit", text::capitalized(m_all.row.unit));
        fact("books.fact_proposal_no", batch.proposalNo.value_or(""));
        fact("books.fact_decision_no", batch.decisionNo.value_or(""));
        fact("books.fact_decision_day", day(batch.decisionDay));
        fact("books.fact_done_day", day(batch.doneDay));
        fact("books.fact_cost", money(m_all.cost));
        fact("books.fact_net", netText(m_language, m_all));
        if (m_state == BatchState::Done) {
            fact("books.fact_proceeds", money(m_all.proceeds));
            fact("books.fact_expenses", batch.expenses ? money(*batch.expenses) : std::string());
        }
    }

    const DisposalOverview m_all;
    Language m_language;
    BatchState m_state;
    bool m_canWrite;
    BatchPage m_page;
};

} // namespace

BatchPage makeBatchPage(Register& reg, Language language, bool canWrite, const DisposalBatchId& id)
{
    const auto row = store::disposalBatch(reg.database(), id);
    if (!row || row->isWithdrawn) {
        BatchPage page;
        page.title = text::say(language, "books.batch_gone");
        return page;
    }
    return PageMaker(disposalOverview(reg, id), language, canWrite).make();
}

BatchPresenter::BatchPresenter(Shell& shell, BatchPageView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
}

void BatchPresenter::open(const DisposalBatchId& batch)
{
    m_id = batch;
    reload();
}

void BatchPresenter::reload()
{
    if (!m_id) {
        return;
    }
    const auto& session = m_shell.session();
    m_reader.read<BatchPage>(
        [id = *m_id, language = session.language(), canWrite = session.isWritable()](
            Register& reg, JobContext&) { return makeBatchPage(reg, language, canWrite, id); },
        [this](BatchPage page) {
            m_page = std::move(page);
            m_view.showBatch(m_page);
        });
}

void BatchPresenter::follow(std::size_t row)
{
    if (row < m_page.items.size() && m_page.items[row].device) {
        m_shell.go(
            {ScreenName::Devices, RecordRef{RecordKind::Device, *m_page.items[row].device}, {}});
    }
}

void BatchPresenter::openSheet(SheetKind kind, bool isAllowed)
{
    if (m_id && isAllowed) {
        m_shell.openSheet({kind, RecordRef{RecordKind::DisposalBatch, *m_id}, {}});
    }
}

} // namespace dongbo::present
