#include "core/paper/qr.h"

#include "core/domain/error.h"

#include <memory>
#include <qrencode.h>
#include <string>

namespace dongbo::paper {

namespace {

/// Runs of a row; a run that stands right below an equal one makes that one longer.
std::vector<Box> merged(const QRcode& code)
{
    std::vector<Box> boxes;
    const auto isDark = [&code](int x, int y) {
        return x < code.width && (code.data[y * code.width + x] & 1U) != 0;
    };
    const auto add = [&boxes](const Box& run) {
        for (auto& box : boxes) {
            if (box.x == run.x && box.width == run.width && box.y + box.height == run.y) {
                box.height += 1;
                return;
            }
        }
        boxes.push_back(run);
    };
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width; ++x) {
            const int from = x;
            while (isDark(x, y)) {
                ++x;
            }
            if (x > from) {
                add({static_cast<double>(from), static_cast<double>(y),
                     static_cast<double>(x - from), 1});
            }
        }
    }
    return boxes;
}

} // namespace

QrSymbol qrOf(std::string_view text)
{
    if (text.empty()) {
        return {};
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code) {
        throw Error(Error::Kind::Bug, {"paper.no_symbol", {{"text", std::string(text)}}});
    }
    return {code->width, merged(*code)};
}

} // namespace dongbo::paper
