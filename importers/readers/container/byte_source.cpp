#include "importers/readers/container/byte_source.h"

#include "importers/grid/limits.h"
#include "importers/grid/utf8.h"
#include "importers/readers/container/text_encoding.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace dongbo::importers {

namespace {

/// Returns bytes already read, then the rest.
class Rewound final : public ByteSource
{
public:
    Rewound(std::string head, std::unique_ptr<ByteSource> rest)
        : m_head(std::move(head))
        , m_rest(std::move(rest))
    {}
    std::size_t read(char* out, std::size_t size) override
    {
        if (m_at == m_head.size()) {
            return m_rest->read(out, size);
        }
        const auto part = m_head.copy(out, size, m_at);
        m_at += part;
        return part;
    }

private:
    std::string m_head;
    std::size_t m_at = 0;
    std::unique_ptr<ByteSource> m_rest;
};

/// Decodes block by block into m_text and returns that.
class Decoding : public ByteSource
{
public:
    explicit Decoding(std::unique_ptr<ByteSource> source)
        : m_source(std::move(source))
    {}
    std::size_t read(char* out, std::size_t size) override
    {
        while (m_at == m_text.size()) {
            m_text.clear();
            m_at = 0;
            const auto got = m_source->read(m_raw.data(), m_raw.size());
            decode({m_raw.data(), got}, m_text);
            if (got == 0 && m_text.empty()) {
                return 0;
            }
        }
        const auto part = m_text.copy(out, size, m_at);
        m_at += part;
        return part;
    }

protected:
    /// An empty `raw` is the end: flush what was held back.
    virtual void decode(std::string_view raw, std::string& text) = 0;

private:
    std::unique_ptr<ByteSource> m_source;
    std::array<char, 16384> m_raw{};
    std::string m_text;
    std::size_t m_at = 0;
};

class Utf16 final : public Decoding
{
public:
    Utf16(std::unique_ptr<ByteSource> source, bool lowByteFirst)
        : Decoding(std::move(source))
        , m_lowFirst(lowByteFirst)
    {}

protected:
    void decode(std::string_view raw, std::string& text) override
    {
        if (raw.empty()) {
            if (m_high != 0 || m_hasByte) {
                appendUtf8(text, 0xFFFD);
            }
            m_high = 0;
            m_hasByte = false;
        }
        for (const char c : raw) {
            const auto byte = static_cast<unsigned char>(c);
            if (!m_hasByte) {
                m_byte = byte;
                m_hasByte = true;
                continue;
            }
            m_hasByte = false;
            unit(m_lowFirst ? m_byte | (byte << 8U) : (m_byte << 8U) | byte, text);
        }
    }

private:
    void unit(unsigned value, std::string& text)
    {
        if (m_high != 0) {
            if (value >= 0xDC00 && value <= 0xDFFF) {
                appendUtf8(text, 0x10000 + ((m_high - 0xD800) << 10) + (value - 0xDC00));
                m_high = 0;
                return;
            }
            appendUtf8(text, 0xFFFD);
            m_high = 0;
        }
        if (value >= 0xD800 && value <= 0xDBFF) {
            m_high = value;
        } else if (value != 0xFEFF || !m_first) {
            appendUtf8(text, value);
        }
        m_first = false;
    }

    bool m_lowFirst;
    bool m_first = true;
    bool m_hasByte = false;
    unsigned m_byte = 0;
    unsigned m_high = 0;
};

class Bytes final : public Decoding
{
public:
    Bytes(std::unique_ptr<ByteSource> source, const CodePage& page)
        : Decoding(std::move(source))
        , m_page(page)
    {}

protected:
    void decode(std::string_view raw, std::string& text) override { m_page.append(text, raw); }

private:
    CodePage m_page;
};

/// The encoding named in <?xml … encoding="…"?>, in upper case; empty when there is none.
std::string declaredEncoding(std::string_view head)
{
    if (!head.starts_with("<?xml")) {
        return {};
    }
    head = head.substr(0, head.find("?>"));
    const auto at = head.find("encoding");
    const auto open = at == std::string_view::npos ? at : head.find_first_of("\"'", at);
    if (open == std::string_view::npos) {
        return {};
    }
    const auto close = head.find(head[open], open + 1);
    std::string name(head.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1));
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return name;
}

} // namespace

std::unique_ptr<ByteSource> decodedUtf16(std::unique_ptr<ByteSource> source, bool lowByteFirst)
{
    return std::make_unique<Utf16>(std::move(source), lowByteFirst);
}

std::unique_ptr<ByteSource> decodedBytes(std::unique_ptr<ByteSource> source, const CodePage& page)
{
    return std::make_unique<Bytes>(std::move(source), page);
}

std::unique_ptr<ByteSource> decodedXml(std::unique_ptr<ByteSource> source)
{
    std::string head(256, '\0');
    std::size_t got = 0;
    while (got < head.size()) {
        const auto part = source->read(head.data() + got, head.size() - got);
        if (part == 0) {
            break;
        }
        got += part;
    }
    head.resize(got);
    const bool marked = head.starts_with("\xEF\xBB\xBF");
    if (marked) {
        head.erase(0, 3);
    }
    const auto encoding = declaredEncoding(head);
    const bool low = head.starts_with("\xFF\xFE") || head.starts_with(std::string_view("<\0", 2));
    const bool high = head.starts_with("\xFE\xFF") || head.starts_with(std::string_view("\0<", 2));
    auto whole = std::make_unique<Rewound>(std::move(head), std::move(source));
    if (low || high) {
        return decodedUtf16(std::move(whole), low);
    }
    if (encoding.empty() || encoding == "UTF-8" || encoding == "UTF8" || encoding == "US-ASCII" ||
        marked) {
        return whole;
    }
    if (const auto page = codePageNamed(encoding); page != 0) {
        return decodedBytes(std::move(whole), CodePage(page));
    }
    throw unreadable("readers.encoding", encoding);
}

} // namespace dongbo::importers
