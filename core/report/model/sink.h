#pragma once

#include "core/report/model/model.h"

namespace dongbo::report {

/// Where a report goes, row by row: a file being written, or a Model. The calls come in the order
///   begin (beginGroup (row | beginGroup …)* endGroup | row)* end
/// Rows without a group may come. Nothing of a row has to be kept, so that a report of a million
/// rows takes no more memory than one of a hundred. Any call may throw; then no other follows.
class Sink
{
public:
    Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    virtual ~Sink() = default;

    /// Whether the records behind numbers are wanted; a file has no use for them.
    [[nodiscard]] virtual bool wantsRecords() const { return false; }

    virtual void begin(const Head& head) = 0;
    virtual void beginGroup(const GroupHead& group) = 0;
    virtual void row(Row row) = 0;
    /// `subtotal` stands below the group's rows; empty: none.
    virtual void endGroup(const Row& subtotal) = 0;
    virtual void end(const Tail& tail) = 0;
};

/// Collects a report in memory, with the records behind its numbers.
class Collector final : public Sink
{
public:
    [[nodiscard]] bool wantsRecords() const override { return true; }
    void begin(const Head& head) override;
    void beginGroup(const GroupHead& group) override;
    void row(Row row) override;
    void endGroup(const Row& subtotal) override;
    void end(const Tail& tail) override;

    /// The report; to be called once, after end().
    [[nodiscard]] Model take() { return std::move(m_model); }

private:
    Model m_model;
    std::vector<int> m_open;     ///< levels of the groups that are open
    bool m_isRowsOfLast = false; ///< rows go to the last group
};

/// Gives a finished report to a sink, as the report itself would have.
void send(const Model& model, Sink& sink);

} // namespace dongbo::report
