#pragma once

#include <cstddef>
#include <string>

namespace dongbo::bench {

/// Lower bound of a durable write: the same bytes appended to a file, then fsync.
class WriteAndSync
{
public:
    WriteAndSync(const std::string& path, std::size_t bytes);
    WriteAndSync(const WriteAndSync&) = delete;
    WriteAndSync& operator=(const WriteAndSync&) = delete;
    ~WriteAndSync();
    void once();

private:
    int m_file;
    std::string m_bytes;
};

} // namespace dongbo::bench
