#pragma once

#include "core/register/base/register.h"

namespace dongbo {

/// Keeps pages in memory while very many rows are written or folded anew: with the few of other use
/// cases many would be read, and written to the log, again and again.
class LargeCache
{
public:
    explicit LargeCache(Register& reg);
    ~LargeCache();
    LargeCache(const LargeCache&) = delete;
    LargeCache& operator=(const LargeCache&) = delete;

private:
    Register& m_reg;
};

} // namespace dongbo
