#include "importers/readers/xlsx/encrypted_package.h"

#include "core/domain/error.h"
#include "importers/readers/container/compound_file.h"
#include "importers/readers/container/excels_password.h"
#include "importers/readers/container/file_source.h"
#include "importers/readers/container/little_endian.h"
#include "importers/readers/xml/small_xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nettle/base64.h>
#include <nettle/cbc.h>
#include <nettle/nettle-meta.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::importers {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t segmentBytes = 4096; ///< each has a vector of its own
constexpr std::size_t blockBytes = 16;     ///< of AES
constexpr std::uint32_t standardSpins = 50'000;
constexpr std::uint64_t mostSpins = 1'000'000; ///< Office writes 100,000; more is there to delay

Bytes bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

Bytes hashed(const nettle_hash& hash, const Bytes& bytes)
{
    std::vector<std::uint64_t> context(hash.context_size / sizeof(std::uint64_t) + 1);
    hash.init(context.data());
    hash.update(context.data(), bytes.size(), bytes.data());
    Bytes digest(hash.digest_size);
    hash.digest(context.data(), digest.size(), digest.data());
    return digest;
}

/// The password hashed with the salt, and that with 0, 1, 2 … so many times.
Bytes spun(const nettle_hash& hash, const Bytes& salt, std::uint64_t spins)
{
    auto begin = salt;
    const auto password = excelsPasswordInUtf16();
    begin.insert(begin.end(), password.begin(), password.end());
    auto digest = hashed(hash, begin);
    for (std::uint64_t i = 0; i < spins; ++i) {
        Bytes next;
        next.reserve(4 + digest.size());
        appendLow32(next, static_cast<std::uint32_t>(i));
        next.insert(next.end(), digest.begin(), digest.end());
        digest = hashed(hash, next);
    }
    return digest;
}

const nettle_cipher* aesOf(std::size_t keyBytes)
{
    switch (keyBytes) {
    case 16:
        return &nettle_aes128;
    case 24:
        return &nettle_aes192;
    case 32:
        return &nettle_aes256;
    default:
        return nullptr;
    }
}

/// AES with one key: block by block, or chained from a vector.
class Aes
{
public:
    Aes(const nettle_cipher& cipher, const Bytes& key)
        : m_cipher(&cipher)
        , m_context(cipher.context_size / sizeof(std::uint64_t) + 1)
    {
        cipher.set_decrypt_key(m_context.data(), key.data());
    }
    /// Whole blocks only; an empty vector: not chained.
    void decrypt(Bytes& bytes, Bytes vector) const
    {
        const auto size = bytes.size() / blockBytes * blockBytes;
        bytes.resize(size);
        if (vector.empty()) {
            m_cipher->decrypt(m_context.data(), size, bytes.data(), bytes.data());
        } else {
            cbc_decrypt(m_context.data(), m_cipher->decrypt, blockBytes, vector.data(), size,
                        bytes.data(), bytes.data());
        }
    }

private:
    const nettle_cipher* m_cipher;
    std::vector<std::uint64_t> m_context;
};

Bytes sized(Bytes bytes, std::size_t size)
{
    constexpr std::uint8_t filler = 0x36;
    bytes.resize(size, filler);
    return bytes;
}

/// How the package is encrypted, once the password has proved right.
struct Method
{
    Aes aes;
    const nettle_hash* hash = nullptr; ///< null: blocks are not chained
    Bytes salt;
};

