#pragma once

#include "core/register/planning/kept_consistency.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// What the columns of the matrix are.
enum class MatrixBy : std::uint8_t
{
    Function, ///< what a place is for: Nhìn, Nghe …
    Line      ///< each line of the standard sets
};

/// A column: a function, or a type within one.
struct MatrixKey
{
    std::optional<Function> function;
    std::optional<DeviceType> type; ///< absent: every line of the function

    bool operator==(const MatrixKey&) const = default;
};

/// One site in one column: the lines that stand there, taken together.
struct MatrixState
{
    std::int32_t need = 0; ///< places; 0: the site is not asked for this
    std::int32_t have = 0; ///< of them filled by something that works
    std::int32_t surplus = 0;
    planning::NeedState worst = planning::NeedState::Met;
    bool isCritical = false;    ///< one of the lines is
    bool lacksCritical = false; ///< a place of a critical line is missing or broken

    /// Something else than met or a substitute.
    [[nodiscard]] bool isDeviation() const
    {
        return need > 0 && worst != planning::NeedState::Met &&
               worst != planning::NeedState::Substitute;
    }
};

/// How a site stands as a whole. Unknown: it can meet as far as is known, but the specs of
/// something critical are not recorded.
enum class SiteVerdict : std::uint8_t
{
    Lacks,
    Unknown,
    CanMeet,
    NoStandard
};

struct MatrixSite
{
    std::size_t place = 0;                ///< into Consistency::read.sites
    std::optional<std::size_t> evaluated; ///< into Consistency::sites; nothing without a standard
    SiteVerdict verdict = SiteVerdict::NoStandard;
    std::int32_t lines = 0;
    std::int32_t metLines = 0; ///< met or by a substitute
    std::int32_t criticalGaps = 0;
    std::int32_t gaps = 0;       ///< places, critical or not
    std::int32_t deviations = 0; ///< lines that are not met
    std::int32_t unknowns = 0;   ///< lines
};

/// Every site of a scope against its standard, ready to be looked at by function or by line.
struct ConsistencyFacts
{
    Consistency consistency;
    std::vector<MatrixSite> sites;     ///< by name
    std::vector<std::string> searched; ///< by site: folded words, each after a space
    std::map<DeviceType, std::vector<planning::Attribute>> attributes; ///< as the office has them
    std::vector<MatrixKey> functions;
    std::vector<MatrixKey> lines;
    std::int64_t gaps = 0; ///< places of all sites
    std::int64_t withStandard = 0;
    /// Sites that were evaluated for this, into Consistency::read.sites; nothing: all of them.
    std::optional<std::vector<std::size_t>> evaluatedAgain;

    [[nodiscard]] const std::vector<MatrixKey>& columns(MatrixBy by) const
    {
        return by == MatrixBy::Function ? functions : lines;
    }
    [[nodiscard]] const MatrixState& state(std::size_t site, MatrixBy by, std::size_t column) const
    {
        const auto& keys = columns(by);
        return (by == MatrixBy::Function ? m_byFunction : m_byLine)[site * keys.size() + column];
    }
    /// The lines of the site's standard that stand in a column, as indexes into its lines.
    [[nodiscard]] std::vector<std::size_t> linesIn(std::size_t site, const MatrixKey& key) const;

    std::vector<MatrixState> m_byFunction; ///< site by site
    std::vector<MatrixState> m_byLine;
};

/// The facts of one scope, kept from one reading to the next: after an edit only the sites it
/// touched are read and evaluated again. Used by one worker after another.
class KeptFacts
{
public:
    explicit KeptFacts(PlanningScope scope);

    /// Reads what changed since the last time, or everything; for a worker's own register. `step`
    /// is called between sites and may throw to stop; the next reading is then of everything.
    [[nodiscard]] std::shared_ptr<const ConsistencyFacts>
    refresh(Register& reg, const std::function<void()>& step);

private:
    std::mutex m_mutex; ///< a worker that was cancelled may still be reading
    KeptConsistency m_kept;
    std::shared_ptr<const ConsistencyFacts> m_facts;
};

} // namespace dongbo::present
