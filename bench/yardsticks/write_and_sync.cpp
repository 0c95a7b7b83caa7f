#include "bench/yardsticks/write_and_sync.h"

#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>
#include <vector>

namespace dongbo::bench {

WriteAndSync::WriteAndSync(const std::string& path, std::size_t bytes)
    : m_file(::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600))
    , m_bytes(bytes, 'x')
{
    if (m_file < 0) {
        throw std::runtime_error("cannot open " + path);
    }
}

WriteAndSync::~WriteAndSync()
{
    ::close(m_file);
}

void WriteAndSync::once()
{
    if (::write(m_file, m_bytes.data(), m_bytes.size()) != static_cast<ssize_t>(m_bytes.size()) ||
        ::fsync(m_file) != 0) {
        throw std::runtime_error("cannot write");
    }
}

} // namespace dongbo::bench