std::optional<Method> standardMethod(std::string_view info)
{
    constexpr std::size_t headerAt = 12, keyBitsAt = 16, saltBytes = 16, verifierBytes = 16;
    if (info.size() < headerAt + 20) {
        return {};
    }
    const auto headerBytes = number32(info, 8);
    const auto* cipher = aesOf(number32(info, headerAt + keyBitsAt) / 8);
    const auto at = headerAt + std::uint64_t{headerBytes};
    if (cipher == nullptr || at + 4 + saltBytes + verifierBytes + 4 + 32 > info.size() ||
        number32(info, static_cast<std::size_t>(at)) != saltBytes) {
        return {};
    }
    const auto rest = info.substr(static_cast<std::size_t>(at) + 4);
    const auto salt = bytesOf(rest.substr(0, saltBytes));
    auto digest = spun(nettle_sha1, salt, standardSpins);
    appendLow32(digest, 0);
    digest = hashed(nettle_sha1, digest);
    Bytes key;
    for (const std::uint8_t pad : {std::uint8_t{0x36}, std::uint8_t{0x5C}}) {
        Bytes padded(64, pad);
        for (std::size_t i = 0; i < digest.size(); ++i) {
            padded[i] ^= digest[i];
        }
        const auto part = hashed(nettle_sha1, padded);
        key.insert(key.end(), part.begin(), part.end());
    }
    key.resize(cipher->key_size);
    const Aes aes(*cipher, key);
    auto verifier = bytesOf(rest.substr(saltBytes, verifierBytes));
    auto expected = bytesOf(rest.substr(saltBytes + verifierBytes + 4, 32));
    aes.decrypt(verifier, {});
    aes.decrypt(expected, {});
    const auto is = hashed(nettle_sha1, verifier);
    if (!std::equal(is.begin(), is.end(), expected.begin())) {
        return {};
    }
    return Method{aes, nullptr, {}};
}

/// What the two elements of an agile description say.
struct AgileInfo final : XmlListener
{
    struct Part
    {
        const nettle_hash* hash = nullptr;
        std::size_t keyBytes = 0;
        std::uint64_t spins = 0;
        Bytes salt, verifier, verifierHash, key;
        bool isKnown = false; ///< AES, chained
    };
    Part data, password;

    void open(std::string_view name, const Attributes& attributes) override
    {
        if (name == "keyData") {
            data = partOf(attributes);
        } else if (name == "encryptedKey") {
            password = partOf(attributes);
        }
    }
    void close(std::string_view) override {}

private:
    static Bytes fromBase64(std::string_view text)
    {
        base64_decode_ctx context;
        base64_decode_init(&context);
        Bytes out(BASE64_DECODE_LENGTH(text.size()));
        auto size = out.size();
        const bool isRight =
            base64_decode_update(&context, &size, out.data(), text.size(), text.data()) == 1 &&
            base64_decode_final(&context) == 1;
        out.resize(isRight ? size : 0);
        return out;
    }
    static std::uint64_t numberIn(std::string_view text)
    {
        std::uint64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
    static Part partOf(const Attributes& attributes)
    {
        static constexpr std::array<std::pair<std::string_view, const nettle_hash*>, 4> hashes{
            {{"SHA1", &nettle_sha1},
             {"SHA256", &nettle_sha256},
             {"SHA384", &nettle_sha384},
             {"SHA512", &nettle_sha512}}};
        Part out;
        const auto wanted = attributes["hashAlgorithm"];
        for (const auto& [name, hash] : hashes) {
            out.hash = wanted == name || (wanted == "SHA-1" && name == "SHA1") ? hash : out.hash;
        }
        out.keyBytes = static_cast<std::size_t>(numberIn(attributes["keyBits"]) / 8);
        out.spins = numberIn(attributes["spinCount"]);
        out.salt = fromBase64(attributes["saltValue"]);
        out.verifier = fromBase64(attributes["encryptedVerifierHashInput"]);
        out.verifierHash = fromBase64(attributes["encryptedVerifierHashValue"]);
        out.key = fromBase64(attributes["encryptedKeyValue"]);
        out.isKnown = out.hash != nullptr && aesOf(out.keyBytes) != nullptr &&
                      attributes["cipherAlgorithm"] == "AES" &&
                      attributes["cipherChaining"] == "ChainingModeCBC" && !out.salt.empty();
        return out;
    }
};

std::optional<Method> agileMethod(std::string_view xml, const Limits& limits)
{
    using Key = std::array<std::uint8_t, 8>;
    static constexpr Key inputKey{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79};
    static constexpr Key hashKey{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e};
    static constexpr Key valueKey{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6};
    AgileInfo info;
    const MemoryFile file(xml);
    FileSource source(file, 0);
    parseSmallXml(source, limits, info);
    const auto& own = info.password;
    if (!own.isKnown || !info.data.isKnown || own.spins > mostSpins) {
        return {};
    }
    const auto digest = spun(*own.hash, own.salt, own.spins);
    const auto opened = [&](Bytes bytes, const Key& block) {
        auto seed = digest;
        seed.insert(seed.end(), block.begin(), block.end());
        const auto key = sized(hashed(*own.hash, seed), own.keyBytes);
        Aes(*aesOf(own.keyBytes), key).decrypt(bytes, sized(own.salt, blockBytes));
        return bytes;
    };
    auto input = opened(own.verifier, inputKey);
    input.resize(std::min(input.size(), own.salt.size()));
    const auto is = hashed(*own.hash, input);
    const auto expected = opened(own.verifierHash, hashKey);
    const auto key = opened(own.key, valueKey);
    if (expected.size() < is.size() || !std::equal(is.begin(), is.end(), expected.begin()) ||
        key.size() < info.data.keyBytes) {
        return {};
    }
    return Method{Aes(*aesOf(info.data.keyBytes), sized(key, info.data.keyBytes)), info.data.hash,
                  info.data.salt};
}

/// The package's bytes in the clear, decrypted segment by segment as they are asked for.
class DecryptedFile final : public InputFile
{
public:
    DecryptedFile(std::unique_ptr<CompoundFile> container, std::unique_ptr<InputFile> stream,
                  Method method)
        : m_container(std::move(container))
        , m_stream(std::move(stream))
        , m_method(std::move(method))
    {
        const auto head = m_stream->head(sizeBytes);
        const auto told = head.size() == sizeBytes ? number64(head, 0) : 0;
        m_size = std::min(told, m_stream->size() - std::min(m_stream->size(), sizeBytes));
    }
    [[nodiscard]] std::uint64_t size() const override { return m_size; }
    std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const override
    {
        std::size_t got = 0;
        while (got < size && offset < m_size) {
            load(offset / segmentBytes);
            const auto from = static_cast<std::size_t>(offset % segmentBytes);
            const auto rest = static_cast<std::size_t>(
                std::min<std::uint64_t>(m_size - offset, segmentBytes - from));
            const auto part = std::min(size - got, rest);
            if (from + part > m_segment.size()) {
                break;
            }
            std::copy_n(m_segment.begin() + static_cast<std::ptrdiff_t>(from), part, out + got);
            got += part;
            offset += part;
        }
        return got;
    }

private:
    static constexpr std::uint64_t sizeBytes = 8; ///< the length before the package

