// dongbo-reader N: reads the list open as descriptor N and writes its cells as tape frames to
// standard output. It confines itself before reading the first byte and opens nothing.
#include "core/platform/child_process.h"
#include "core/platform/fence.h"
#include "core/platform/open_file.h"
#include "importers/grid/tape_writer.h"
#include "importers/readers/reader.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace {

namespace importers = dongbo::importers;

constexpr int exitUsage = 2;
constexpr int exitNobodyListens = 3;
constexpr int standardOutput = 1;

/// Standard output; a broken pipe ends the process.
class PipeOut final : public importers::ByteOut
{
public:
    void write(std::string_view bytes) override
    {
        if (dongbo::platform::writeAll(standardOutput, bytes)) {
            std::_Exit(exitNobodyListens);
        }
    }
};

class PipeWatch final : public importers::ReadWatch
{
public:
    explicit PipeWatch(importers::TapeWriter& writer)
        : m_writer(writer)
    {}
    void reached(std::uint64_t done, std::uint64_t total) override
    {
        m_writer.progress(done, total);
    }

private:
    importers::TapeWriter& m_writer;
};

} // namespace

int main(int count, char** arguments)
{
    int descriptor = -1;
    const std::string_view given = count == 2 ? arguments[1] : "";
    const auto [stop, fault] =
        std::from_chars(given.data(), given.data() + given.size(), descriptor);
    if (given.empty() || fault != std::errc{} || stop != given.data() + given.size()) {
        std::fputs(
            "usage: dongbo-reader DESCRIPTOR   (started by the other programs, not by hand)\n",
            stderr);
        return exitUsage;
    }
    const auto& limits = importers::Limits::standard();
    PipeOut out;
    importers::TapeWriter writer(out, limits);
    try {
        const importers::DescriptorFile file(descriptor);
        dongbo::platform::confineSelf(limits.cpuSecondsFor(file.size()), limits.memoryBytes);
        // an old kernel has no sandbox: then only the limits apply (decision 0036)
        static_cast<void>(dongbo::platform::fenceSelf());
        PipeWatch watch(writer);
        importers::readInto(writer, file, limits, watch);
    } catch (const dongbo::Error& error) {
        writer.failure(error);
    } catch (const std::exception& error) {
        writer.failure({dongbo::Error::Kind::Bug, {"readers.bug", {}}, error.what()});
    }
    return 0;
}
