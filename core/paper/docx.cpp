#include "core/paper/docx.h"

#include "core/paper/docx_parts.h"
#include "core/paper/text_lines.h"

#include <zip.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

namespace dongbo::paper {

namespace {

/// The first day of the format, as other programs write it: the document's own time stands in
/// docProps/core.xml, and a zip's would be of a time zone.
constexpr zip_uint16_t firstDay = (1U << 5U) | 1U;

/// An archive that is discarded unless it is closed.
class Archive
{
public:
    explicit Archive(const std::string& path)
    {
        int problem = 0;
        m_zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
        if (m_zip == nullptr && errno == 0) {
            errno = EIO;
        }
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive()
    {
        if (m_zip != nullptr) {
            zip_discard(m_zip);
        }
    }
    [[nodiscard]] bool isOpen() const { return m_zip != nullptr; }

    /// The content must live until close().
    bool add(const std::string& name, const std::string& content)
    {
        return add(name, zip_source_buffer(m_zip, content.data(), content.size(), 0));
    }
    bool addFile(const std::string& name, const std::string& path)
    {
        return add(name, zip_source_file(m_zip, path.c_str(), 0, -1));
    }
    bool close()
    {
        if (zip_close(m_zip) == 0) {
            m_zip = nullptr;
            return true;
        }
        const auto* error = zip_get_error(m_zip);
        const int system =
            zip_error_system_type(error) == ZIP_ET_SYS ? zip_error_code_system(error) : 0;
        errno = system == 0 ? EIO : system;
        return false;
    }

private:
    bool add(const std::string& name, zip_source_t* source)
    {
        const auto index =
            source == nullptr ? -1 : zip_file_add(m_zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            errno = ENOMEM;
            return false;
        }
        return zip_file_set_dostime(m_zip, static_cast<zip_uint64_t>(index), 0, firstDay, 0) == 0;
    }

    zip_t* m_zip = nullptr;
};

/// A file that is removed with the object.
struct Passing
{
    std::string path;
    explicit Passing(std::string file)
        : path(std::move(file))
    {}
    Passing(const Passing&) = delete;
    Passing& operator=(const Passing&) = delete;
    ~Passing()
    {
        const int kept = errno;
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        errno = kept;
    }
};

bool writeText(const Document& document, const std::shared_ptr<const Fonts>& fonts,
               const std::string& path)
{
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    if (out) {
        Shaper shaper(fonts);
        LineWriter writer(shaper);
        docx::writeBody(document, writer, out);
    }
    out.close();
    if (!out && errno == 0) {
        errno = EIO;
    }
    return !out.fail();
}

} // namespace

bool writeDocx(const Document& document, const std::shared_ptr<const Fonts>& fonts,
               const std::filesystem::path& path)
{
    const Passing text(path.string() + ".part");
    if (!writeText(document, fonts, text.path)) {
        return false;
    }
    const auto parts = docx::partsOf(document);
    errno = 0;
    Archive archive(path.string());
    if (!archive.isOpen()) {
        return false;
    }
    for (const auto& part : parts) {
        if (!archive.add(part.name, part.content)) {
            return false;
        }
    }
    return archive.addFile("word/document.xml", text.path) && archive.close();
}

} // namespace dongbo::paper
