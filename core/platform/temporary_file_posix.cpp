#include "core/domain/error.h"
#include "core/platform/open_file.h"
#include "core/platform/temporary_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>

namespace dongbo::platform {

namespace {

Error systemError(Error::Kind kind, const char* code, const char* call, std::error_code fault)
{
    return {kind, {code, {}}, std::string(call) + ": " + fault.message()};
}

class PosixTemporaryFile final : public TemporaryFile
{
public:
    explicit PosixTemporaryFile(int descriptor)
        : m_descriptor(descriptor)
    {}
    PosixTemporaryFile(const PosixTemporaryFile&) = delete;
    PosixTemporaryFile& operator=(const PosixTemporaryFile&) = delete;
    ~PosixTemporaryFile() override { ::close(m_descriptor); }

    void append(std::string_view bytes) override
    {
        if (const auto fault = writeAll(m_descriptor, bytes)) {
            throw systemError(Error::Kind::Full, "readers.temporary_full", "write", fault);
        }
    }

    std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const override
    {
        std::error_code fault;
        const auto got = platform::readAt(m_descriptor, offset, out, size, fault);
        if (fault) {
            throw systemError(Error::Kind::Unreadable, "readers.temporary_lost", "pread", fault);
        }
        return got;
    }

    [[nodiscard]] int descriptor() const override { return m_descriptor; }

private:
    int m_descriptor;
};

} // namespace

std::unique_ptr<TemporaryFile> TemporaryFile::create()
{
    std::error_code fault;
    auto folder = std::filesystem::temp_directory_path(fault).string();
    if (fault) {
        folder = "/tmp";
    }
    int descriptor = -1;
#ifdef O_TMPFILE
    descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
    if (descriptor < 0) { // file systems without O_TMPFILE
        std::string name = folder + "/dongbo-XXXXXX";
        descriptor = ::mkostemp(name.data(), O_CLOEXEC);
        if (descriptor >= 0) {
            ::unlink(name.c_str());
        }
    }
    if (descriptor < 0) {
        throw systemError(Error::Kind::ReadOnly, "readers.temporary_refused", "open",
                          {errno, std::generic_category()});
    }
    return std::make_unique<PosixTemporaryFile>(descriptor);
}

} // namespace dongbo::platform
