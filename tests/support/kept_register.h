#pragma once

#include <zlib.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace dongbo::test {

/// The sample's register as version 0.2.0 wrote it, unpacked into the folder; what is in it stands
/// in tests/fixtures/registers/README.md.
inline std::filesystem::path unpackKept(const std::filesystem::path& folder)
{
    const char* source = std::getenv("DONGBO_SOURCE"); // NOLINT(concurrency-mt-unsafe): a test
    const auto packed = std::filesystem::path(source != nullptr ? source : ".") /
                        "tests/fixtures/registers/sample-0.2.dongbo.gz";
    auto* in = ::gzopen(packed.c_str(), "rb");
    if (in == nullptr) {
        throw std::runtime_error("cannot open " + packed.string());
    }
    auto path = folder / "so.dongbo";
    std::ofstream out(path, std::ios::binary);
    std::array<char, 1 << 16> piece{};
    for (int got = 0; (got = ::gzread(in, piece.data(), piece.size())) > 0;) {
        out.write(piece.data(), got);
    }
    if (::gzclose(in) != Z_OK || !out.flush()) {
        throw std::runtime_error("cannot unpack " + packed.string());
    }
    return path;
}

/// What 0.2.0 said of that register.
inline constexpr const char* digestOfKept =
    "12ef49637dd235892768e11a04f654dd8afd534402a59011984868d541654ed8";

} // namespace dongbo::test
