#include "core/journal/chain/arrivals.h"

#include "core/journal/chain/hash.h"

#include <cstring>

namespace dongbo::journal {

namespace {

constexpr std::string_view key = "arrivals_cover";
constexpr std::string_view notYet = "0"; ///< as the migration wrote it

store::Hash next(const store::Hash& cover, std::int64_t no, std::int64_t receivedMs,
                 const store::Hash& hash)
{
    std::string bytes(reinterpret_cast<const char*>(cover.data()), cover.size());
    for (const auto number : {no, receivedMs}) {
        for (int shift = 0; shift < 64; shift += 8) {
            bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(number) >> shift));
        }
    }
    bytes.append(reinterpret_cast<const char*>(hash.data()), hash.size());
    return hashOf(bytes);
}

std::string_view bytesOf(const store::Hash& cover)
{
    return {reinterpret_cast<const char*>(cover.data()), cover.size()};
}

} // namespace

store::Hash Arrivals::coverOf(store::Database& database)
{
    store::Hash cover{};
    store::OpTable(database).forEachArrival([&](const store::OpTable::Arrival& arrival) {
        cover = next(cover, arrival.no, arrival.receivedMs, arrival.hash);
    });
    return cover;
}

Arrivals::Arrivals(store::Database& database)
    : m_database(database)
{
    const auto held = database.setting(key);
    store::Hash cover{};
    if (held.size() == cover.size()) {
        std::memcpy(cover.data(), held.data(), cover.size());
        m_cover = cover;
    } else if (held == notYet) {
        m_cover = coverOf(database);
        m_isChanged = true;
    }
}

void Arrivals::add(const store::OpRow& row)
{
    if (m_cover && row.receivedMs != row.wallMs) {
        m_cover = next(*m_cover, row.no, row.receivedMs, row.hash);
        m_isChanged = true;
    }
}

void Arrivals::keep()
{
    if (m_cover && m_isChanged) {
        m_database.setSetting(key, bytesOf(*m_cover));
        m_isChanged = false;
    }
}

Arrivals::State Arrivals::check(store::Database& database)
{
    const auto held = database.setting(key);
    if (held == notYet) {
        return State::NotYet;
    }
    if (held.empty()) {
        return State::Missing;
    }
    return held == bytesOf(coverOf(database)) ? State::Matches : State::Differs;
}

void Arrivals::coverOnce(store::Database& database)
{
    Arrivals(database).keep();
}

void Arrivals::forget(store::Database& database)
{
    database.setNumberSetting(key, 0);
}

} // namespace dongbo::journal
