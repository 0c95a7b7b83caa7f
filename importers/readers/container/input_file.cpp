#include "importers/readers/container/input_file.h"

#include "core/platform/open_file.h"
#include "importers/grid/limits.h"

#include <algorithm>

namespace dongbo::importers {

DescriptorFile::DescriptorFile(int descriptor)
    : m_descriptor(descriptor)
{
    const auto size = platform::sizeOfFile(descriptor);
    if (!size) {
        throw unreadable("readers.input_lost", "not a regular file");
    }
    m_size = *size;
}

std::size_t DescriptorFile::readAt(std::uint64_t offset, char* out, std::size_t size) const
{
    if (offset >= m_size) {
        return 0;
    }
    std::error_code fault;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, m_size - offset));
    const auto got = platform::readAt(m_descriptor, offset, out, wanted, fault);
    if (fault) {
        throw unreadable("readers.input_lost", "pread: " + fault.message());
    }
    return got;
}

} // namespace dongbo::importers
