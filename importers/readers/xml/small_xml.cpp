#include "importers/readers/xml/small_xml.h"

#include <expat.h>

#include <exception>
#include <memory>
#include <type_traits>

namespace dongbo::importers {

namespace {

std::string_view localName(std::string_view qualified)
{
    const auto colon = qualified.find(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

struct Parse
{
    XML_Parser parser = nullptr;
    const Limits* limits = nullptr;
    XmlListener* listener = nullptr;
    std::uint64_t depth = 0;
    std::uint64_t total = 0;   ///< bytes passed to the library
    std::uint64_t atEvent = 0; ///< value of `total` at the last event
    std::exception_ptr fault;  ///< exceptions must not pass through the library

    template <typename Action> void guard(Action action)
    {
        if (fault) {
            return;
        }
        try {
            action();
        } catch (...) { // NOLINT: rethrown by parseSmallXml
            fault = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

void onOpen(void* user, const char* name, const char** attributes)
{
    auto& parse = *static_cast<Parse*>(user);
    parse.guard([&] {
        parse.atEvent = parse.total;
        if (++parse.depth > parse.limits->depth) {
            throw pastLimit("depth", parse.limits->depth);
        }
        parse.listener->open(localName(name), XmlListener::Attributes(attributes));
    });
}

void onClose(void* user, const char* name)
{
    auto& parse = *static_cast<Parse*>(user);
    parse.guard([&] {
        parse.atEvent = parse.total;
        --parse.depth;
        parse.listener->close(localName(name));
    });
}

void onDoctype(void* user, const char* /*name*/, const char* /*system*/, const char* /*open*/,
               int /*internal*/)
{
    static_cast<Parse*>(user)->guard([] { throw unreadable("readers.doctype"); });
}

} // namespace

std::string_view XmlListener::Attributes::operator[](std::string_view wanted) const
{
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2) {
        if (localName(pair[0]) == wanted) {
            return pair[1];
        }
    }
    return {};
}

void parseSmallXml(ByteSource& source, const Limits& limits, XmlListener& listener)
{
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), XML_ParserFree);
    if (!parser) {
        throw pastLimit("memory_bytes", limits.memoryBytes);
    }
    Parse parse{parser.get(), &limits, &listener, 0, 0, 0, {}};
    XML_SetUserData(parser.get(), &parse);
    XML_SetElementHandler(parser.get(), onOpen, onClose);
    XML_SetStartDoctypeDeclHandler(parser.get(), onDoctype);
    constexpr int blockBytes = 32 * 1024;
    for (bool last = false; !last;) {
        void* block = XML_GetBuffer(parser.get(), blockBytes);
        if (block == nullptr) {
            throw pastLimit("memory_bytes", limits.memoryBytes);
        }
        const auto got = source.read(static_cast<char*>(block), blockBytes);
        parse.total += got;
        if (parse.total > limits.smallPartBytes) {
            throw pastLimit("small_part_bytes", limits.smallPartBytes);
        }
        // the library rescans an unfinished tag with every block
        if (parse.total - parse.atEvent > limits.tokenBytes) {
            throw pastLimit("token_bytes", limits.tokenBytes);
        }
        last = got == 0;
        const auto status = XML_ParseBuffer(parser.get(), static_cast<int>(got), last ? 1 : 0);
        if (parse.fault) {
            std::rethrow_exception(parse.fault);
        }
        if (status != XML_STATUS_OK) {
            throw unreadable("readers.broken_xml", XML_ErrorString(XML_GetErrorCode(parser.get())));
        }
    }
}

} // namespace dongbo::importers
