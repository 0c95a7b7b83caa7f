#include "core/journal/chain/hash.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

namespace dongbo::journal {

namespace {

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// Chooses the fastest code for this processor; without it the slow one would do.
void prepare()
{
    static const bool isReady = sodium_init() >= 0;
    assert(isReady);
    static_cast<void>(isReady);
}

void stampTime(RecordId& id, std::int64_t unixMs, std::uint32_t counter)
{
    for (std::size_t i = 0; i < 6; ++i) {
        id.bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(unixMs) >> (40 - 8 * i));
    }
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | ((counter >> 8) & 0x0F));
    id.bytes[7] = static_cast<std::uint8_t>(counter);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
}

} // namespace

store::Hash hashOf(std::string_view bytes)
{
    prepare();
    store::Hash out{};
    crypto_generichash(out.data(), out.size(), bytesOf(bytes), bytes.size(), nullptr, 0);
    return out;
}

std::string hexOf(const store::Hash& hash)
{
    std::string out(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), hash.data(), hash.size());
    out.pop_back();
    return out;
}

archive::Operation headerOf(const store::OpRow& row, const NodeId& node, const NodeId& origin)
{
    archive::Operation op;
    op.node = node;
    op.seq = row.seq;
    op.id = row.id;
    op.origin = origin;
    op.hlc = row.hlc;
    op.wallMs = row.wallMs;
    op.verb = row.verb;
    op.kind = row.kind;
    op.record = row.record;
    op.changeSet = row.changeSet;
    op.schemaVersion = row.schemaVersion;
    return op;
}

store::Hash chainHash(const store::Hash& previous, const archive::Operation& header,
                      std::string_view payload)
{
    const auto payloadHash = hashOf(payload);
    std::string bytes;
    bytes.reserve(256); // of a header with its hashes
    bytes.append(reinterpret_cast<const char*>(previous.data()), previous.size());
    archive::encodeHeader(bytes, header);
    bytes.append(reinterpret_cast<const char*>(payloadHash.data()), payloadHash.size());
    return hashOf(bytes);
}

struct Hasher::State
{
    crypto_generichash_state state;
};

Hasher::Hasher()
    : m_state(std::make_unique<State>())
{
    prepare();
    crypto_generichash_init(&m_state->state, nullptr, 0, 32);
}

Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes)
{
    crypto_generichash_update(&m_state->state, bytesOf(bytes), bytes.size());
}

store::Hash Hasher::finish()
{
    store::Hash out{};
    crypto_generichash_final(&m_state->state, out.data(), out.size());
    return out;
}

RecordId RandomIds::next(std::int64_t unixMs)
{
    prepare();
    RecordId id;
    if (m_used + id.bytes.size() > m_random.size()) {
        randombytes_buf(m_random.data(), m_random.size());
        m_used = 0;
    }
    std::copy_n(m_random.begin() + static_cast<std::ptrdiff_t>(m_used), id.bytes.size(),
                id.bytes.begin());
    m_used += id.bytes.size();
    // ids of one source must sort by call even within a millisecond and when the clock steps back
    if (unixMs <= m_lastMs) {
        if (++m_counter > 0x0FFF) {
            m_counter = 0;
            ++m_lastMs;
        }
    } else {
        m_lastMs = unixMs;
        m_counter = 0;
    }
    stampTime(id, m_lastMs, m_counter);
    return id;
}

SeededIds::SeededIds(std::string_view seed)
    : m_seed(hashOf(seed))
{}

RecordId SeededIds::next(std::int64_t unixMs)
{
    std::string bytes(reinterpret_cast<const char*>(m_seed.data()), m_seed.size());
    ++m_count;
    for (int shift = 0; shift < 64; shift += 8) {
        bytes.push_back(static_cast<char>(m_count >> shift));
    }
    const auto hash = hashOf(bytes);
    RecordId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    stampTime(id, unixMs, static_cast<std::uint32_t>(m_count & 0x0FFF));
    return id;
}

RecordId namedId(std::string_view name)
{
    const auto hash = hashOf(name);
    RecordId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80); // version 8: made by us
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return id;
}

} // namespace dongbo::journal
