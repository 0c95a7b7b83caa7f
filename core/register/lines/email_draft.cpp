#include "core/register/lines/email_draft.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace dongbo {

namespace {

std::string base64(std::string_view bytes)
{
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto left = bytes.size() - i;
        const auto at = [&](std::size_t n) {
            return n < left ? static_cast<unsigned char>(bytes[i + n]) : 0U;
        };
        const auto three = (at(0) << 16U) | (at(1) << 8U) | at(2);
        out += letters[(three >> 18U) & 63U];
        out += letters[(three >> 12U) & 63U];
        out += left > 1 ? letters[(three >> 6U) & 63U] : '=';
        out += left > 2 ? letters[three & 63U] : '=';
    }
    return out;
}

/// Encoded words of at most 75 characters, never cut inside a letter.
std::string encodedHeader(std::string_view text)
{
    constexpr std::size_t most = 42; // bytes that fit one word
    std::string out;
    while (!text.empty()) {
        auto end = std::min(most, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        out +=
            (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, end)) + "?=";
        text.remove_prefix(end);
    }
    return out;
}

/// A header may not end its line: what is not an address is left out.
std::string addressOf(const std::string& to)
{
    return to.find_first_of("\r\n<>,;\" ") == std::string::npos && to.find('@') != std::string::npos
               ? to
               : std::string();
}

std::string dateHeader(Instant now)
{
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = dayOf(now);
    const auto minutes = (now.unixMs - startOfDay(day).unixMs) / 60'000;
    std::array<char, 48> out{};
    std::snprintf(out.data(), out.size(), "%u %s %d %02d:%02d:00 +0700",
                  static_cast<unsigned>(day.day()),
                  months.at(static_cast<unsigned>(day.month()) - 1U), static_cast<int>(day.year()),
                  static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
    return out.data();
}

} // namespace

std::string emailDraft(const IncidentText& text, const std::string& to, Instant now)
{
    constexpr std::size_t lineLength = 76;
    std::string out = "X-Unsent: 1\r\n";
    const auto address = addressOf(to);
    out += address.empty() ? "" : "To: " + address + "\r\n";
    out += "Subject: " + encodedHeader(text.subject) + "\r\n";
    out += "Date: " + dateHeader(now) + "\r\n";
    out += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n";
    const auto body = base64(text.body);
    for (std::size_t at = 0; at < body.size(); at += lineLength) {
        out += body.substr(at, lineLength) + "\r\n";
    }
    return out;
}

} // namespace dongbo