    void load(std::uint64_t number) const
    {
        if (number == m_number) {
            return;
        }
        m_segment.resize(segmentBytes);
        std::string raw(segmentBytes, '\0');
        raw.resize(m_stream->readAt(sizeBytes + number * segmentBytes, raw.data(), raw.size()));
        m_segment = bytesOf(raw);
        Bytes vector;
        if (m_method.hash != nullptr) {
            auto seed = m_method.salt;
            appendLow32(seed, static_cast<std::uint32_t>(number));
            vector = sized(hashed(*m_method.hash, seed), blockBytes);
        }
        m_method.aes.decrypt(m_segment, std::move(vector));
        m_number = number;
    }

    std::unique_ptr<CompoundFile> m_container; ///< m_stream reads from it
    std::unique_ptr<InputFile> m_stream;
    Method m_method;
    std::uint64_t m_size = 0;
    mutable Bytes m_segment;
    mutable std::uint64_t m_number = UINT64_MAX;
};

} // namespace

std::unique_ptr<InputFile> packageUnderExcelsPassword(const InputFile& file, const Limits& limits)
{
    constexpr unsigned agile = 4, standard = 2;
    try {
        auto container = std::make_unique<CompoundFile>(file);
        const auto described = container->stream("EncryptionInfo");
        auto package = container->stream("EncryptedPackage");
        if (described == nullptr || package == nullptr ||
            described->size() > limits.smallPartBytes) {
            return nullptr;
        }
        const auto info = described->head(static_cast<std::size_t>(described->size()));
        if (info.size() < 8) {
            return nullptr;
        }
        const auto major = number16(info, 0), minor = number16(info, 2);
        auto method = major == agile && minor == agile
                          ? agileMethod(std::string_view(info).substr(8), limits)
                      : major >= 2 && major <= agile && minor == standard ? standardMethod(info)
                                                                          : std::nullopt;
        return method ? std::make_unique<DecryptedFile>(std::move(container), std::move(package),
                                                        *std::move(method))
                      : nullptr;
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Unreadable) {
            throw;
        }
        return nullptr; // a description nobody can read says no password either
    }
}

} // namespace dongbo::importers
