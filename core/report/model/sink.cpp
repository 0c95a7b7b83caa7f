#include "core/report/model/sink.h"

namespace dongbo::report {

void Collector::begin(const Head& head)
{
    static_cast<Head&>(m_model) = head;
}

void Collector::beginGroup(const GroupHead& group)
{
    m_open.push_back(group.level);
    m_model.groups.push_back({group.title, {}, {}, group.level, group.record, group.sums});
    m_isRowsOfLast = true;
}

void Collector::row(Row row)
{
    if (!m_isRowsOfLast) {
        m_model.groups.emplace_back();
        m_isRowsOfLast = true;
    }
    m_model.groups.back().rows.push_back(std::move(row));
}

void Collector::endGroup(const Row& subtotal)
{
    const int level = m_open.back();
    m_open.pop_back();
    if (!m_isRowsOfLast && !subtotal.empty()) {
        m_model.groups.push_back({{}, {}, subtotal, level, {}, {}}); // below the groups inside
    } else if (m_isRowsOfLast) {
        m_model.groups.back().subtotal = subtotal;
    }
    m_isRowsOfLast = false;
}

void Collector::end(const Tail& tail)
{
    static_cast<Tail&>(m_model) = tail;
}

namespace {

/// Gives back the groups that are open from that level on, the innermost first.
void closeFrom(int level, std::vector<int>& open, const Row& subtotal, Sink& sink)
{
    while (!open.empty() && open.back() >= level) {
        sink.endGroup(open.back() == level ? subtotal : Row());
        open.pop_back();
    }
}

} // namespace

void send(const Model& model, Sink& sink)
{
    sink.begin(model);
    std::vector<int> open;
    for (const auto& group : model.groups) {
        const bool isFoot = group.title.empty() && group.rows.empty() && !group.subtotal.empty();
        if (isFoot && !open.empty()) {
            closeFrom(group.level, open, group.subtotal, sink);
            continue;
        }
        closeFrom(group.level, open, {}, sink);
        if (group.title.empty() && group.sums.empty() && group.subtotal.empty()) {
            for (const auto& row : group.rows) {
                sink.row(row); // outside of any group
            }
            continue;
        }
        sink.beginGroup({group.title, group.level, group.record, group.sums});
        for (const auto& row : group.rows) {
            sink.row(row);
        }
        if (!group.rows.empty() || !group.subtotal.empty()) {
            sink.endGroup(group.subtotal);
        } else {
            open.push_back(group.level); // it holds the groups that follow
        }
    }
    closeFrom(0, open, {}, sink);
    sink.end(model);
}

} // namespace dongbo::report
