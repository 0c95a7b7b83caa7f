#pragma once

#include "core/register/register.h"
#include "importers/proposal/proposal.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dongbo::importers {

/// Recognises devices of the register in a list: by serial, then code, then as the n-th of the same
/// site, type and model. Never by name and date alone; never a withdrawn record; each device once.
/// Everything is looked up in memory: one walk over the register's devices, about 100 bytes each.
class Matcher
{
public:
    explicit Matcher(Register& reg);

    [[nodiscard]] bool isEmpty() const { return m_devices.empty(); }

    struct Wanted
    {
        std::string_view serial; ///< empty: none
        std::string_view code;   ///< empty: none
        std::optional<SiteId> site;
        DeviceType type = DeviceType::Other;
        std::string_view model; ///< the model, or the name where there is none
    };
    struct Match
    {
        DeviceId id;
        MatchedBy by = MatchedBy::Nothing;
    };
    /// First pass over the list: claims what serial and code settle, so that no twin takes it.
    void claim(const Wanted& wanted);
    /// Second pass, in the same order.
    [[nodiscard]] std::optional<Match> match(const Wanted& wanted);

private:
    struct Known
    {
        DeviceId id;
        bool hasSerial = false;
        bool isClaimed = false; ///< its serial or code is in the list
        bool isTaken = false;   ///< a row has it already
    };
    [[nodiscard]] std::optional<std::pair<std::uint32_t, MatchedBy>>
    byIdentity(const Wanted& wanted) const;

    std::vector<Known> m_devices;
    std::unordered_map<std::uint64_t, std::uint32_t> m_bySerial; ///< hash of the folded text
    std::unordered_map<std::uint64_t, std::uint32_t> m_byCode;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_twins;
};

} // namespace dongbo::importers
