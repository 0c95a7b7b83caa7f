#include "tests/torture/scarce_memory.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace dongbo::torture {

namespace {

std::atomic<bool> isScarce{false};
std::atomic<std::uint64_t> requests{0};
thread_local int uncounted = 0;
Scarcity wanted;            // written while nobody is counted
sqlite3_mem_methods system; // SQLite's own, that of the C library

bool isRefused()
{
    if (!isScarce.load(std::memory_order_relaxed) || uncounted != 0) {
        return false;
    }
    const auto number = ++requests;
    return wanted.at != 0 && (number == wanted.at || (wanted.goesOn && number > wanted.at));
}

} // namespace

UncountedMemory::UncountedMemory()
{
    ++uncounted;
}

UncountedMemory::~UncountedMemory()
{
    --uncounted;
}

void watchMemoryOfSqlite()
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system);
    auto watched = system;
    watched.xMalloc = [](int bytes) { return isRefused() ? nullptr : system.xMalloc(bytes); };
    watched.xRealloc = [](void* block, int bytes) {
        return isRefused() ? nullptr : system.xRealloc(block, bytes);
    };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &watched);
}

void startScarcity(const Scarcity& scarcity)
{
    wanted = scarcity;
    requests = 0;
    isScarce = true;
}

std::uint64_t endScarcity()
{
    isScarce = false;
    return requests;
}

namespace {

void* taken(std::size_t bytes)
{
    return isRefused() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);
}

void* takenOrThrown(std::size_t bytes)
{
    void* const block = taken(bytes);
    if (block == nullptr) {
        throw std::bad_alloc();
    }
    return block;
}

} // namespace

} // namespace dongbo::torture

// The compiler is led here by the linker, the standard library by the loader.

void* operator new(std::size_t bytes)
{
    return dongbo::torture::takenOrThrown(bytes);
}

void* operator new[](std::size_t bytes)
{
    return dongbo::torture::takenOrThrown(bytes);
}

void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept
{
    return dongbo::torture::taken(bytes);
}

void* operator new[](std::size_t bytes, const std::nothrow_t&) noexcept
{
    return dongbo::torture::taken(bytes);
}

void operator delete(void* block) noexcept
{
    std::free(block);
}

void operator delete[](void* block) noexcept
{
    std::free(block);
}

void operator delete(void* block, std::size_t) noexcept
{
    std::free(block);
}

void operator delete[](void* block, std::size_t) noexcept
{
    std::free(block);
}
