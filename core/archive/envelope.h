#pragma once

#include "core/archive/bounded_archive.h"
#include "core/domain/field_change.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::archive {

using dongbo::FieldChange;
using Origin = CellOrigin;
using Source = RowSource;

/// The content of an operation.
struct Payload
{
    std::optional<Source> source;
    std::vector<FieldChange> changes; ///< ascending by number, without duplicates

    bool operator==(const Payload&) const = default;
};

enum class Verb : std::uint8_t
{
    Create = 1, ///< creates the record: fields it does not name are absent
    Update = 2
};

/// One row of the journal as exchanged between offices. Everything but `payload` is the header.
struct Operation
{
    NodeId node;           ///< the chain it belongs to
    std::uint64_t seq = 0; ///< 1, 2, 3 … in that chain
    OpId id;
    NodeId origin; ///< its author; differs from node when relayed
    std::int64_t hlc = 0;
    std::int64_t wallMs = 0;
    std::uint8_t verb = 0;
    std::uint16_t kind = 0;
    RecordId record;
    ChangeSetId changeSet;
    std::uint32_t schemaVersion = 0;
    std::string payload; ///< an encoded Payload

    bool operator==(const Operation&) const = default;
};

/// A consecutive run of one node's operations: the unit of exchange.
struct Segment
{
    NodeId node;
    std::uint64_t firstSeq = 0;
    std::string previousHash; ///< of the operation before the first, 32 bytes
    std::vector<Operation> operations;

    bool operator==(const Segment&) const = default;
};

[[nodiscard]] std::string encode(const Payload& payload);
void encodeInto(std::string& out, const Payload& payload);
/// Throws Error{Unreadable | NewerSchema} as Reader does, also when field numbers do not ascend.
[[nodiscard]] Payload decodePayload(std::string_view bytes);

[[nodiscard]] std::string encode(const Segment& segment);
[[nodiscard]] Segment decodeSegment(std::string_view bytes, Bounds bounds = {});

/// The canonical bytes of the header, which the chain's hash covers.
void encodeHeader(std::string& out, const Operation& operation);

namespace detail {
enum Bits : std::uint8_t
{
    KindMask = 3,
    HasBase = 4,
    HasOrigin = 8,
    HasOriginText = 16,
    AllBits = 31
};
}

template <typename Archive> void serialize(Archive& ar, FieldChange& change, unsigned)
{
    std::uint8_t bits = 0;
    if constexpr (Archive::is_saving::value) {
        bits = static_cast<std::uint8_t>(change.value.index());
        bits = static_cast<std::uint8_t>(
            bits | (change.basedOn != 0 ? detail::HasBase : 0) |
            (change.origin ? detail::HasOrigin : 0) |
            (change.origin && change.origin->text ? detail::HasOriginText : 0));
    }
    std::uint16_t field = change.number;
    ar& field& bits;
    change.number = field;
    if constexpr (Archive::is_loading::value) {
        if ((bits & ~detail::AllBits) != 0 ||
            ((bits & detail::HasOriginText) != 0 && (bits & detail::HasOrigin) == 0)) {
            Archive::damaged("unknown bits");
        }
        switch (bits & detail::KindMask) {
        case 0:
            change.value = std::monostate{};
            break;
        case 1:
            change.value = std::int64_t{0};
            break;
        case 2:
            change.value = std::string{};
            break;
        default:
            change.value = RecordId{};
            break;
        }
    }
    if (auto* number = std::get_if<std::int64_t>(&change.value)) {
        ar&* number;
    } else if (auto* text = std::get_if<std::string>(&change.value)) {
        ar&* text;
    } else if (auto* id = std::get_if<RecordId>(&change.value)) {
        ar&* id;
    }
    if ((bits & detail::HasBase) != 0) {
        ar& change.basedOn;
        if constexpr (Archive::is_loading::value) {
            if (change.basedOn == 0) {
                Archive::damaged("explicit zero predecessor"); // has a shorter encoding
            }
        }
    }
    if ((bits & detail::HasOrigin) != 0) {
        if constexpr (Archive::is_loading::value) {
            change.origin.emplace();
        }
        ar& change.origin->column;
        if ((bits & detail::HasOriginText) != 0) {
            if constexpr (Archive::is_loading::value) {
                change.origin->text.emplace();
            }
            ar&* change.origin->text;
        }
    }
}

template <typename Archive> void serialize(Archive& ar, Payload& payload, unsigned)
{
    bool hasSource = payload.source.has_value();
    ar& hasSource;
    if (hasSource) {
        if constexpr (Archive::is_loading::value) {
            payload.source.emplace();
        }
        ar& payload.source->file& payload.source->sheet& payload.source->row;
    }
    ar& payload.changes;
}

template <typename Archive> void serializeHeader(Archive& ar, Operation& op)
{
    ar& static_cast<RecordId&>(op.node) & op.seq& static_cast<RecordId&>(op.id) &
        static_cast<RecordId&>(op.origin) &
        op.hlc& op.wallMs& op.verb& op.kind& op.record& static_cast<RecordId&>(op.changeSet) &
        op.schemaVersion;
}

template <typename Archive> void serialize(Archive& ar, Operation& op, unsigned)
{
    serializeHeader(ar, op);
    ar& op.payload;
}

template <typename Archive> void serialize(Archive& ar, Segment& segment, unsigned)
{
    ar& static_cast<RecordId&>(segment.node) &
        segment.firstSeq& segment.previousHash& segment.operations;
}

} // namespace dongbo::archive

BOOST_CLASS_IMPLEMENTATION(dongbo::archive::FieldChange, boost::serialization::object_serializable)
BOOST_CLASS_IMPLEMENTATION(dongbo::archive::Operation, boost::serialization::object_serializable)
BOOST_CLASS_VERSION(dongbo::archive::Payload, 1)
BOOST_CLASS_VERSION(dongbo::archive::Segment, 1)
