#include "gui/present/lists/list_query.h"

#include "core/text/fold.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::string_view special = ";,%";
constexpr std::string_view textPart = "text=";

std::string escaped(std::string_view value)
{
    std::string out;
    for (const char c : value) {
        if (special.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += c == ';' ? "%3B" : c == ',' ? "%2C" : "%25";
        }
    }
    return out;
}

std::string unescaped(std::string_view written)
{
    std::string out;
    for (std::size_t at = 0; at < written.size(); ++at) {
        const auto code = written.substr(at, 3);
        const char c = code == "%3B" ? ';' : code == "%2C" ? ',' : code == "%25" ? '%' : '\0';
        out += c == '\0' ? written[at] : c;
        at += c == '\0' ? 0 : 2;
    }
    return out;
}

std::vector<std::string> valuesIn(std::string_view list)
{
    std::vector<std::string> out;
    while (true) {
        const auto end = list.find(',');
        out.push_back(unescaped(list.substr(0, end)));
        if (end == std::string_view::npos) {
            return out;
        }
        list.remove_prefix(end + 1);
    }
}

} // namespace

ListQuery ListQuery::parse(std::string_view filter)
{
    ListQuery query;
    while (!filter.empty()) {
        if (filter.starts_with(textPart)) { // the last part
            query.text = unescaped(filter.substr(textPart.size()));
            break;
        }
        const auto end = std::min(filter.find(';'), filter.size());
        const auto part = filter.substr(0, end);
        const auto equals = part.find('=');
        if (equals == std::string_view::npos && !part.empty()) {
            query.parts[std::string(part)] = {yes};
        } else if (equals != std::string_view::npos && equals > 0) {
            query.parts[std::string(part.substr(0, equals))] = valuesIn(part.substr(equals + 1));
        }
        filter.remove_prefix(std::min(end + 1, filter.size()));
    }
    return query;
}

std::string ListQuery::asText() const
{
    std::string out;
    for (const auto& [part, values] : parts) {
        out += (out.empty() ? "" : ";") + part;
        if (values == std::vector<std::string>{yes}) {
            continue;
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            out += (i == 0 ? "=" : ",") + escaped(values[i]);
        }
    }
    if (!text.empty()) {
        out += (out.empty() ? "" : ";") + std::string(textPart) + escaped(text);
    }
    return out;
}

const std::vector<std::string>& ListQuery::values(std::string_view part) const
{
    static const std::vector<std::string> none;
    const auto at = parts.find(part);
    return at == parts.end() ? none : at->second;
}

bool ListQuery::has(std::string_view part, std::string_view value) const
{
    const auto& all = values(part);
    return std::find(all.begin(), all.end(), value) != all.end();
}

std::string ListQuery::first(std::string_view part) const
{
    const auto& all = values(part);
    return all.empty() ? std::string() : all.front();
}

void ListQuery::set(const std::string& part, std::vector<std::string> values)
{
    if (values.empty()) {
        parts.erase(part);
    } else {
        parts[part] = std::move(values);
    }
}

void ListQuery::toggle(const std::string& part, const std::string& value)
{
    auto all = values(part);
    if (std::erase(all, value) == 0) {
        all.push_back(value);
    }
    set(part, std::move(all));
}

void ListQuery::clear(std::string_view part)
{
    if (const auto at = parts.find(part); at != parts.end()) {
        parts.erase(at);
    }
}

std::string searchedOf(std::initializer_list<std::string_view> texts)
{
    std::string out;
    for (const auto one : texts) {
        out += " ";
        text::foldInto(out, one);
    }
    return out;
}

} // namespace dongbo::present
