#include "core/archive/envelope.h"

namespace dongbo::archive {

std::string encode(const Payload& payload)
{
    std::string out;
    encodeInto(out, payload);
    return out;
}

void encodeInto(std::string& out, const Payload& payload)
{
    Writer writer(out);
    writer& payload;
}

Payload decodePayload(std::string_view bytes)
{
    Reader reader(bytes);
    Payload payload;
    reader& payload;
    reader.finish();
    std::uint32_t last = 0;
    for (const auto& change : payload.changes) {
        if (change.number <= last) {
            Reader::damaged("fields out of order");
        }
        last = change.number;
    }
    return payload;
}

std::string encode(const Segment& segment)
{
    std::string out;
    Writer writer(out);
    writer& segment;
    return out;
}

Segment decodeSegment(std::string_view bytes, Bounds bounds)
{
    Reader reader(bytes, bounds);
    Segment segment;
    reader& segment;
    reader.finish();
    return segment;
}

void encodeHeader(std::string& out, const Operation& operation)
{
    Writer writer(out);
    serializeHeader(writer, const_cast<Operation&>(
                                operation)); // NOLINT(cppcoreguidelines-pro-type-const-cast):
                                             // a Writer does not modify it
}

} // namespace dongbo::archive
