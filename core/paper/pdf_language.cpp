#include "core/paper/pdf_language.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace dongbo::paper {

namespace {

constexpr std::string_view begin = "<< /Type /Catalog";
constexpr std::string_view end = ">>\nendobj";
constexpr std::size_t kept = 1024;

/// The number after the last occurrence of a key.
std::optional<std::size_t> numberAfter(std::string_view text, std::string_view key)
{
    const auto at = text.rfind(key);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const auto from = at + key.size();
    std::size_t number = 0;
    const auto result = std::from_chars(text.data() + from, text.data() + text.size(), number);
    return result.ec == std::errc() ? std::optional(number) : std::nullopt;
}

} // namespace

void FileEnd::add(std::string_view bytes)
{
    m_size += bytes.size();
    m_last += bytes;
    const auto from = m_last.find(begin);
    const auto to = from == std::string::npos ? from : m_last.find(end, from);
    if (to != std::string::npos) {
        m_catalogue = m_last.substr(from, to - from);
    } else if (from != std::string::npos && m_last.size() - from < 64 * kept) {
        return; // its end is still to come
    }
    if (m_last.size() > kept) {
        m_last.erase(0, m_last.size() - kept);
    }
}

std::string FileEnd::catalogue(std::string_view language) const
{
    const auto size = numberAfter(m_last, "/Size ");
    const auto root = numberAfter(m_last, "/Root ");
    const auto info = numberAfter(m_last, "/Info ");
    const auto previous = numberAfter(m_last, "startxref\n");
    if (m_catalogue.empty() || !size || !root || !info || !previous) {
        return {};
    }
    std::string out = std::to_string(*root) + " 0 obj\n" + m_catalogue + "   /Lang (" +
                      std::string(language) +
                      ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n";
    const auto table = m_size + out.size();
    std::array<char, 24> offset{};
    std::snprintf(offset.data(), offset.size(), "%010zu 00000 n \n", m_size);
    out += "xref\n" + std::to_string(*root) + " 1\n" + offset.data();
    out += "trailer\n<< /Size " + std::to_string(*size) + "\n   /Root " + std::to_string(*root) +
           " 0 R\n   /Info " + std::to_string(*info) + " 0 R\n   /Prev " +
           std::to_string(*previous) + "\n>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return out;
}

} // namespace dongbo::paper
