#include "importers/readers/xls/biff_cipher.h"

#include "importers/readers/container/excels_password.h"
#include "importers/readers/container/little_endian.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <nettle/arcfour.h>
#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <span>
#include <vector>

namespace dongbo::importers {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint64_t blockBytes = 1024; ///< each has a key of its own
constexpr std::size_t saltBytes = 16, verifierBytes = 16;

Bytes bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

Bytes md5Of(const Bytes& bytes)
{
    md5_ctx context;
    md5_init(&context);
    md5_update(&context, bytes.size(), bytes.data());
    Bytes digest(MD5_DIGEST_SIZE);
    md5_digest(&context, digest.size(), digest.data());
    return digest;
}

Bytes sha1Of(const Bytes& bytes)
{
    sha1_ctx context;
    sha1_init(&context);
    sha1_update(&context, bytes.size(), bytes.data());
    Bytes digest(SHA1_DIGEST_SIZE);
    sha1_digest(&context, digest.size(), digest.data());
    return digest;
}

/// RC4 with a new key for each block; key derivation depends on the method.
class Rc4Cipher : public BiffCipher
{
public:
    void decrypt(char* body, std::size_t size, std::uint64_t offset) override
    {
        while (size > 0) {
            goTo(offset);
            const auto part = std::min<std::size_t>(
                size, static_cast<std::size_t>(blockBytes - offset % blockBytes));
            auto* bytes = reinterpret_cast<std::uint8_t*>(body); // NOLINT: the library's own type
            arcfour_crypt(&m_state, part, bytes, bytes);
            m_at = offset + part;
            body += part;
            size -= part;
            offset += part;
        }
    }

protected:
    [[nodiscard]] virtual Bytes keyOf(std::uint32_t block) const = 0;

    /// Checks the verifier against its hash, decrypted consecutively.
    bool fits(std::string_view verifier, std::string_view hash, Bytes (*digest)(const Bytes&))
    {
        std::string both(verifier);
        both += hash;
        decrypt(both.data(), both.size(), 0);
        const auto expected = digest(bytesOf(std::string_view(both).substr(0, verifier.size())));
        m_at = UINT64_MAX;
        return std::equal(expected.begin(), expected.end(),
                          bytesOf(std::string_view(both).substr(verifier.size())).begin());
    }

private:
    void goTo(std::uint64_t offset)
    {
        const auto block = offset / blockBytes;
        if (m_at == UINT64_MAX || m_at / blockBytes != block || m_at > offset ||
            m_at % blockBytes == 0) {
            const auto key = keyOf(static_cast<std::uint32_t>(block));
            arcfour_set_key(&m_state, key.size(), key.data());
            m_at = block * blockBytes;
        }
        std::array<std::uint8_t, blockBytes> passed{};
        arcfour_crypt(&m_state, static_cast<std::size_t>(offset - m_at), passed.data(),
                      passed.data());
        m_at = offset;
    }

    arcfour_ctx m_state{};
    std::uint64_t m_at = UINT64_MAX; ///< stream position of the cipher state; none yet
};

/// Excel 97 and 2000: 40-bit keys by MD5.
class OldRc4 final : public Rc4Cipher
{
public:
    explicit OldRc4(std::string_view salt)
    {
        const auto password = md5Of(excelsPasswordInUtf16());
        Bytes mixed;
        for (int i = 0; i < 16; ++i) {
            mixed.insert(mixed.end(), password.begin(), password.begin() + secretBytes);
            const auto own = bytesOf(salt);
            mixed.insert(mixed.end(), own.begin(), own.end());
        }
        m_secret = md5Of(mixed);
        m_secret.resize(secretBytes);
    }
    bool fitsVerifier(std::string_view verifier, std::string_view hash)
    {
        return fits(verifier, hash, md5Of);
    }

protected:
    [[nodiscard]] Bytes keyOf(std::uint32_t block) const override
    {
        auto mixed = m_secret;
        appendLow32(mixed, block);
        return md5Of(mixed);
    }

private:
    static constexpr std::size_t secretBytes = 5;
    Bytes m_secret;
};

/// Excel 2002 and later: 40- to 128-bit keys by SHA-1.
class NewRc4 final : public Rc4Cipher
{
public:
    NewRc4(std::string_view salt, std::size_t keyBits)
        : m_keyBytes(keyBits / 8)
    {
        auto mixed = bytesOf(salt);
        const auto password = excelsPasswordInUtf16();
        mixed.insert(mixed.end(), password.begin(), password.end());
        m_secret = sha1Of(mixed);
    }
    bool fitsVerifier(std::string_view verifier, std::string_view hash)
    {
        return fits(verifier, hash, sha1Of);
    }

protected:
    [[nodiscard]] Bytes keyOf(std::uint32_t block) const override
    {
        constexpr std::size_t shortKey = 5, fullKey = 16;
        auto mixed = m_secret;
        appendLow32(mixed, block);
        auto key = sha1Of(mixed);
        key.resize(m_keyBytes);
        if (m_keyBytes == shortKey) {
            key.resize(fullKey, 0);
        }
        return key;
    }

private:
    std::size_t m_keyBytes;
    Bytes m_secret;
};

/// Excel 95, and Excel 97 where strong methods were not allowed: bytes turned and mixed with
/// sixteen bytes made of the password, beginning with one that depends on the record's length.
class XorCipher final : public BiffCipher
{
public:
    void begin(std::size_t recordBytes) override { m_recordBytes = recordBytes; }

