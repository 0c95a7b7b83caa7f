#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

namespace dongbo::bench {

/// A page of a device list queried directly from the index by SQLite's C interface: broken devices
/// not disposed of, by code, with the names of site, unit and custodian; every column is
/// read.
class BarePage
{
public:
    /// Throws std::runtime_error, as everything here.
    explicit BarePage(const std::filesystem::path& path);
    ~BarePage();
    BarePage(const BarePage&) = delete;
    BarePage& operator=(const BarePage&) = delete;

    enum class End
    {
        First,
        Last
    };
    /// Bytes read from 100 rows.
    [[nodiscard]] std::size_t read(End end) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace dongbo::bench
