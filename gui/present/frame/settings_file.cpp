#include "gui/present/frame/settings_file.h"

#include "gui/present/words/whole_text.h"

#include <utility>

namespace dongbo::present {

namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\\':
            out += "\\\\";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char next = text[++i];
        out += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    }
    return out;
}

std::map<std::string, std::string, std::less<>> read(const std::filesystem::path& path)
{
    std::map<std::string, std::string, std::less<>> out;
    const auto bytes = readWhole(path);
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (const auto tab = line.find('\t'); tab != std::string_view::npos) {
            out[unescaped(line.substr(0, tab))] = unescaped(line.substr(tab + 1));
        }
    }
    return out;
}

} // namespace

SettingsFile::SettingsFile(std::filesystem::path path)
    : m_path(std::move(path))
    , m_values(read(m_path))
{}

std::string SettingsFile::value(std::string_view key) const
{
    const auto at = m_values.find(key);
    return at == m_values.end() ? std::string() : at->second;
}

void SettingsFile::setValue(std::string_view key, std::string_view value)
{
    if (this->value(key) != value) {
        m_values[std::string(key)] = value;
        m_changed[std::string(key)] = value;
    }
}

void SettingsFile::save()
{
    if (m_changed.empty()) {
        return;
    }
    auto all = read(m_path);
    for (const auto& [key, value] : m_changed) {
        all[key] = value;
    }
    std::string bytes;
    for (const auto& [key, value] : all) {
        bytes += escaped(key) + '\t' + escaped(value) + '\n';
    }
    if (writeWhole(m_path, bytes)) {
        m_changed.clear();
    }
}

} // namespace dongbo::present
