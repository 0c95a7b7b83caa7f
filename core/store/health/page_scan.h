#pragma once

#include "core/store/file/database.h"

#include <cstdint>
#include <vector>

// A look at the pages of a register's file, past what SQLite reads of them.

namespace dongbo::store {

/// While it lives, pages are read without a look at their sums: for those who say what is damaged,
/// or want what is still there.
class UncheckedPages
{
public:
    explicit UncheckedPages(const Database& database);
    explicit UncheckedPages(Database::Impl& impl);
    UncheckedPages(const UncheckedPages&) = delete;
    UncheckedPages& operator=(const UncheckedPages&) = delete;
    ~UncheckedPages();

private:
    Database::Impl& m_impl;
    bool m_wasChecked;
};

/// Looks at the sums of a register's pages, a part at a time: the work of a moment at the start,
/// the rest of it by the way. What others write meanwhile is sound, or found by whoever reads it.
class PageScan
{
public:
    explicit PageScan(Database& database);
    explicit PageScan(Database::Impl& impl);

    /// Looks at the next pages for about so long, at least at a thousand; false when it is through.
    /// Nothing is done for a register in memory or one without sums.
    bool next(int milliseconds);
    [[nodiscard]] std::uint32_t looked() const { return m_next - 1; }
    /// Numbers of the pages whose sum does not fit.
    [[nodiscard]] const std::vector<std::uint32_t>& damaged() const { return m_damaged; }

private:
    Database::Impl& m_impl;
    std::uint32_t m_next = 1;
    std::vector<std::uint32_t> m_damaged;
};

/// Pages whose unused part is empty but for a single bit. Unused space is written as zeros, so a
/// lone bit far from everything most likely came by itself: nothing is lost, but the disk may be
/// failing. Not proof: SQLite leaves a single byte of its own behind once in some ten thousand
/// pages.
[[nodiscard]] std::vector<std::uint32_t> strayBits(Database& database);

} // namespace dongbo::store