    void decrypt(char* body, std::size_t size, std::uint64_t offset) override
    {
        for (std::size_t i = 0; i < size; ++i) {
            const auto turned = std::rotl(static_cast<std::uint8_t>(body[i]), 3);
            body[i] =
                static_cast<char>(turned ^ mixed[(offset + i + m_recordBytes) % mixed.size()]);
        }
    }

    /// What FILEPASS says of the password: a key made of it, and a checksum.
    static constexpr std::uint16_t key = 0xB359, checksum = 0x9A0A;

private:
    /// Of "VelvetSweatshop", by [MS-OFFCRYPTO] 2.3.7.2.
    static constexpr std::array<std::uint8_t, 16> mixed{0x3C, 0x5B, 0xD4, 0x17, 0xF0, 0x1F,
                                                        0x28, 0x13, 0xF0, 0x4B, 0xB4, 0x03,
                                                        0xC4, 0x73, 0xA4, 0x20};
    std::size_t m_recordBytes = 0;
};

/// `said`: key and checksum; Excel 95 stores nothing else.
std::unique_ptr<BiffCipher> xorCipher(std::string_view said)
{
    return number16(said, 0) == XorCipher::key && number16(said, 2) == XorCipher::checksum
               ? std::make_unique<XorCipher>()
               : nullptr;
}

std::unique_ptr<BiffCipher> oldCipher(std::string_view filePass)
{
    constexpr std::size_t saltAt = 6;
    if (filePass.size() < saltAt + saltBytes + 2 * verifierBytes) {
        return nullptr;
    }
    auto cipher = std::make_unique<OldRc4>(filePass.substr(saltAt, saltBytes));
    const auto rest = filePass.substr(saltAt + saltBytes);
    return cipher->fitsVerifier(rest.substr(0, verifierBytes),
                                rest.substr(verifierBytes, MD5_DIGEST_SIZE))
               ? std::move(cipher)
               : nullptr;
}

std::unique_ptr<BiffCipher> newCipher(std::string_view filePass)
{
    constexpr std::size_t headerAt = 14, keySizeAt = headerAt + 16;
    if (filePass.size() < keySizeAt + 4) {
        return nullptr;
    }
    const std::uint64_t headerSize = number32(filePass, headerAt - 4);
    const auto keyBits = number32(filePass, keySizeAt) == 0 ? 40 : number32(filePass, keySizeAt);
    constexpr std::size_t verifierSize = 4 + saltBytes + verifierBytes + 4 + SHA1_DIGEST_SIZE;
    if (keyBits < 40 || keyBits > 128 || keyBits % 8 != 0 ||
        headerSize > filePass.size() - headerAt ||
        filePass.size() - headerAt - headerSize < verifierSize) {
        return nullptr;
    }
    const auto rest = filePass.substr(headerAt + static_cast<std::size_t>(headerSize) + 4);
    auto cipher = std::make_unique<NewRc4>(rest.substr(0, saltBytes), keyBits);
    return cipher->fitsVerifier(rest.substr(saltBytes, verifierBytes),
                                rest.substr(saltBytes + verifierBytes + 4, SHA1_DIGEST_SIZE))
               ? std::move(cipher)
               : nullptr;
}

} // namespace

std::unique_ptr<BiffCipher> BiffCipher::withExcelsPassword(std::string_view filePass)
{
    constexpr std::size_t ofExcel95 = 4;
    if (filePass.size() == ofExcel95) {
        return xorCipher(filePass);
    }
    if (filePass.size() < 6 || number16(filePass, 0) > 1) {
        return nullptr;
    }
    if (number16(filePass, 0) == 0) {
        return xorCipher(filePass.substr(2));
    }
    const auto major = number16(filePass, 2);
    const auto minor = number16(filePass, 4);
    if (major == 1 && minor == 1) {
        return oldCipher(filePass);
    }
    return major >= 2 && major <= 4 && minor == 2 ? newCipher(filePass) : nullptr;
}

} // namespace dongbo::importers
