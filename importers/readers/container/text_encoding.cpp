#include "importers/readers/container/text_encoding.h"

#include "importers/grid/utf8.h"

#include <array>
#include <cstring>
#include <string>

namespace dongbo::importers {

namespace {

constexpr std::size_t blockBytes = 64U << 10;

bool isOneOf(unsigned char byte, std::string_view bytes)
{
    return bytes.find(static_cast<char>(byte)) != std::string_view::npos;
}

/// Statistics of the non-ASCII bytes of a file.
struct Evidence
{
    std::uint64_t sequences = 0;    ///< well-formed UTF-8 of two bytes and more
    std::uint64_t strayBytes = 0;   ///< not part of any
    std::uint64_t accents = 0;      ///< of page 1258, behind a vowel
    std::uint64_t looseAccents = 0; ///< of page 1258, anywhere else
    std::uint64_t letters = 0;      ///< letters and signs of Vietnamese text in page 1258
    std::uint64_t others = 0;       ///< any other
};

class Survey
{
public:
    void take(std::string_view bytes)
    {
        for (const char c : bytes) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80) {
                takeUpper(byte);
            }
            m_before = byte;
        }
    }

    [[nodiscard]] Evidence& evidence() { return m_evidence; }

private:
    void takeUpper(unsigned char byte)
    {
        constexpr std::string_view accents = "\xCC\xD2\xDE\xEC\xF2";
        constexpr std::string_view vowels = "aeiouyAEIOUY\xE2\xEA\xF4\xE3\xF5\xFD\xC2\xCA\xD4\xC3"
                                            "\xD5\xDD";
        constexpr std::string_view letters =
            "\xC0\xC1\xC2\xC3\xC8\xC9\xCA\xCD\xD0\xD3\xD4\xD5\xD9\xDA\xDD\xE0\xE1\xE2\xE3\xE8\xE9"
            "\xEA\xED\xF0\xF3\xF4\xF5\xF9\xFA\xFD\x80\x85\x91\x92\x93\x94\x95\x96\x97\xA0\xAB\xB0"
            "\xBB\xFE";
        if (isOneOf(byte, accents)) {
            ++(isOneOf(m_before, vowels) ? m_evidence.accents : m_evidence.looseAccents);
        } else {
            ++(isOneOf(byte, letters) ? m_evidence.letters : m_evidence.others);
        }
    }

    Evidence m_evidence;
    unsigned char m_before = 0;
};

/// Counts into `evidence`; a sequence split between blocks is carried over.
void countUtf8(std::string_view seen, bool isLast, std::size_t& used, Evidence& evidence)
{
    used = 0;
    while (used < seen.size()) {
        const auto good = validUtf8Prefix(seen.substr(used));
        for (const char c : seen.substr(used, good)) {
            evidence.sequences += static_cast<unsigned char>(c) >= 0xC0 ? 1U : 0U;
        }
        used += good;
        if (used == seen.size() || (!isLast && seen.size() - used < 4)) {
            return;
        }
        ++evidence.strayBytes;
        ++used;
    }
}

/// Whether the whole file is UTF-8: the usual case, faster than counting.
bool isWholeUtf8(const InputFile& file, std::uint64_t from)
{
    std::string block(blockBytes, '\0');
    std::size_t kept = 0;
    for (std::uint64_t offset = from;;) {
        const auto got = file.readAt(offset, block.data() + kept, block.size() - kept);
        offset += got;
        const std::string_view seen(block.data(), kept + got);
        const auto good = validUtf8Prefix(seen);
        kept = seen.size() - good;
        if (kept >= 4 || (got == 0 && kept > 0)) {
            return false;
        }
        if (got == 0) {
            return true;
        }
        std::memmove(block.data(), block.data() + good, kept);
    }
}

Evidence evidenceOf(const InputFile& file, std::uint64_t from)
{
    Survey survey;
    std::string block(blockBytes, '\0');
    std::size_t kept = 0;
    for (std::uint64_t offset = from;;) {
        const auto got = file.readAt(offset, block.data() + kept, block.size() - kept);
        offset += got;
        survey.take({block.data() + kept, got});
        std::size_t used = 0;
        countUtf8({block.data(), kept + got}, got == 0, used, survey.evidence());
        kept = kept + got - used;
        std::memmove(block.data(), block.data() + used, kept);
        if (got == 0) {
            return survey.evidence();
        }
    }
}

TextEncoding decided(const Evidence& seen, std::uint64_t from)
{
    if (seen.strayBytes == 0) {
        return {TextEncoding::Kind::Utf8, 1252, from};
    }
    constexpr std::uint64_t share = 20; // one in twenty may be an error
    if (seen.strayBytes * share <= seen.sequences) {
        return {TextEncoding::Kind::TornUtf8, 1252, from};
    }
    const bool isVietnamese = seen.accents >= 3 && seen.looseAccents * share <= seen.accents &&
                              seen.others * share <= seen.letters + seen.accents;
    return {TextEncoding::Kind::Bytes, isVietnamese ? 1258U : 1252U, from};
}

