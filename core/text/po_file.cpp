#include "core/text/po_file.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dongbo::text {

namespace {
// The text between the quotes that enclose all of `quoted`.
std::optional<std::string> unquoted(std::string_view quoted)
{
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') {
        return std::nullopt;
    }
    quoted = quoted.substr(1, quoted.size() - 2);
    if (quoted.find('\\') == std::string_view::npos && quoted.find('"') == std::string_view::npos) {
        return std::string(quoted); // nearly always
    }
    std::string out;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        const auto plain = std::min({quoted.find('"', i), quoted.find('\\', i), quoted.size()});
        out.append(quoted, i, plain - i);
        i = plain;
        if (i == quoted.size()) {
            break;
        }
        if (quoted[i] == '"') {
            return std::nullopt;
        }
        if (++i == quoted.size()) {
            return std::nullopt;
        }
        switch (quoted[i]) {
        case 'n':
            out += '\n';
            break;
        case 't':
            out += '\t';
            break;
        case '"':
        case '\\':
            out += quoted[i];
            break;
        default:
            return std::nullopt;
        }
    }
    return out;
}

class Reader
{
public:
    void line(std::string_view text)
    {
        ++m_number;
        text = trim(text);
        if (text.empty()) {
            endEntry();
            m_isFuzzy = false;
        } else if (text.front() == '#') {
            comment(text);
        } else if (text.front() == '"') {
            add(text);
        } else if (startsWith(text, "msgid")) {
            endEntry();
            m_entry = PoEntry{{}, {}, m_number, m_isFuzzy};
            m_isFuzzy = false;
            m_part = Part::Id;
            add(trim(text.substr(5)));
        } else if (startsWith(text, "msgstr") && m_part == Part::Id) {
            m_part = Part::Sentence;
            add(trim(text.substr(6)));
        } else {
            fault("not understood");
        }
    }

    PoFile finish()
    {
        endEntry();
        return std::move(m_file);
    }

private:
    enum class Part
    {
        None,
        Id,
        Sentence
    };

    static bool startsWith(std::string_view text, std::string_view word)
    {
        return text.substr(0, word.size()) == word && text.size() > word.size() &&
               (text[word.size()] == ' ' || text[word.size()] == '"' || text[word.size()] == '\t');
    }

    void fault(const std::string& what)
    {
        m_file.faults.push_back(std::to_string(m_number) + ": " + what);
    }

    void comment(std::string_view text)
    {
        if (text.substr(0, 2) == "#," && text.find("fuzzy") != std::string_view::npos) {
            endEntry();
            m_isFuzzy = true;
        }
    }

    void add(std::string_view quoted)
    {
        auto piece = unquoted(quoted);
        if (!piece || m_part == Part::None) {
            fault("not a quoted string in its place");
            return;
        }
        auto& part = m_part == Part::Id ? m_entry.id : m_entry.sentence;
        if (part.empty()) {
            part = *std::move(piece);
        } else {
            part += *piece;
        }
    }

    void endEntry()
    {
        if (m_part == Part::Id) {
            fault("msgid without msgstr");
        } else if (m_part == Part::Sentence && !m_entry.id.empty()) {
            m_file.entries.push_back(std::move(m_entry));
        }
        m_part = Part::None;
    }

    PoFile m_file;
    PoEntry m_entry;
    std::size_t m_number = 0;
    Part m_part = Part::None;
    bool m_isFuzzy = false;
};
} // namespace

PoFile parsePo(std::string_view text)
{
    Reader reader;
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        text.remove_prefix(3);
    }
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        reader.line(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return reader.finish();
}

} // namespace dongbo::text
