#pragma once

#include <filesystem>
#include <memory>

namespace dongbo::bench {

/// Reads every column of every row of the device table by SQLite's C interface.
class BareScan
{
public:
    explicit BareScan(const std::filesystem::path& path);
    ~BareScan();
    void run();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace dongbo::bench