/// The encoding declared in the page's first lines; empty when there is none.
std::string charsetIn(std::string_view head)
{
    std::string plain;
    for (const char c : head) {
        plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    const auto at = plain.find("charset=");
    const auto from = at == std::string::npos ? at : plain.find_first_not_of(" \"'", at + 8);
    return from == std::string::npos
               ? std::string()
               : plain.substr(from, plain.find_first_of(" \"'>;/", from) - from);
}

/// Passes UTF-8 through; invalid bytes become their characters in page 1252.
class Mended final : public ByteSource
{
public:
    explicit Mended(std::unique_ptr<ByteSource> source)
        : m_source(std::move(source))
    {}

    std::size_t read(char* out, std::size_t size) override
    {
        while (m_at == m_text.size()) {
            m_text.clear();
            m_at = 0;
            const auto got = m_source->read(m_raw.data() + m_kept, m_raw.size() - m_kept);
            mend({m_raw.data(), m_kept + got}, got == 0);
            if (got == 0 && m_text.empty()) {
                return 0;
            }
        }
        const auto part = m_text.copy(out, size, m_at);
        m_at += part;
        return part;
    }

private:
    void mend(std::string_view raw, bool isLast)
    {
        for (;;) {
            const auto good = validUtf8Prefix(raw);
            m_text.append(raw.substr(0, good));
            raw.remove_prefix(good);
            if (raw.empty() || (!isLast && raw.size() < 4)) {
                break;
            }
            m_page.append(m_text, raw.substr(0, 1));
            raw.remove_prefix(1);
        }
        m_kept = raw.size();
        std::memmove(m_raw.data(), raw.data(), m_kept);
    }

    std::unique_ptr<ByteSource> m_source;
    CodePage m_page{1252};
    std::array<char, 16384> m_raw{};
    std::size_t m_kept = 0;
    std::string m_text;
    std::size_t m_at = 0;
};

} // namespace

TextEncoding textEncodingOf(const InputFile& file)
{
    const auto head = file.head(4096);
    if (head.starts_with("\xFF\xFE")) {
        return {TextEncoding::Kind::Utf16Low, 1252, 2};
    }
    if (head.starts_with("\xFE\xFF")) {
        return {TextEncoding::Kind::Utf16High, 1252, 2};
    }
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) {
        zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
    }
    if (zeros[0] + zeros[1] > 0) {
        return {zeros[1] > zeros[0] ? TextEncoding::Kind::Utf16Low : TextEncoding::Kind::Utf16High,
                1252, 0};
    }
    const std::uint64_t from = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    return isWholeUtf8(file, from) ? TextEncoding{TextEncoding::Kind::Utf8, 1252, from}
                                   : decided(evidenceOf(file, from), from);
}

TextEncoding pageEncodingOf(const InputFile& file)
{
    auto encoding = textEncodingOf(file);
    if (encoding.kind == TextEncoding::Kind::Bytes) {
        const auto named = codePageNamed(charsetIn(file.head(4096)));
        // 1252 is often declared by default; 1258 detected from the letters is not
        encoding.page = named != 0 && named != 1252 ? named : encoding.page;
    }
    return encoding;
}

std::uint32_t codePageNamed(std::string_view name)
{
    std::string lowered;
    for (const char c : name) {
        lowered.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (lowered == "iso-8859-1" || lowered == "latin1") {
        return 1252;
    }
    for (const std::string_view prefix : {"windows-", "x-cp", "cp"}) {
        const auto digits = lowered.starts_with(prefix)
                                ? std::string_view(lowered).substr(prefix.size())
                                : std::string_view();
        if (digits.size() == 4 && digits.starts_with("125") && digits[3] >= '0' &&
            digits[3] <= '8') {
            return 1250 + static_cast<std::uint32_t>(digits[3] - '0');
        }
    }
    return 0;
}

std::unique_ptr<ByteSource> decodedText(std::unique_ptr<ByteSource> source,
                                        const TextEncoding& encoding)
{
    switch (encoding.kind) {
    case TextEncoding::Kind::Utf16Low:
    case TextEncoding::Kind::Utf16High:
        return decodedUtf16(std::move(source), encoding.kind == TextEncoding::Kind::Utf16Low);
    case TextEncoding::Kind::Bytes:
        return decodedBytes(std::move(source), CodePage(encoding.page));
    case TextEncoding::Kind::TornUtf8:
        return std::make_unique<Mended>(std::move(source));
    case TextEncoding::Kind::Utf8:
        break;
    }
    return source;
}

} // namespace dongbo::importers
