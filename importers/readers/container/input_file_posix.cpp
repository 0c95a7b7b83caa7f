#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"

#include <cerrno>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace dongbo::importers {

DescriptorFile::DescriptorFile(int descriptor)
    : m_descriptor(descriptor)
{
    struct stat state = {};
    if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode)) {
        throw unreadable("readers.input_lost", "not a regular file");
    }
    m_size = static_cast<std::uint64_t>(state.st_size);
}

std::size_t DescriptorFile::readAt(std::uint64_t offset, char* out, std::size_t size) const
{
    std::size_t got = 0;
    while (got < size && offset + got < m_size) {
        const auto done =
            ::pread(m_descriptor, out + got, size - got, static_cast<off_t>(offset + got));
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0) {
            throw unreadable("readers.input_lost",
                             "pread: " + std::generic_category().message(errno));
        }
        if (done == 0) {
            break;
        }
        got += static_cast<std::size_t>(done);
    }
    return got;
}

} // namespace dongbo::importers
