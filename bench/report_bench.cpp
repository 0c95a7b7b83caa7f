// What reports cost: the inventory as a workbook against the same cells written by libxlsxwriter
// alone, and the memory of each report and format, each in a process of its own.
//   bench-report FOLDER [ROWS]                 lines for bench/run; 10,000 rows and ROWS (100,000)
//   bench-report report REGISTER NAME FILE     one report: its CPU seconds and peak in MiB
//   bench-report cells REGISTER FILE           the inventory's cells for the yardstick
//   bench-report fill REGISTER ROWS            a register of so many devices, faults and repairs
//   bench-report bare CELLS WORKBOOK           the yardstick
#include "core/register/base/register.h"
#include "core/register/reports/own_reports.h"
#include "core/report/engine/reports.h"
#include "core/report/own/own_definition.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/measure.h"
#include "bench/report_register.h"
#include "bench/yardsticks/bare_workbook.h"

namespace {

using namespace dongbo; // NOLINT(google-build-using-namespace): a program
namespace fs = std::filesystem;

/// Writes a report's lines down for the yardstick.
class CellDump final : public report::Sink
{
public:
    explicit CellDump(const fs::path& path)
        : m_out(path, std::ios::binary)
    {}
    void begin(const report::Head& head) override
    {
        number(static_cast<std::uint32_t>(head.columns.size()));
    }
    void beginGroup(const report::GroupHead& group) override
    {
        line(bench::LineKind::Group, report::Row{group.title});
    }
    void row(report::Row row) override { line(bench::LineKind::Plain, row); }
    void endGroup(const report::Row& subtotal) override { line(bench::LineKind::Strong, subtotal); }
    void end(const report::Tail& tail) override { line(bench::LineKind::Strong, tail.total); }

private:
    void number(std::uint32_t value)
    {
        m_out.write(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void number(bench::CellKind kind, double value)
    {
        number(static_cast<std::uint32_t>(kind));
        m_out.write(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void line(bench::LineKind kind, const report::Row& row)
    {
        if (row.empty()) {
            return;
        }
        number(static_cast<std::uint32_t>(kind));
        number(static_cast<std::uint32_t>(row.size()));
        for (const auto& cell : row) {
            if (const auto* text = std::get_if<std::string>(&cell)) {
                number(static_cast<std::uint32_t>(bench::CellKind::Text));
                number(static_cast<std::uint32_t>(text->size()));
                m_out.write(text->c_str(), static_cast<std::streamsize>(text->size() + 1));
            } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
                number(bench::CellKind::Number, static_cast<double>(*whole));
            } else if (const auto* decimal = std::get_if<double>(&cell)) {
                number(bench::CellKind::Decimal, *decimal);
            } else if (const auto* day = std::get_if<Date>(&cell)) {
                const auto days = std::chrono::sys_days(*day).time_since_epoch().count() + 25'569;
                number(bench::CellKind::Day, static_cast<double>(days));
            } else {
                number(static_cast<std::uint32_t>(bench::CellKind::Nothing));
            }
        }
    }

    std::ofstream m_out;
};

Register opened(const fs::path& path)
{
    Register::Options options;
    options.readOnly = false;
    return Register::open(path, options);
}

int one(const std::vector<std::string>& args)
{
    if (args.size() == 4 && args[0] == "report") {
        auto reg = opened(args[1]);
        const auto done = report::writeReport(reg, args[2], {}, Language::Vietnamese,
                                              Instant{1'600'000'000'000}, args[3]);
        return done ? 0 : 1;
    }
    if (args.size() == 3 && args[0] == "cells") {
        auto reg = opened(args[1]);
        CellDump dump(args[2]);
        return report::runReport(reg, "inventory", {}, Language::Vietnamese, dump) ? 0 : 1;
    }
    if (args.size() == 3 && args[0] == "fill") {
        bench::makeReportRegister(args[1], std::stoul(args[2]));
        return 0;
    }
    if (args.size() == 3 && args[0] == "bare") {
        bench::writeBareWorkbook(args[1], args[2]);
        return 0;
    }
    return 2;
}

struct Use
{
    double cpu = 0;  ///< seconds
    double peak = 0; ///< MiB
};

/// This program once more, with those words; what it used alone.
Use useOf(const std::vector<std::string>& args)
{
    const auto child = ::fork();
    if (child == 0) {
        std::vector<std::string> words = args;
        words.insert(words.begin(), "bench-report");
        std::vector<char*> pointers;
        for (auto& word : words) {
            pointers.push_back(word.data());
        }
        pointers.push_back(nullptr);
        ::execv("/proc/self/exe", pointers.data());
        std::_Exit(127);
    }
    int status = 0;
    rusage use = {};
    if (child < 0 || ::wait4(child, &status, 0, &use) != child || status != 0) {
        throw std::runtime_error(args[0] + " failed");
    }
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {seconds(use.ru_utime) + seconds(use.ru_stime),
            static_cast<double>(use.ru_maxrss) / 1024};
}

/// The register of so many rows, made once.
fs::path registerOf(const fs::path& folder, std::size_t rows)
{
    const auto path = folder / ("report-" + std::to_string(rows) + ".dongbo");
    if (!fs::exists(path)) {
        const auto draft = folder / "report-new.dongbo";
        bench::makeReportRegister(draft, rows);
        fs::rename(draft, path);
    }
    return path;
}

void workbook(const fs::path& folder, std::size_t rows)
{
    const auto path = registerOf(folder, rows);
    const auto cells = folder / "report.cells";
    useOf({"cells", path, cells});
    std::vector<double> ratios;
    std::vector<double> ours;
    std::vector<double> theirs;
    const int runs = rows > 200'000 ? 1 : rows > 20'000 ? 5 : 9;
    for (int i = 0; i < runs; ++i) { // alternating, so that both see the same load
        ours.push_back(useOf({"report", path, "inventory", folder / "report.xlsx"}).cpu);
        theirs.push_back(useOf({"bare", cells, folder / "bare.xlsx"}).cpu);
        ratios.push_back(ours.back() / theirs.back());
    }
    bench::printLine(("inventory workbook of " + std::to_string(rows)).c_str(),
                     bench::quantile(ours, 0.5), bench::quantile(theirs, 0.5), "s", 1.2,
                     "CPU of a process, median of " + std::to_string(runs) +
                         "; the same cells by libxlsxwriter alone; ratios " +
                         bench::spread(ratios, "%.2f"));
    fs::remove(cells);
    fs::remove(folder / "bare.xlsx");
}

/// Keeps a report of one's own; what it is called where a report's name stands.
std::string keep(const fs::path& path, const std::string& name,
                 const report::OwnDefinition& definition)
{
    OwnReport record;
    record.name = name;
    record.list = definition.list;
    record.definition = report::definitionText(definition);
    auto reg = opened(path);
    if (!saveOwnReport(reg, record)) {
        throw std::runtime_error("the own report is not kept");
    }
    return "own:" + name;
}

/// Devices in groups, each group by cost.
report::OwnDefinition groupedDevices()
{
    report::OwnDefinition out;
    out.columns = {"code", "name", "type", "condition", "quantity", "amount"};
    out.group = "site";
    out.sort = "amount";
    return out;
}

/// Faults put in order by words that are all different.
report::OwnDefinition sortedFaults()
{
    report::OwnDefinition out;
    out.list = "faults";
    out.columns = {"number", "device", "symptom", "severity", "repair_cost"};
    out.group = "severity";
    out.sort = "device";
    out.isDescending = true;
    return out;
}

void memory(const fs::path& folder, std::size_t rows)
{
    const auto path = registerOf(folder, rows);
    const auto grouped = keep(path, "Theo điểm cầu", groupedDevices());
    const auto sorted = keep(path, "Sự cố theo thiết bị", sortedFaults());
    for (const std::string& name :
         {std::string("inventory"), std::string("faults"), std::string("repairs"),
          std::string("history"), std::string("device-costs"), std::string("repair-costs"), grouped,
          sorted}) {
        for (const char* ending : {".xlsx", ".csv", ".html", ".txt", ".pdf", ".docx"}) {
            if (std::string(ending) == ".docx" && rows > 100'000) {
                continue; // no letter is that long
            }
            const auto file = folder / ("report" + std::string(ending));
            const auto use = useOf({"report", path, name, file});
            bench::printLine(("memory of " + name + ending + " of " + std::to_string(rows)).c_str(),
                             use.peak, 0, "MiB", 64,
                             "peak of a process; " + std::to_string(use.cpu) + " s CPU");
            fs::remove(file);
        }
    }
}

/// Reports that put rows in order, or look at all faults of a device: what they hold themselves,
/// whatever they are written to.
void memoryOfOrder(const fs::path& folder, std::size_t rows)
{
    const auto path = registerOf(folder, rows);
    const auto file = folder / "report.csv";
    for (const char* name :
         {"broken", "end-of-life", "recurring-faults", "reliability", "no-backup-power"}) {
        const auto use = useOf({"report", path, name, file});
        bench::printLine(
            ("memory of " + std::string(name) + ".csv of " + std::to_string(rows)).c_str(),
            use.peak, 0, "MiB", 64, "peak of a process; " + std::to_string(use.cpu) + " s CPU");
        fs::remove(file);
    }
}

int run(const fs::path& folder, std::size_t most)
{
    for (std::size_t rows = std::min<std::size_t>(10'000, most); rows <= most; rows *= 10) {
        workbook(folder, rows);
        memory(folder, rows);
        memoryOfOrder(folder, rows);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        const std::vector<std::string> args(argv + 1, argv + argc);
        if (args.empty()) {
            return 2;
        }
        if (fs::is_directory(args[0])) {
            return run(args[0], args.size() > 1 ? std::stoul(args[1]) : 100'000);
        }
        return one(args);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
