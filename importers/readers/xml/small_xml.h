#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/container/byte_source.h"

#include <string>
#include <string_view>

namespace dongbo::importers {

/// Callbacks of a small part's reader. Names without prefix, values resolved; all views are valid
/// during the call. Exceptions end the parse and are rethrown by parseSmallXml.
class XmlListener
{
public:
    /// The attributes of one element, by local name; empty when absent.
    class Attributes
    {
    public:
        explicit Attributes(const char** pairs)
            : m_pairs(pairs)
        {}
        [[nodiscard]] std::string_view operator[](std::string_view localName) const;

    private:
        const char** m_pairs;
    };

    virtual ~XmlListener() = default;
    virtual void open(std::string_view name, const Attributes& attributes) = 0;
    virtual void close(std::string_view name) = 0;
};

/// Parses a small part as a whole with the XML library: any encoding it supports, DOCTYPE rejected.
/// Throws Error{Unreadable} when it is not well-formed, Error{TooLarge} past depth, token_bytes or
/// small_part_bytes.
void parseSmallXml(ByteSource& source, const Limits& limits, XmlListener& listener);

} // namespace dongbo::importers
