#pragma once

#include "core/journal/hash.h"
#include "core/register/register.h"

namespace dongbo {

struct Register::Impl
{
    Impl(store::Database opened, const Options& options)
        : clock(options.clock != nullptr ? options.clock : &ownClock)
        , ids(options.ids != nullptr ? options.ids : &ownIds)
        , database(std::move(opened))
        , journal(database, *clock, *ids)
    {}

    SystemClock ownClock;
    journal::RandomIds ownIds;
    const Clock* clock;
    IdSource* ids;
    store::Database database;
    journal::Journal journal;
    journal::Actor actor;
    std::optional<Date> past;
    std::filesystem::path pathOfPresent; ///< of a past one
};

} // namespace dongbo
