#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo {

/// Sixteen bytes that identify a record, an operation or a node permanently (UUIDv7 when generated
/// here, so ids generated later sort later). There is no nil value: absence is std::optional.
struct RecordId
{
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const RecordId&) const = default;

    /// "018f3c2a-…" in lower case, 36 characters.
    [[nodiscard]] std::string text() const;
    /// Parses 36 characters with hyphens or 32 without, in either case; nothing else.
    [[nodiscard]] static std::optional<RecordId> parse(std::string_view text);
};

/// A RecordId typed by what it identifies, so that a SiteId cannot be passed for a DeviceId.
template <typename Tag> struct Id : RecordId
{
    Id() = default;
    explicit Id(const RecordId& raw)
        : RecordId(raw)
    {}
    auto operator<=>(const Id&) const = default;
};

using UnitId = Id<struct UnitTag>;
using SiteId = Id<struct SiteTag>;
using DeviceId = Id<struct DeviceTag>;
using OfficerId = Id<struct OfficerTag>;
using VendorId = Id<struct VendorTag>;
using FaultId = Id<struct FaultTag>;
using RepairId = Id<struct RepairTag>;
using ReplacementId = Id<struct ReplacementTag>;
using TransferId = Id<struct TransferTag>;
using DisposalId = Id<struct DisposalTag>;
using AttachmentId = Id<struct AttachmentTag>;
using ChangeSetId = Id<struct ChangeSetTag>;
using NodeId = Id<struct NodeTag>;
using OpId = Id<struct OpTag>;

/// Source of ids and random bytes; injected, so that samples and simulations are reproducible.
class IdSource
{
public:
    virtual ~IdSource() = default;
    /// A new id whose first 48 bits are `unixMs`; ids of one source are unique and sort by time,
    /// then by the order of the calls.
    virtual RecordId next(std::int64_t unixMs) = 0;
};

} // namespace dongbo

template <> struct std::hash<dongbo::RecordId>
{
    std::size_t operator()(const dongbo::RecordId& id) const noexcept
    {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        std::memcpy(&high, id.bytes.data(), 8);
        std::memcpy(&low, id.bytes.data() + 8, 8);
        return static_cast<std::size_t>((high * 0x9E3779B97F4A7C15ULL) ^ low);
    }
};
template <typename Tag> struct std::hash<dongbo::Id<Tag>> : std::hash<dongbo::RecordId>
{};
