#include "core/store/file/settings.h"

#include "core/store/file/statement.h"

#include <sodium.h>

#include <array>

namespace dongbo::store {

namespace {

constexpr std::string_view coverKey = "settings_cover";
using Sum = std::array<unsigned char, 32>;

constexpr const char* selectSetting = "SELECT v FROM meta WHERE k = ?";
constexpr const char* writeSetting =
    "INSERT INTO meta (k, v) VALUES (?1, ?2) ON CONFLICT (k) DO UPDATE SET v = ?2";

void addBytes(crypto_generichash_state& state, std::string_view bytes)
{
    const auto size = static_cast<std::uint64_t>(bytes.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&size), sizeof size);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

/// Puts a setting into the sum, or takes it out again: both are one exclusive or.
void toggle(Sum& sum, std::string_view key, const Value& value)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sum.size());
    addBytes(state, key);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        addBytes(state, "number");
        addBytes(state, std::to_string(*number));
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        addBytes(state, "bytes");
        addBytes(state, *text);
    }
    Sum one{};
    crypto_generichash_final(&state, one.data(), one.size());
    for (std::size_t i = 0; i < sum.size(); ++i) {
        sum[i] = static_cast<unsigned char>(sum[i] ^ one[i]);
    }
}

/// A setting with its type left as it stands: number or bytes, absent when it was never set.
Value held(const Use& use, int column)
{
    Value value = use.value(column);
    if (!std::holds_alternative<std::int64_t>(value)) {
        value = std::string(use.blob(column));
    }
    return value;
}

Value settingOf(const Database& database, std::string_view key)
{
    Use use(prepared(database, selectSetting));
    use.bindCopy(1, key);
    return use.step() ? held(use, 0) : Value{};
}

Sum sumOf(Database& database)
{
    Sum sum{};
    Use use(prepared(database, "SELECT k, v FROM meta ORDER BY k"));
    while (use.step()) {
        if (use.text(0) != coverKey) {
            toggle(sum, use.text(0), held(use, 1));
        }
    }
    return sum;
}

std::string_view bytesOf(const Sum& sum)
{
    return {reinterpret_cast<const char*>(sum.data()), sum.size()};
}

void write(Database& database, std::string_view key, const Value& value)
{
    Use use(database.impl().literal(writeSetting));
    use.bindCopy(1, key);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        use.bind(2, *number).run();
    } else {
        use.bindBlob(2, std::get<std::string>(value)).run();
    }
}

void set(Database& database, std::string_view key, Value value)
{
    const auto before = settingOf(database, key);
    if (before == value) {
        return;
    }
    write(database, key, value);
    const auto cover = settingOf(database, coverKey);
    if (std::holds_alternative<std::int64_t>(cover)) {
        coverSettings(database);
        return;
    }
    const auto* bytes = std::get_if<std::string>(&cover);
    Sum sum{};
    if (bytes == nullptr || bytes->size() != sum.size()) {
        return; // somebody removed it: stays so, for the check to tell
    }
    std::copy(bytes->begin(), bytes->end(), sum.begin());
    if (!std::holds_alternative<std::monostate>(before)) {
        toggle(sum, key, before);
    }
    toggle(sum, key, value);
    write(database, coverKey, std::string(bytesOf(sum)));
}

} // namespace

std::string Database::setting(std::string_view key) const
{
    Use use(prepared(*this, selectSetting));
    use.bindCopy(1, key);
    return use.step() ? std::string(use.blob(0)) : std::string();
}

void Database::setSetting(std::string_view key, std::string_view value)
{
    set(*this, key, std::string(value));
}

std::int64_t Database::numberSetting(std::string_view key) const
{
    Use use(prepared(*this, selectSetting));
    use.bindCopy(1, key);
    return use.step() ? use.number(0) : 0;
}

void Database::setNumberSetting(std::string_view key, std::int64_t value)
{
    set(*this, key, value);
}

void coverSettings(Database& database)
{
    write(database, coverKey, std::string(bytesOf(sumOf(database))));
}

SettingsCover settingsCover(Database& database)
{
    const auto cover = settingOf(database, coverKey);
    if (std::holds_alternative<std::monostate>(cover)) {
        return SettingsCover::Missing;
    }
    if (const auto* bytes = std::get_if<std::string>(&cover)) {
        return *bytes == bytesOf(sumOf(database)) ? SettingsCover::Matches : SettingsCover::Differs;
    }
    return SettingsCover::NotYet;
}

} // namespace dongbo::store
