#include "core/register/base/large_cache.h"

#include "core/domain/error.h"

namespace dongbo {

LargeCache::LargeCache(Register& reg)
    : m_reg(reg)
{
    constexpr int megabytes = 112;
    m_reg.database().setCacheMegabytes(megabytes);
}

LargeCache::~LargeCache()
{
    try {
        constexpr int usual = 2; // SQLite's own
        m_reg.database().setCacheMegabytes(usual);
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): it stays large, nothing else
    }
}

} // namespace dongbo
