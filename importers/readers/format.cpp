#include "importers/readers/format.h"

#include "importers/readers/container/compound_file.h"
#include "importers/readers/xlsx/encrypted_package.h"
#include "importers/readers/xlsx/xlsx_package.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

namespace {

using std::string_view_literals::operator""sv;

struct Signature
{
    std::string_view bytes;
    std::string_view code;
};

constexpr std::array signatures{
    Signature{"%PDF"sv, "readers.foreign_pdf"sv},
    Signature{"\x89PNG\r\n\x1a\n"sv, "readers.foreign_image"sv},
    Signature{"\xFF\xD8\xFF"sv, "readers.foreign_image"sv},
    Signature{"GIF8"sv, "readers.foreign_image"sv},
    Signature{"II*\0"sv, "readers.foreign_image"sv},
    Signature{"MM\0*"sv, "readers.foreign_image"sv},
    Signature{"RIFF"sv, "readers.foreign_image"sv},
    Signature{"\x1F\x8B"sv, "readers.foreign_archive"sv},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "readers.foreign_archive"sv},
    Signature{"Rar!\x1A\x07"sv, "readers.foreign_archive"sv},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "readers.foreign_archive"sv},
    Signature{"\x28\xB5\x2F\xFD"sv, "readers.foreign_archive"sv},
    Signature{"SQLite format 3\0"sv, "readers.foreign_database"sv},
    Signature{"{\\rtf"sv, "readers.foreign_document"sv},
    Signature{"\x7F"
              "ELF"sv,
              "readers.foreign_program"sv},
    Signature{"MZ\x90"sv, "readers.foreign_program"sv},
};

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string utf16(std::string_view ascii)
{
    std::string wide;
    for (const char c : ascii) {
        wide.push_back(c);
        wide.push_back('\0');
    }
    return wide;
}

/// Whether the compound file has an entry of that name. Its directory consists of entries of 128
/// bytes on 128-byte boundaries, each beginning with its name and holding the name's length at 64,
/// so it is searched entry by entry, ignoring the sector chains; case-insensitive.
bool hasOleEntry(const InputFile& file, std::string_view name)
{
    const auto wide = utf16(name) + std::string(2, '\0');
    std::string block(64 * 1024, '\0');
    for (std::uint64_t offset = 0; offset < file.size(); offset += block.size()) {
        const auto got = file.readAt(offset, block.data(), block.size());
        for (std::size_t at = 0; at + 128 <= got; at += 128) {
            if (static_cast<unsigned char>(block[at + 64]) == wide.size() &&
                std::equal(wide.begin(), wide.end(),
                           block.begin() + static_cast<std::ptrdiff_t>(at),
                           [](char a, char b) { return lowered(a) == lowered(b); })) {
                return true;
            }
        }
    }
    return false;
}

std::string mimetypeOf(ZipContainer& zip)
{
    std::string type(128, '\0');
    type.resize(zip.open("mimetype")->read(type.data(), type.size()));
    return type;
}

Recognised recogniseZip(const InputFile& file, const Limits& limits)
{
    auto zip = std::make_unique<ZipContainer>(file, limits);
    if (holdsXlsx(*zip, limits)) {
        return {ListFormat::Xlsx, nullptr, std::move(zip)};
    }
    if (zip->has("xl/workbook.bin")) {
        throw unreadable("readers.not_yet_xlsb");
    }
    if (zip->has("mimetype")) {
        const auto type = mimetypeOf(*zip);
        if (type.find("opendocument.spreadsheet") == std::string::npos &&
            type.find("sun.xml.calc") == std::string::npos) {
            throw unreadable("readers.foreign_document", type);
        }
        return {ListFormat::Ods, nullptr, std::move(zip)};
    }
    if (zip->has("content.xml") && zip->has("META-INF/manifest.xml")) {
        return {ListFormat::Ods, nullptr, std::move(zip)};
    }
    if (zip->has("Index/Document.iwa") || zip->has("Index.zip")) {
        throw unreadable("readers.not_yet_numbers");
    }
    if (zip->has("word/document.xml") || zip->has("ppt/presentation.xml")) {
        throw unreadable("readers.foreign_document");
    }
    if (zip->has("[Content_Types].xml")) {
        throw unreadable("readers.no_workbook");
    }
    throw unreadable("readers.foreign_archive", "zip");
}

Recognised recogniseOle(const InputFile& file, const Limits& limits)
{
    if (hasOleEntry(file, "EncryptedPackage")) {
        auto package = packageUnderExcelsPassword(file, limits);
        if (package == nullptr) {
            throw Error(Error::Kind::Encrypted, {"readers.encrypted", {}});
        }
        auto out = recogniseZip(*package, limits);
        out.decrypted = std::move(package);
        return out;
    }
    const bool isDocument =
        hasOleEntry(file, "WordDocument") || hasOleEntry(file, "PowerPoint Document");
    for (const auto* name : {"Workbook", "Book"}) {
        // a document may have a workbook embedded, and a workbook a document
        if (hasOleEntry(file, name) && (!isDocument || CompoundFile(file).isInRoot(name))) {
            return {ListFormat::Xls, nullptr, nullptr};
        }
    }
    throw unreadable(isDocument ? "readers.foreign_document" : "readers.foreign_unknown",
                     "compound file");
}

