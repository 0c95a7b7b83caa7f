#include "gui/present/devices/device_clip.h"

#include "core/domain/amount.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

namespace {

/// A cell stays a cell, and no program takes it for a formula.
std::string plain(std::string text)
{
    for (char& c : text) {
        if (c == '\t' || c == '\n' || c == '\r') {
            c = ' ';
        }
    }
    if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) {
        text.insert(text.begin(), '\'');
    }
    return text;
}

std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// Digits only: a spreadsheet sums them.
std::string digitsOf(const std::optional<Money>& amount)
{
    return amount ? std::to_string(amount->dong) : std::string();
}

std::string dayText(const std::optional<Date>& day)
{
    return day ? text::formatDate(*day) : std::string();
}

} // namespace

DeviceClip::DeviceClip(Language language)
    : m_language(language)
{
    std::vector<std::string> heads;
    for (const char* field :
         {"field.code", "field.type", "field.name", "field.maker", "field.model", "field.serial",
          "field.site", "field.custodian", "field.condition", "field.use", "field.quantity",
          "list.column_unit_price", "list.column_amount", "field.in_use_date",
          "field.warranty_until", "field.notes"}) {
        heads.push_back(text::capitalized(text::say(language, field)));
    }
    add(heads, "th");
}

void DeviceClip::add(const store::DeviceRow& row)
{
    const Device& d = row.device;
    const auto word = [&](const auto& choice) {
        return text::capitalized(wordOf(m_language, choice));
    };
    add({d.code.value_or(""), word(d.type), d.name.value_or(""), d.maker.value_or(""),
         d.model.value_or(""), d.serial.value_or(""), row.site, row.custodian,
         word(row.now.condition), word(row.now.use), std::to_string(d.quantity.value_or(1)),
         digitsOf(d.cost), digitsOf(amountOf(d)), inUseText(d), dayText(d.warrantyUntil),
         d.notes.value_or("")},
        "td");
}

void DeviceClip::add(const std::vector<std::string>& cells, const char* htmlCell)
{
    m_html += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto cell = plain(cells[i]);
        m_lines.append(i == 0 ? "" : "\t").append(cell);
        m_html.append("<").append(htmlCell).append(">").append(escaped(cell));
        m_html.append("</").append(htmlCell).append(">");
    }
    m_lines += "\n";
    m_html += "</tr>\n";
}

std::string DeviceClip::html() const
{
    return "<meta charset=\"utf-8\"><table>\n" + m_html + "</table>";
}

} // namespace dongbo::present
