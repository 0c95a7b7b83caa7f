#include "core/text/wording.h"
#include "importers/reader_process/read_list.h"
#include "tests/support/hostile.h"
#include "tests/support/ods_fixture.h"
#include "tests/support/reading.h"
#include "tests/support/xls_fixture.h"
#include "tests/support/xlsx_fixture.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using dongbo::Error;
using dongbo::importers::readHtml;
using dongbo::importers::readList;
using dongbo::importers::readListInProcess;
using dongbo::importers::ReadOptions;
using dongbo::importers::ReadProgress;
using dongbo::importers::readText;
using dongbo::test::asText;
using dongbo::test::XlsxFixture;

namespace {

/// A temporary file, deleted with the object.
class TestFile
{
public:
    explicit TestFile(std::string_view bytes, const char* suffix = ".xlsx")
        : m_path(std::filesystem::temp_directory_path() /
                 ("dongbo-list-" + std::to_string(::getpid()) + suffix))
    {
        std::ofstream(m_path, std::ios::binary) << bytes;
    }
    TestFile(const TestFile&) = delete;
    TestFile& operator=(const TestFile&) = delete;
    ~TestFile() { std::filesystem::remove(m_path); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// A fake dongbo-reader.
class FalseReader
{
public:
    explicit FalseReader(const std::string& script)
        : m_file("#!/bin/sh\n" + script + "\n", ".sh")
    {
        ::chmod(m_file.path().c_str(), 0700);
    }
    [[nodiscard]] ReadOptions options() const
    {
        ReadOptions options;
        options.reader = m_file.path();
        return options;
    }

private:
    TestFile m_file;
};

struct Ending
{
    Error::Kind kind;
    std::string code;
    bool operator==(const Ending&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Ending& ending)
{
    return out << static_cast<int>(ending.kind) << ' ' << ending.code;
}

Ending endingOf(const std::filesystem::path& path, const ReadOptions& options = {})
{
    try {
        const auto workbook = readList(path, options);
        return {Error::Kind::Bug, "read"};
    } catch (const Error& error) {
        return {error.kind(), error.message().code};
    }
}

double childrensCpu()
{
    rusage use = {};
    ::getrusage(RUSAGE_CHILDREN, &use);
    return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
           static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

long childrensPeakMiB()
{
    rusage use = {};
    ::getrusage(RUSAGE_CHILDREN, &use);
    return use.ru_maxrss / 1024;
}

std::string longList(int rows)
{
    std::string xml;
    for (int i = 0; i < rows; ++i) {
        xml += "<row><c t=\"inlineStr\"><is><t>Thiết bị số " + std::to_string(i) +
               "</t></is></c><c><v>" + std::to_string(i) + "</v></c></row>";
    }
    return XlsxFixture().rows(xml).bytes();
}

std::string longXls(int rows)
{
    dongbo::test::XlsFixture list;
    list.sheet("S");
    for (int i = 0; i < rows; ++i) {
        const auto row = static_cast<unsigned>(i);
        list.label(row, 0, 0, "Thiết bị số " + std::to_string(i)).number(row, 1, 0, i);
    }
    return list.bytes();
}

std::string longOds(int rows)
{
    std::string xml;
    for (int i = 0; i < rows; ++i) {
        xml += "<table:table-row>" + dongbo::test::odsText("Thiết bị số " + std::to_string(i)) +
               "<table:table-cell office:value-type=\"float\" office:value=\"" + std::to_string(i) +
               "\"/></table:table-row>";
    }
    return dongbo::test::OdsFixture().rows(xml).bytes();
}

/// `head`, each row's name and number between `row`, `middle` and `end`, then `tail`.
std::string longText(int rows, std::string_view head, std::string_view row, std::string_view middle,
                     std::string_view end, std::string_view tail)
{
    std::string text(head);
    for (int i = 0; i < rows; ++i) {
        text.append(row).append("Thiết bị số ").append(std::to_string(i));
        text.append(middle).append(std::to_string(i)).append(end);
    }
    return text.append(tail);
}

/// A list of so many rows of two cells in each format.
struct LongList
{
    std::string format;
    std::string bytes;
};
std::vector<LongList> longLists(int rows)
{
    return {
        {"xlsx", longList(rows)},
        {"xls", longXls(rows)},
        {"ods", longOds(rows)},
        {"html", longText(rows, "<html><table>", "<tr><td>", "</td><td>", "</td></tr>\n",
                          "</table></html>")},
        {"xml",
         longText(rows,
                  "<?xml version=\"1.0\"?><Workbook "
                  "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>",
                  "<Row><Cell><Data Type=\"String\">", "</Data></Cell><Cell><Data Type=\"Number\">",
                  "</Data></Cell></Row>", "</Table></Worksheet></Workbook>")},
        {"csv", longText(rows, "", "", ";", "\n", "")},
    };
}

bool hasChildren()
{
    return ::access(("/proc/self/task/" + std::to_string(::getpid()) + "/children").c_str(),
                    R_OK) == 0 &&
           std::ifstream("/proc/self/task/" + std::to_string(::getpid()) + "/children").peek() !=
               std::ifstream::traits_type::eof();
}

} // namespace

TEST_CASE("Reading: a list read by the child equals one read in process", "[importers]")
{
    const TestFile file(longList(20000));
    const auto through = readList(file.path());
    CHECK(through->format() == "xlsx");
    CHECK(through->sheets().at(0).cells == 40000);
    CHECK(asText(*through) == asText(*readListInProcess(file.path())));
    CHECK_FALSE(hasChildren());
}

TEST_CASE("Reading: every format is read by the child and reports progress", "[importers]")
{
    for (const auto& list : longLists(20000)) {
        CAPTURE(list.format);
        const TestFile file(list.bytes);
        ReadOptions options;
        ReadProgress last;
        std::uint64_t reports = 0;
        options.progress = [&](const ReadProgress& progress) {
            ++reports;
            last = progress;
        };
        const auto through = readList(file.path(), options);
        CHECK(through->format() == list.format);
        CHECK(through->sheets().at(0).cells == 40000);
        CHECK(asText(*through) == asText(*readListInProcess(file.path())));
        CHECK(reports > 0);
        CHECK(last.bytesDone <= last.bytesTotal);
        CHECK_FALSE(hasChildren());
    }
}

TEST_CASE("Reading: every format can be cancelled halfway", "[importers]")
{
    for (const auto& list : longLists(60000)) {
        CAPTURE(list.format);
        const TestFile file(list.bytes);
        std::stop_source stop;
        ReadOptions options;
        options.cancel = stop.get_token();
        std::uint64_t rows = 0;
        options.progress = [&](const ReadProgress& progress) {
            rows = progress.rows;
            stop.request_stop();
        };
        CHECK(endingOf(file.path(), options) ==
              Ending{Error::Kind::Cancelled, "readers.cancelled"});
        CHECK(rows < 60000);
        CHECK_FALSE(hasChildren());
    }
}

TEST_CASE("Reading: copied text is separated by tabs only", "[importers]")
{
    CHECK(asText(*readText("Tên, loại\tGiá\r\n\"hai\ndòng\"\t5;6\r\n")) ==
          "A1='Tên, loại' B1='Giá' | A2='hai\ndòng' B2='5;6'");
    CHECK(readText("")->sheets().at(0).cells == 0);
    CHECK(asText(*readText("<html> PK một ô")) == "A1='<html> PK một ô'");
    ReadOptions small;
    small.limits.inputBytes = 10;
    CHECK_THROWS_AS(readText("12345678901", small), Error);
}

TEST_CASE("Reading: a copied table keeps fonts and merges", "[importers]")
{
    const auto list = readHtml("Version:0.9\r\nStartHTML:0000000105\r\n"
                               "<html><body><!--StartFragment--><table><tr><td colspan=2 "
                               "style='font-family:.VnTime'>M¸y</td></tr></table></body></html>");
    CHECK(asText(*list) == "A1='M¸y'@.VnTime");
    CHECK(list->sheets().at(0).merges.size() == 1);
    try {
        static_cast<void>(readHtml("<p>không có bảng</p>"));
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(error.message().code == "readers.html_no_table");
    }
}

TEST_CASE("Reading: csv is read by the child", "[importers]")
{
    const TestFile file("Tên;Giá\nLoa;5\n", ".csv");
    CHECK(asText(*readList(file.path())) == "A1='Tên' B1='Giá' | A2='Loa' B2='5'");
}

TEST_CASE("Reading: an unreadable file is reported before a child starts", "[importers]")
{
    const auto folder = std::filesystem::temp_directory_path();
    CHECK(endingOf(folder / "dongbo-no-such.xlsx") ==
          Ending{Error::Kind::NotFound, "readers.not_found"});
    CHECK(endingOf(folder) == Ending{Error::Kind::Unreadable, "readers.not_a_file"});
    CHECK(endingOf("/dev/null") == Ending{Error::Kind::Unreadable, "readers.not_a_file"});
    const TestFile file("");
    CHECK(endingOf(file.path()) == Ending{Error::Kind::Unreadable, "readers.empty"});
    ReadOptions missing;
    missing.reader = folder / "dongbo-no-such-reader";
    CHECK(endingOf(file.path(), missing) == Ending{Error::Kind::NotFound, "readers.no_reader"});
    ReadOptions small;
    small.limits.inputBytes = 10;
    const TestFile large("12345678901", ".csv");
    CHECK(endingOf(large.path(), small) ==
          Ending{Error::Kind::TooLarge, "readers.limit_input_bytes"});
}

TEST_CASE("Reading: cancelling kills the child and throws Cancelled", "[importers]")
{
    const TestFile file(longList(200000));
    std::stop_source stop;
    ReadOptions options;
    options.cancel = stop.get_token();
    std::uint64_t reports = 0;
    options.progress = [&](const ReadProgress& progress) {
        ++reports;
        if (progress.rows > 0) {
            stop.request_stop();
        }
    };
    CHECK(endingOf(file.path(), options) == Ending{Error::Kind::Cancelled, "readers.cancelled"});
    CHECK(reports > 0);
    CHECK_FALSE(hasChildren());
    // a silent child can be cancelled too
    const FalseReader silent("exec sleep 600");
    auto waiting = silent.options();
    std::stop_source second;
    waiting.cancel = second.get_token();
    const auto start = std::chrono::steady_clock::now();
    std::jthread later([&second] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        second.request_stop();
    });
    CHECK(endingOf(file.path(), waiting) == Ending{Error::Kind::Cancelled, "readers.cancelled"});
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(300));
    CHECK_FALSE(hasChildren());
}

TEST_CASE("Reading: a child that stalls or does not exit is killed", "[importers]")
{
    const TestFile file(longList(10));
    const FalseReader silent("exec sleep 600");
    auto options = silent.options();
    options.longestSilenceMs = 200;
    CHECK(endingOf(file.path(), options) ==
          Ending{Error::Kind::Unreadable, "readers.reader_silent"});
    CHECK_FALSE(hasChildren());
    // its output has ended, but it keeps running
    const FalseReader staying("exec >&-; exec sleep 600");
    CHECK(endingOf(file.path(), staying.options()) ==
          Ending{Error::Kind::Unreadable, "readers.reader_died"});
    CHECK_FALSE(hasChildren());
}

TEST_CASE("Reading: progress reaches the end of the list", "[importers]")
{
    const TestFile file(longList(200000));
    ReadOptions options;
    ReadProgress last;
    options.progress = [&last](const ReadProgress& progress) {
        CHECK(progress.rows >= last.rows);
        last = progress;
    };
    const auto workbook = readList(file.path(), options);
    CHECK(last.rows > 0);
    CHECK(last.bytesDone <= last.bytesTotal);
}

TEST_CASE("Reading: a child that sends nonsense, exits early or crashes is an Error", "[importers]")
{
    const TestFile file("a;b\n", ".csv");
    const auto endingOfScript = [&](const std::string& script) {
        return endingOf(file.path(), FalseReader(script).options());
    };
    const auto broken = Ending{Error::Kind::Unreadable, "readers.stream_broken"};
    // random bytes may look like the beginning of a long frame, which then stays incomplete
    CHECK(endingOfScript("head -c 100000 /dev/urandom").kind == Error::Kind::Unreadable);
    CHECK(endingOfScript("yes") == broken);
    CHECK(endingOfScript("head -c 1000000 /dev/zero") == broken);
    CHECK(endingOfScript("exit 0") == Ending{Error::Kind::Unreadable, "readers.reader_died"});
    CHECK(endingOfScript("kill -SEGV $$") ==
          Ending{Error::Kind::Unreadable, "readers.reader_died"});
    CHECK(endingOfScript("kill -KILL $$") ==
          Ending{Error::Kind::TooLarge, "readers.limit_memory_bytes"});
    CHECK(endingOfScript("ulimit -S -t 1; while :; do :; done") ==
          Ending{Error::Kind::TooLarge, "readers.limit_cpu_seconds"});
    CHECK_FALSE(hasChildren());
}

TEST_CASE("Reading: the child inherits the list, a pipe and no other file", "[importers]")
{
    const TestFile secret("secret", ".txt");
    const TestFile file("a;b\n", ".csv");
    const std::ifstream open(secret.path());
    const TestFile seen("", ".seen");
    FalseReader spy("ls -l /proc/self/fd > " + seen.path().string());
    CHECK(endingOf(file.path(), spy.options()).code == "readers.reader_died");
    std::ifstream report(seen.path());
    const std::string text((std::istreambuf_iterator<char>(report)), {});
    CHECK_THAT(text, Catch::Contains(file.path().string()));
    CHECK_THAT(text, !Catch::Contains(secret.path().string()));
}

TEST_CASE("Reading: hostile files end in their Error within 10 s and 512 MiB", "[importers][slow]")
{
    for (const auto& hostile : dongbo::test::hostileFiles()) {
        CAPTURE(hostile.name);
        const TestFile file(hostile.bytes());
        const auto before = childrensCpu();
        const auto ending = endingOf(file.path());
        const auto spent = childrensCpu() - before;
        std::cout << "  " << hostile.name << ": " << ending.code << ", " << spent
                  << " s CPU, peak so far " << childrensPeakMiB() << " MiB\n";
        CHECK(ending.code == hostile.code);
        CHECK(spent <= 10.5);
        CHECK(childrensPeakMiB() <= 512);
        if (ending.code == "read") {
            continue;
        }
        CHECK(dongbo::text::isKnown(dongbo::Language::Vietnamese, ending.code));
        CHECK(dongbo::text::isKnown(dongbo::Language::English, ending.code));
    }
}
