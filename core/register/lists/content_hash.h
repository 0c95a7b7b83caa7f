#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dongbo {

/// BLAKE2b-256 of a list's bytes, as ImportFile::hash keeps it: 64 hexadecimal digits.
[[nodiscard]] std::string contentHash(std::string_view bytes);

/// A hash of that kind as text, of an operation too.
[[nodiscard]] std::string hexOfHash(const std::array<std::uint8_t, 32>& hash);

/// The same of bytes that come in pieces.
class ContentHasher
{
public:
    ContentHasher();
    ContentHasher(const ContentHasher&) = delete;
    ContentHasher& operator=(const ContentHasher&) = delete;
    ~ContentHasher();
    void add(std::string_view bytes);
    [[nodiscard]] std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace dongbo
