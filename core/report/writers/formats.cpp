#include "core/report/writers/pages.h"
#include "core/report/writers/whole_file.h"
#include "core/report/writers/writers.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>

namespace dongbo::report {

namespace {

/// A format that is written as a stream of text.
class TextFile final : public ReportFile
{
public:
    TextFile(const std::filesystem::path& path, std::unique_ptr<Sink> (*format)(std::ostream& out))
        : m_file(path)
        , m_out(m_file.draft(), std::ios::binary)
        , m_format(format(m_out))
    {
        check();
    }
    void begin(const Head& head) override
    {
        m_format->begin(head);
        check();
    }
    void beginGroup(const GroupHead& group) override
    {
        m_format->beginGroup(group);
        check();
    }
    void row(Row row) override
    {
        m_format->row(std::move(row));
        check();
    }
    void endGroup(const Row& subtotal) override
    {
        m_format->endGroup(subtotal);
        check();
    }
    void end(const Tail& tail) override
    {
        m_format->end(tail);
        check();
    }
    void keep() override
    {
        errno = 0;
        m_out.close();
        check();
        m_file.keep();
    }

private:
    void check()
    {
        if (!m_out) {
            throw m_file.failure(errno == 0 ? EIO : errno);
        }
        errno = 0;
    }

    WholeFile m_file;
    std::ofstream m_out;
    std::unique_ptr<Sink> m_format;
};

template <std::unique_ptr<Sink> (*Format)(std::ostream&)>
std::unique_ptr<ReportFile> textFile(const std::filesystem::path& path, Instant /*created*/)
{
    return std::make_unique<TextFile>(path, Format);
}

struct FormatEntry
{
    const char* ending;
    std::unique_ptr<ReportFile> (*open)(const std::filesystem::path& path, Instant created);
};
constexpr std::array formats{FormatEntry{".pdf", &pagesFile},
                             FormatEntry{".docx", &pagesFile},
                             FormatEntry{".xlsx", &xlsxFile},
                             FormatEntry{".csv", &textFile<&csvSink>},
                             FormatEntry{".html", &textFile<&htmlSink>},
                             FormatEntry{".txt", &textFile<&textSink>}};

std::string written(const Model& model, std::unique_ptr<Sink> (*format)(std::ostream& out))
{
    std::ostringstream out;
    send(model, *format(out));
    return out.str();
}

} // namespace

const std::string& reportEndings()
{
    static const std::string endings = [] {
        std::string all;
        for (const auto& format : formats) {
            all += (all.empty() ? "" : ", ") + std::string(format.ending);
        }
        return all;
    }();
    return endings;
}

std::unique_ptr<ReportFile> reportFile(const std::filesystem::path& path, Instant created)
{
    const auto ending = endingOf(path);
    for (const auto& format : formats) {
        if (ending == format.ending) {
            return format.open(path, created);
        }
    }
    throw unknownEnding(path, reportEndings().c_str());
}

void writeReport(const Model& model, Instant created, const std::filesystem::path& path)
{
    const auto file = reportFile(path, created);
    send(model, *file);
    file->keep();
}

std::string textOf(const Model& model)
{
    return written(model, &textSink);
}

std::string csvOf(const Model& model)
{
    return written(model, &csvSink);
}

std::string htmlOf(const Model& model)
{
    return written(model, &htmlSink);
}

} // namespace dongbo::report
