#include "core/register/lists/content_hash.h"

#include "core/journal/chain/hash.h"

namespace dongbo {

std::string contentHash(std::string_view bytes)
{
    return journal::hexOf(journal::hashOf(bytes));
}

std::string hexOfHash(const std::array<std::uint8_t, 32>& hash)
{
    return journal::hexOf(hash);
}

struct ContentHasher::Impl
{
    journal::Hasher hasher;
};

ContentHasher::ContentHasher()
    : m_impl(std::make_unique<Impl>())
{}

ContentHasher::~ContentHasher() = default;

void ContentHasher::add(std::string_view bytes)
{
    m_impl->hasher.add(bytes);
}

std::string ContentHasher::finish()
{
    return journal::hexOf(m_impl->hasher.finish());
}

} // namespace dongbo
