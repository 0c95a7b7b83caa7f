// bench-reader sink|tape|child|walk|drafts LIST: reads a list once and prints the cost.
//   sink   in this process into a counting sink: the reader alone
//   tape   in this process into the validated cell tape
//   child  through dongbo-reader, as in production
//   walk   as child, then iterates over all rows twice
//   drafts as child, then recognises the list and makes the drafts of all rows
#include "core/platform/child_process.h"
#include "importers/reader_process/read_list.h"
#include "importers/readers/reader.h"
#include "importers/recognise/recognise.h"

#include <cstdio>
#include <exception>
#include <string_view>
#include <sys/resource.h>

namespace {

using namespace dongbo::importers;

class CountingSink final : public CellSink
{
public:
    void beginWorkbook(std::string_view /*format*/) override {}
    void font(std::string_view /*name*/) override {}
    void beginSheet(std::string_view /*name*/, bool /*hidden*/) override {}
    void row(const Row& row) override { m_cells += row.cells.size(); }
    void endSheet(std::span<const Merge> /*merges*/,
                  std::span<const std::uint32_t> /*hiddenColumns*/) override
    {}
    void endWorkbook() override {}

    [[nodiscard]] std::uint64_t cells() const { return m_cells; }

private:
    std::uint64_t m_cells = 0;
};

class NoWatch final : public ReadWatch
{
public:
    void reached(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
};

std::uint64_t cellsOf(const Workbook& workbook)
{
    std::uint64_t cells = 0;
    for (const auto& sheet : workbook.sheets()) {
        cells += sheet.cells;
    }
    return cells;
}

std::uint64_t walk(const Workbook& workbook)
{
    std::uint64_t cells = 0;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        workbook.forEachRow(i, [&cells](const Row& row) {
            cells += row.cells.size();
            return true;
        });
    }
    return cells;
}

std::uint64_t drafts(const Workbook& workbook)
{
    std::uint64_t out = 0;
    RowReader rows(workbook, {});
    for (const auto& reading : readSheets(workbook, {})) {
        if (reading.isRead()) {
            rows.forEachRow(reading, [&out](const ClassifiedRow& row) {
                out += row.drafts.size();
                return true;
            });
        }
    }
    return out;
}

void printUse(const char* name, int who)
{
    rusage use = {};
    ::getrusage(who, &use);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    std::printf("  %-9s cpu %.3f s (user %.3f, system %.3f)  peak %.1f MiB\n", name,
                seconds(use.ru_utime) + seconds(use.ru_stime), seconds(use.ru_utime),
                seconds(use.ru_stime), static_cast<double>(use.ru_maxrss) / 1024);
}

std::uint64_t run(std::string_view how, const char* path)
{
    if (how == "tape") {
        return cellsOf(*readListInProcess(path));
    }
    if (how == "child") {
        return cellsOf(*readList(path));
    }
    if (how == "walk") {
        const auto workbook = readList(path);
        return walk(*workbook) == walk(*workbook) ? cellsOf(*workbook) : 0;
    }
    if (how == "drafts") {
        const auto workbook = readList(path);
        return drafts(*workbook) > 0 ? cellsOf(*workbook) : 0;
    }
    const dongbo::platform::OpenedInput input(path);
    const DescriptorFile file(input.descriptor());
    CountingSink sink;
    NoWatch watch;
    readInto(sink, file, Limits::standard(), watch);
    return sink.cells();
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        std::fputs("usage: bench-reader sink|tape|child|walk|drafts LIST\n", stderr);
        return 2;
    }
    try {
        const auto cells = run(arguments[1], arguments[2]);
        std::printf("%s: %llu cells\n", arguments[1], static_cast<unsigned long long>(cells));
        printUse("self", RUSAGE_SELF);
        printUse("children", RUSAGE_CHILDREN);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
