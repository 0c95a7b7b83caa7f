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
/// site, type and model, of several those first whose other values agree. Never by name and date
/// alone; never a withdrawn record; each device once a list. Everything is looked up in memory: one
/// walk over the register's devices, about 120 bytes each.
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
        std::string_view model;   ///< the model, or the name where there is none
        std::uint32_t detail = 0; ///< as detailOf gives it
    };
    struct Match
    {
        DeviceId id;
        std::uint32_t index = 0; ///< for learn
        MatchedBy by = MatchedBy::Nothing;
        double score = 0;
    };
    /// What tells twins apart when nothing names them: name, cost, year, condition.
    [[nodiscard]] static std::uint32_t detailOf(std::string_view name,
                                                std::optional<std::int64_t> cost,
                                                std::optional<std::int64_t> year,
                                                std::optional<std::int64_t> condition);

    /// Another list of the same import begins: every device may be met again.
    void beginList();
    /// First pass over a list: claims what serial and code settle, so that no twin takes it.
    void claim(const Wanted& wanted);
    /// Second pass, in the same order.
    [[nodiscard]] std::optional<Match> match(const Wanted& wanted);
    /// A device as this import will leave it, for the lists after this one. `index` is of a match;
    /// without one the device is new.
    void learn(const DeviceId& id, const Device& device, std::optional<std::uint32_t> index);

    /// Devices in the books at sites of which some list matched another, that no list has.
    [[nodiscard]] std::vector<DeviceId> gone() const;

private:
    struct Known
    {
        DeviceId id;
        std::uint32_t site = 0; ///< 0: none
        std::uint32_t detail = 0;
        bool hasSerial : 1;
        bool isClaimed : 1;  ///< its serial or code is in the list
        bool isReserved : 1; ///< a row of the list looks just like it
        bool isTaken : 1;    ///< a row has it already
        bool isMet : 1;      ///< by any list of this import
        bool isInBooks : 1;
    };
    struct Twins
    {
        std::vector<std::uint32_t> members;
        std::uint32_t firstFree = 0; ///< all before are taken
    };
    void add(const DeviceId& id, const Device& device, bool isInBooks);
    [[nodiscard]] std::uint32_t siteIndex(const std::optional<SiteId>& site);
    [[nodiscard]] Twins* twinsOf(const Wanted& wanted);
    [[nodiscard]] std::optional<std::pair<std::uint32_t, MatchedBy>>
    byIdentity(const Wanted& wanted) const;
    [[nodiscard]] std::optional<Match> byTwin(const Wanted& wanted);
    [[nodiscard]] Match take(std::uint32_t index, MatchedBy by, double score);

    std::vector<Known> m_devices;
    std::unordered_map<std::uint64_t, std::uint32_t> m_bySerial; ///< hash of the folded text
    std::unordered_map<std::uint64_t, std::uint32_t> m_byCode;
    std::unordered_map<std::uint64_t, Twins> m_twins;
    std::unordered_map<SiteId, std::uint32_t> m_sites;
    std::vector<bool> m_isSiteMet{false}; ///< by site index
};

} // namespace dongbo::importers
