#include "gui/present/purchase/insight.h"

namespace dongbo::present {

InsightPresenter::InsightPresenter(Shell& shell, InsightView& view, Make make)
    : m_shell(shell)
    , m_view(view)
    , m_make(std::move(make))
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
    m_reader.onBusy([this](bool isBusy) { m_view.showReading(isBusy); });
}

void InsightPresenter::reload()
{
    m_reader.read<InsightPage>(
        [make = m_make, language = m_shell.session().language(),
         choice = m_choice](Register& reg, JobContext&) { return make(reg, language, choice); },
        [this](InsightPage page) {
            m_page = std::move(page);
            m_view.showInsight(m_page);
        });
}

void InsightPresenter::choose(const std::string& key)
{
    if (m_choice != key) {
        m_choice = key;
        reload();
    }
}

void InsightPresenter::follow(std::size_t table, std::size_t row)
{
    if (table < m_page.tables.size() && row < m_page.tables[table].places.size()) {
        const auto place = m_page.tables[table].places[row]; // the page may go meanwhile
        m_shell.go(place);
    }
}

void InsightPresenter::followBar(std::size_t bar)
{
    if (bar < m_page.chart.bars.size()) {
        const auto place = m_page.chart.bars[bar].place;
        m_shell.go(place);
    }
}

} // namespace dongbo::present
