#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// What a list is asked for: for each part (a column, or something else the list knows) the values
/// let through, and typed words. As text it is a Place's filter and part of a saved view:
/// "condition=fair,poor;overdue;text=samsung". Which parts mean something the list knows; others
/// are kept and do nothing.
struct ListQuery
{
    /// The value of a part that only says yes: "overdue".
    static constexpr const char* yes = "yes";

    std::map<std::string, std::vector<std::string>, std::less<>> parts; ///< no part without values
    std::string text;

    bool operator==(const ListQuery&) const = default;

    [[nodiscard]] static ListQuery parse(std::string_view filter);
    [[nodiscard]] std::string asText() const;
    [[nodiscard]] bool isEmpty() const { return parts.empty() && text.empty(); }

    [[nodiscard]] bool has(std::string_view part) const { return parts.find(part) != parts.end(); }
    [[nodiscard]] bool has(std::string_view part, std::string_view value) const;
    /// The part's first value; empty without one.
    [[nodiscard]] std::string first(std::string_view part) const;
    [[nodiscard]] const std::vector<std::string>& values(std::string_view part) const;
    /// No values: the part does not restrict any more.
    void set(const std::string& part, std::vector<std::string> values);
    void toggle(const std::string& part, const std::string& value);
    void clear(std::string_view part);
};

/// What a row is found by: these texts folded, each after a space.
[[nodiscard]] std::string searchedOf(std::initializer_list<std::string_view> texts);

} // namespace dongbo::present