/// The beginning of a text as lower-case ASCII, without zeros (UTF-16) and byte order mark.
std::string plainHead(std::string_view head)
{
    std::string plain;
    for (const char c : head) {
        if (c != '\0' && static_cast<unsigned char>(c) < 0x80) {
            plain.push_back(lowered(c));
        }
    }
    const auto first = plain.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : plain.substr(first);
}

bool isTable(std::string_view plain)
{
    return plain.find("<table") != std::string_view::npos &&
           plain.find("<tr") != std::string_view::npos &&
           plain.find("<td") != std::string_view::npos;
}

bool looksLikeHtml(std::string_view plain)
{
    for (const std::string_view tag : {"<html", "<!doctype html", "<table", "<head", "<body",
                                       "<meta", "<style", "<div", "<br", "<script", "<center"}) {
        if (plain.starts_with(tag)) {
            return true;
        }
    }
    return plain.find("<html") != std::string_view::npos || isTable(plain);
}

/// The list format of a text that consists of tags; absent for other text.
std::optional<ListFormat> recogniseMarkup(std::string_view head)
{
    const auto plain = plainHead(head);
    if (plain.starts_with("mime-version:") || plain.starts_with("content-type: multipart")) {
        throw unreadable("readers.foreign_mhtml");
    }
    if (!plain.starts_with('<')) {
        // a warning or a title may precede the table
        return isTable(plain) ? std::optional{ListFormat::Html} : std::nullopt;
    }
    const auto says = [&plain](std::string_view words) {
        return plain.find(words) != std::string::npos;
    };
    if (says("urn:schemas-microsoft-com:office:spreadsheet") && plain.starts_with("<?xml")) {
        return ListFormat::Xml2003;
    }
    if (says("opendocument") && says("spreadsheet")) {
        return ListFormat::FlatOds;
    }
    if (looksLikeHtml(plain)) {
        return ListFormat::Html;
    }
    if (plain.starts_with("<?xml") || plain.starts_with("<!doctype")) {
        throw unreadable("readers.foreign_xml");
    }
    return {};
}

/// Text has hardly any control characters; zeros occur only in UTF-16, at every other position.
bool looksLikeText(std::string_view head)
{
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        return true;
    }
    std::array<std::size_t, 2> zeros{};
    std::size_t controls = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const auto byte = static_cast<unsigned char>(head[i]);
        zeros[i % 2] += byte == 0 ? 1U : 0U;
        controls += byte != 0 && byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n' &&
                            byte != 0x0C && byte != 0x1A
                        ? 1U
                        : 0U;
    }
    const auto [few, many] = std::minmax(zeros[0], zeros[1]);
    const bool utf16Like = many > head.size() / 8 && few * 4 <= many;
    const bool noZeros = zeros[0] + zeros[1] == 0;
    // legacy Vietnamese fonts use a few codes below 0x20 for letters
    return utf16Like || (noZeros && controls * 50 <= head.size());
}

} // namespace

Recognised recognise(const InputFile& file, const Limits& limits)
{
    if (file.size() > limits.inputBytes) {
        throw pastLimit("input_bytes", limits.inputBytes);
    }
    const auto head = file.head(8192);
    if (head.empty()) {
        throw unreadable("readers.empty");
    }
    if (CompoundFile::isOne(head)) {
        return recogniseOle(file, limits);
    }
    if (head.starts_with("PK\3\4") || head.starts_with("PK\5\6")) {
        return recogniseZip(file, limits);
    }
    for (const auto& signature : signatures) {
        if (head.starts_with(signature.bytes)) {
            throw unreadable(signature.code);
        }
    }
    // old workbooks without a compound file around them
    if (head.starts_with("\x09\x08"sv)) {
        return {ListFormat::Xls, nullptr, nullptr};
    }
    if (head.starts_with("\x09\x04\x06\0"sv) || head.starts_with("\x09\0\x04\0"sv) ||
        head.starts_with("\x09\x02\x06\0"sv)) {
        throw unreadable("readers.old_excel");
    }
    if (const auto markup = recogniseMarkup(head)) {
        return {*markup, nullptr, nullptr};
    }
    if (head.starts_with("ID;P"sv) || head.starts_with("TABLE\r\n0,1"sv) ||
        head.starts_with("TABLE\n0,1"sv)) {
        throw unreadable("readers.old_exchange");
    }
    if (!looksLikeText(head)) {
        throw unreadable("readers.foreign_unknown");
    }
    return {ListFormat::Csv, nullptr, nullptr};
}

} // namespace dongbo::importers
