#pragma once

#include "core/register/base/register.h"
#include "importers/proposal/model/proposal.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dongbo::importers {

/// Numbers by hash: 16 bytes an entry for those that are there when it is sealed.
class HashIndex
{
public:
    void add(std::uint64_t hash, std::uint32_t number);
    /// After the many; later ones are few.
    void seal();

    /// The numbers of one hash, in order.
    class Group
    {
    public:
        [[nodiscard]] std::size_t size() const { return m_sealed.size() + m_later.size(); }
        [[nodiscard]] std::uint32_t operator[](std::size_t at) const
        {
            return at < m_sealed.size() ? m_sealed[at].second : m_later[at - m_sealed.size()];
        }

    private:
        friend class HashIndex;
        std::span<const std::pair<std::uint64_t, std::uint32_t>> m_sealed;
        std::span<const std::uint32_t> m_later;
    };
    [[nodiscard]] Group of(std::uint64_t hash) const;
    [[nodiscard]] std::optional<std::uint32_t> first(std::uint64_t hash) const;

private:
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_sorted;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_later;
    bool m_isSealed = false;
};

/// Recognises devices of the register in a list: by serial, then code, then as the n-th of the same
/// site, type and model, of several those first whose other values agree. Never by name and date
/// alone; never a withdrawn record; each device once a list. A code the register does not know
/// names another device, unless the twin's own code is one the register gave it. Everything is
/// looked up in memory: one walk over the register's devices, about 80 bytes each.
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

    [[nodiscard]] std::size_t size() const { return m_devices.size(); }
    /// What the lists compared so far leave of the devices in the books.
    enum class Left : std::uint8_t
    {
        Met,        ///< some list has it
        AtMetSites, ///< no list has it, but another of its site
        Elsewhere   ///< no list has any of its site
    };
    [[nodiscard]] std::vector<DeviceId> devices(Left which) const;

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
    void add(const DeviceId& id, const Device& device, bool isInBooks);
    [[nodiscard]] std::uint32_t siteIndex(const std::optional<SiteId>& site);
    [[nodiscard]] std::optional<std::pair<std::uint32_t, MatchedBy>>
    byIdentity(const Wanted& wanted) const;
    [[nodiscard]] std::optional<Match> byTwin(const Wanted& wanted);
    [[nodiscard]] bool hasGivenCode(const DeviceId& id) const;
    [[nodiscard]] Match take(std::uint32_t index, MatchedBy by, double score);

    Register* m_register;
    std::vector<Known> m_devices;
    HashIndex m_bySerial; ///< by the folded text
    HashIndex m_byCode;
    HashIndex m_twins;
    /// How far into a group of many twins there is nothing left to take.
    struct Used
    {
        std::size_t all = 0;   ///< all before are taken
        std::size_t plain = 0; ///< all before are taken or have a serial
    };
    std::unordered_map<std::uint64_t, Used> m_used; ///< by hash
    std::unordered_map<SiteId, std::uint32_t> m_sites;
    std::vector<bool> m_isSiteMet{false}; ///< by site index
};

} // namespace dongbo::importers
