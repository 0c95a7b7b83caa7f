#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dongbo::bench {

/// Reads every column of every row of some tables by SQLite's C interface.
class BareScan
{
public:
    BareScan(const std::filesystem::path& path, const std::vector<std::string>& tables);
    ~BareScan();
    void run();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace dongbo::bench
