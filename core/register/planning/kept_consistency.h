#pragma once

#include "core/register/planning/situation.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace dongbo {

/// The evaluation of a scope, kept while the register changes: after a change only the sites that
/// it touched are read and evaluated again. Of one thread at a time; `evaluation()` may be copied
/// and the copy read by another thread while this one is brought up to date.
class KeptConsistency
{
public:
    /// Nothing is read yet.
    explicit KeptConsistency(PlanningScope scope);
    ~KeptConsistency();
    KeptConsistency(KeptConsistency&&) noexcept;
    KeptConsistency& operator=(KeptConsistency&&) noexcept;

    struct Refreshed
    {
        /// Everything was read anew: the first time; another register or day; a standard, a site
        /// or a unit changed; or so many devices did that this is quicker.
        bool isWhole = false;
        std::vector<std::size_t> sites; ///< else the sites evaluated again, into
                                        ///< Consistency::read.sites, ascending; may be empty
    };
    /// Brings the evaluation up to what the register holds now: afterwards it equals
    /// evaluateSites(reg, scope). Reads what arrived in the journal since the last time.
    Refreshed refresh(Register& reg);

    /// As of the last refresh; empty before the first.
    [[nodiscard]] const Consistency& evaluation() const;
    [[nodiscard]] const PlanningScope& scope() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Reads and evaluates those sites of an evaluation again, whatever changed; sites outside its
/// scope are ignored. Answers their places in Consistency::read.sites, ascending.
std::vector<std::size_t> reevaluate(Register& reg, Consistency& consistency,
                                    const std::vector<SiteId>& sites);

} // namespace dongbo
