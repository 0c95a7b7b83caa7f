#pragma once

#include "core/domain/error.h"
#include "core/domain/id.h"

#include <boost/serialization/level.hpp>
#include <boost/serialization/level_enum.hpp>
#include <boost/serialization/serialization.hpp>
#include <boost/serialization/version.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dongbo::archive {

/// Limits for reading untrusted bytes. A count is accepted only as far as the remaining bytes can
/// hold it, and memory is allocated only for elements that were read and, at once, for the
/// first 32.
struct Bounds
{
    std::size_t bytes = 64u << 20;    ///< of one archive
    std::size_t textBytes = 1u << 20; ///< of one text or blob
    std::size_t items = 1u << 20;     ///< of one sequence
    unsigned depth = 16;              ///< of nested objects
};

// The pair below follows Boost.Serialization's archive concept: a class offers
// `serialize(Archive&, unsigned version)` (or a free function) made of `ar & member`, and
// BOOST_CLASS_VERSION. The encoding is our own: canonical varints, zigzag for signed numbers,
// length before text; identical on every machine. Pointers and polymorphism are not supported.

/// Writes into the caller's buffer.
class Writer
{
public:
    using is_saving = std::true_type;
    using is_loading = std::false_type;

    explicit Writer(std::string& out)
        : m_out(out)
    {}

    template <typename T> Writer& operator&(const T& value)
    {
        put(value);
        return *this;
    }

private:
    void put(bool value) { m_out.push_back(value ? '\1' : '\0'); }
    void put(std::uint8_t value) { varint(value); }
    void put(std::uint16_t value) { varint(value); }
    void put(std::uint32_t value) { varint(value); }
    void put(std::uint64_t value) { varint(value); }
    void put(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        varint((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void put(const std::string& value)
    {
        varint(value.size());
        m_out += value;
    }
    void put(const RecordId& id)
    {
        m_out.append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
    }
    template <typename T> void put(const std::vector<T>& values)
    {
        varint(values.size());
        for (const auto& value : values) {
            put(value);
        }
    }
    template <typename T>
    requires std::is_class_v<T> &&(!std::is_base_of_v<RecordId, T>)void put(const T& object)
    {
        constexpr unsigned version = boost::serialization::version<T>::value;
        if constexpr (boost::serialization::implementation_level<T>::value >=
                      boost::serialization::object_class_info) {
            varint(version);
        }
        boost::serialization::serialize_adl(
            *this, const_cast<T&>(object),
            version); // NOLINT(cppcoreguidelines-pro-type-const-cast):
                      // one serialize() serves both ways
    }

    void varint(std::uint64_t value)
    {
        while (value >= 0x80) {
            m_out.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_out.push_back(static_cast<char>(value));
    }

    std::string& m_out;
};

/// Reads untrusted input. Anything out of bounds, not canonical, or of a newer class version throws
/// Error{Unreadable, "archive.damaged"} or {NewerSchema, "archive.newer"}.
class Reader
{
public:
    using is_saving = std::false_type;
    using is_loading = std::true_type;

    explicit Reader(std::string_view bytes, Bounds bounds = {});

    template <typename T> Reader& operator&(T& value)
    {
        get(value);
        return *this;
    }

    /// Throws unless all bytes were consumed.
    void finish() const;
    [[nodiscard]] std::size_t remaining() const { return m_bytes.size() - m_at; }
    [[noreturn]] static void damaged(const char* why);

private:
    template <typename T> void getUnsigned(T& value)
    {
        const std::uint64_t read = varint();
        if (read > static_cast<std::uint64_t>(static_cast<T>(-1))) {
            damaged("number too large");
        }
        value = static_cast<T>(read);
    }
    void get(bool& value);
    void get(std::uint8_t& value) { getUnsigned(value); }
    void get(std::uint16_t& value) { getUnsigned(value); }
    void get(std::uint32_t& value) { getUnsigned(value); }
    void get(std::uint64_t& value) { value = varint(); }
    void get(std::int64_t& value)
    {
        const std::uint64_t bits = varint();
        value = static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
    }
    void get(std::string& value);
    void get(RecordId& id);
    template <typename T> void get(std::vector<T>& values)
    {
        const std::uint64_t count = varint();
        if (count > m_bounds.items || count > remaining()) {
            damaged("more items than bytes");
        }
        values.clear();
        // as long as most are, whatever a damaged count says
        values.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(count, 32)));
        for (std::uint64_t i = 0; i < count; ++i) {
            T value{};
            get(value);
            values.push_back(std::move(value));
        }
    }
    template <typename T>
    requires std::is_class_v<T> &&(!std::is_base_of_v<RecordId, T>)void get(T& object)
    {
        std::uint64_t version = boost::serialization::version<T>::value;
        if constexpr (boost::serialization::implementation_level<T>::value >=
                      boost::serialization::object_class_info) {
            version = varint();
            if (version > boost::serialization::version<T>::value) {
                newer();
            }
            if (version == 0) {
                damaged("no class version"); // versions begin at 1
            }
        }
        enter();
        boost::serialization::serialize_adl(*this, object, static_cast<unsigned>(version));
        --m_depth;
    }

    std::uint64_t varint();
    void enter();
    [[noreturn]] static void newer();

    std::string_view m_bytes;
    Bounds m_bounds;
    std::size_t m_at = 0;
    unsigned m_depth = 0;
};

} // namespace dongbo::archive
