#pragma once

#include "core/archive/envelope.h"
#include "core/store/journal/op_table.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dongbo::journal {

/// BLAKE2b-256.
[[nodiscard]] store::Hash hashOf(std::string_view bytes);
/// Lower case, 64 characters.
[[nodiscard]] std::string hexOf(const store::Hash& hash);
/// A row's header as it travels and is hashed; its payload is left out.
[[nodiscard]] archive::Operation headerOf(const store::OpRow& row, const NodeId& node,
                                          const NodeId& origin);
/// What binds an operation to all before it in its node's chain: BLAKE2b-256(previous ‖ header ‖
/// BLAKE2b-256(payload)). The payload goes in by its hash so that it could one day be erased.
[[nodiscard]] store::Hash chainHash(const store::Hash& previous, const archive::Operation& header,
                                    std::string_view payload);

/// BLAKE2b-256 of many pieces.
class Hasher
{
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;
    void add(std::string_view bytes);
    [[nodiscard]] store::Hash finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Ids from the system's randomness: UUIDv7 whose sub-millisecond part counts up.
class RandomIds : public IdSource
{
public:
    RecordId next(std::int64_t unixMs) override;

private:
    std::int64_t m_lastMs = 0;
    std::uint32_t m_counter = 0;
    // asking the system for each id alone would take longer than all else about it
    std::array<std::uint8_t, 2048> m_random{};
    std::size_t m_used = sizeof m_random;
};

/// Ids from a seed, the same on every machine: for the sample district and for simulations.
class SeededIds : public IdSource
{
public:
    explicit SeededIds(std::string_view seed);
    RecordId next(std::int64_t unixMs) override;

private:
    store::Hash m_seed;
    std::uint64_t m_count = 0;
};

/// A fixed id made from a name: for nodes and records that every register knows.
[[nodiscard]] RecordId namedId(std::string_view name);

} // namespace dongbo::journal
