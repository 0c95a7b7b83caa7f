#include "importers/reader_process/read_list.h"

#include "core/platform/child_process.h"
#include "core/platform/process.h"
#include "importers/grid/cell_tape.h"
#include "importers/readers/reader.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace dongbo::importers {

namespace {

constexpr int cancelLookMs = 50;

/// Forwards progress at a limited rate.
class Reporter
{
public:
    explicit Reporter(const ReadOptions& options)
        : m_options(options)
    {}
    void report(const ReadProgress& progress)
    {
        const auto now = std::chrono::steady_clock::now();
        if (m_options.progress && now - m_last >= std::chrono::milliseconds(cancelLookMs)) {
            m_last = now;
            m_options.progress(progress);
        }
    }
    void stopIfCancelled() const
    {
        if (m_options.cancel.stop_requested()) {
            throw Error(Error::Kind::Cancelled, {"readers.cancelled", {}});
        }
    }

private:
    const ReadOptions& m_options;
    std::chrono::steady_clock::time_point m_last{};
};

class LocalWatch final : public ReadWatch
{
public:
    LocalWatch(Reporter& reporter, const CellTapeBuilder& tape)
        : m_reporter(reporter)
        , m_tape(tape)
    {}
    void reached(std::uint64_t done, std::uint64_t total) override
    {
        m_reporter.stopIfCancelled();
        m_reporter.report({m_tape.rows(), done, total});
    }

private:
    Reporter& m_reporter;
    const CellTapeBuilder& m_tape;
};

Error endedEarly(platform::ChildEnd end, const Limits& limits, std::uint64_t size)
{
    switch (end) {
    case platform::ChildEnd::OutOfTime:
        return pastLimit("cpu_seconds", limits.cpuSecondsFor(size));
    case platform::ChildEnd::Killed: // most likely by the system's out-of-memory killer
        return pastLimit("memory_bytes", limits.memoryBytes);
    case platform::ChildEnd::Finished:
    case platform::ChildEnd::Crashed:
        break;
    }
    return unreadable("readers.reader_died");
}

} // namespace

std::filesystem::path readerProgram()
{
    // with the ending programs have on this system, if any
    const auto running = platform::runningProgram();
    const auto name = "dongbo-reader" + running.extension().string();
    if (const char* folder = std::getenv("DONGBO_BIN"); folder != nullptr && *folder != '\0') {
        return std::filesystem::path(folder) / name;
    }
    return running.parent_path() / name;
}

namespace {

/// Its output has ended, so it must terminate soon.
platform::ChildEnd endOf(platform::ChildProcess& child, const Reporter& reporter)
{
    constexpr int longestMs = 2'000;
    for (int waitedMs = 0;; waitedMs += cancelLookMs) {
        if (const auto end = child.ended(cancelLookMs)) {
            return *end;
        }
        reporter.stopIfCancelled();
        if (waitedMs >= longestMs) {
            return platform::ChildEnd::Finished; // killed by the destructor
        }
    }
}

std::unique_ptr<Workbook> readOpened(const platform::OpenedInput& input, const ReadOptions& options)
{
    if (input.size() > options.limits.inputBytes) {
        throw pastLimit("input_bytes", options.limits.inputBytes);
    }
    Reporter reporter(options);
    reporter.stopIfCancelled();
    CellTapeBuilder tape(options.limits);
    const auto child = platform::ChildProcess::start(
        options.reader.empty() ? readerProgram() : options.reader, input);
    std::vector<char> block(256 * 1024);
    for (int silentMs = 0;;) {
        const auto got = child->read(block.data(), block.size(), cancelLookMs);
        reporter.stopIfCancelled(); // the child is killed by the destructor
        silentMs = got ? 0 : silentMs + cancelLookMs;
        if (silentMs >= options.longestSilenceMs) {
            throw unreadable("readers.reader_silent");
        }
        if (!got) {
            continue;
        }
        if (*got == 0) {
            break;
        }
        tape.write({block.data(), *got});
        reporter.report({tape.rows(), tape.bytesDone(), tape.bytesTotal()});
    }
    const auto end = endOf(*child, reporter);
    if (!tape.isComplete()) {
        throw endedEarly(end, options.limits, input.size());
    }
    return tape.finish();
}

} // namespace

std::unique_ptr<Workbook> readList(const std::filesystem::path& path, const ReadOptions& options)
{
    return readOpened(platform::OpenedInput(path), options);
}

std::unique_ptr<Workbook> readText(std::string_view text, const ReadOptions& options)
{
    // the reader's own syntax for declaring the separator; the byte order mark prevents guessing
    std::string marked = "\xEF\xBB\xBFsep=\t\n";
    marked += text;
    return readOpened(platform::OpenedInput::holding(marked), options);
}

std::unique_ptr<Workbook> readHtml(std::string_view html, const ReadOptions& options)
{
    std::string page = "<html><meta charset=\"utf-8\">";
    page += html.substr(std::min(html.find('<'), html.size()));
    return readOpened(platform::OpenedInput::holding(page), options);
}

std::unique_ptr<Workbook> readListInProcess(const std::filesystem::path& path,
                                            const ReadOptions& options)
{
    const platform::OpenedInput input(path);
    const DescriptorFile file(input.descriptor());
    Reporter reporter(options);
    reporter.stopIfCancelled();
    CellTapeBuilder tape(options.limits);
    TapeWriter writer(tape, options.limits);
    LocalWatch watch(reporter, tape);
    readInto(writer, file, options.limits, watch);
    return tape.finish();
}

} // namespace dongbo::importers
