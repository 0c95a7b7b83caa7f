#pragma once

#include "core/planning/plan/situation.h"

#include <map>
#include <string>
#include <string_view>

namespace dongbo::planning {

/// Which model of a type is the standard's own: the preferred ones of a line, else the one that
/// most devices in the situation have.
class ModelNorms
{
public:
    explicit ModelNorms(const Situation& situation);
    /// Of one type only.
    ModelNorms(const Situation& situation, std::optional<DeviceType> only);
    [[nodiscard]] bool isUniform(const StandardLine& line, std::string_view model) const;
    /// The commonest model of the type; empty when none is recorded.
    [[nodiscard]] const std::string& commonest(DeviceType type) const;

private:
    std::map<DeviceType, std::string> m_commonest; ///< in lower case
};

struct Purchase
{
    Money cost;
    std::string model;
    std::string source;
    bool isUniform = false;
    CostBasis basis = CostBasis::PriceList;
};
struct Purchases
{
    std::vector<Purchase> all; ///< at most two: the cheapest, and the cheapest uniform one
    NoWay noWay = NoWay::None;
};
/// What to buy for a line: of every model the newest price that neither the line's ceiling nor
/// `quotaCeiling` forbids.
[[nodiscard]] Purchases purchasesOf(const std::vector<PriceEntry>& prices, const StandardLine& line,
                                    std::optional<Money> quotaCeiling, const ModelNorms& models,
                                    bool atCeiling);

} // namespace dongbo::planning
