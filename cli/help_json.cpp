#include "cli/answer.h"
#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace dongbo::cli {

namespace {

/// "good|fair|poor|broken" as a list; nothing when the help names only what is meant: "DATE".
Json choicesOf(const std::string& shown)
{
    Json out = Json::array();
    if (shown.find('|') == std::string::npos) {
        return out;
    }
    for (std::size_t at = 0; at <= shown.size();) {
        const auto bar = std::min(shown.find('|', at), shown.size());
        out.push_back(shown.substr(at, bar - at));
        at = bar + 1;
    }
    return out;
}

} // namespace

void CommandLine::helpJson(const Context& context, const Found& found) const
{
    Json commands = Json::array();
    const auto add = [&](const Verb& verb) {
        std::string path = verb.m_path;
        std::replace(path.begin(), path.end(), '.', ' ');
        Json arguments = Json::array();
        Json options = Json::array();
        for (const auto& part : verb.m_parts) {
            Json one = {{"name", part.name},
                        {"value", part.value.empty() ? Json() : Json(part.value)},
                        {"required", part.isRequired},
                        {"many", part.isMany()},
                        {"choices", part.value.empty()
                                        ? Json::array()
                                        : choicesOf(context.say("cli.value." + part.value))}};
            (part.isArgument() ? arguments : options).push_back(std::move(one));
        }
        commands.push_back({{"command", path},
                            {"about", context.say("cli.verb." + verb.m_path)},
                            {"writes", verb.m_effect == Effect::Writes},
                            {"arguments", arguments},
                            {"options", options}});
    };
    for (const auto& entry : m_entries) {
        if (entry.verb && (found.verb == nullptr || found.verb == entry.verb.get()) &&
            found.noun == nullptr) {
            add(*entry.verb);
        }
        if (entry.noun && (found.noun == nullptr || found.noun == entry.noun.get())) {
            const auto* own = entry.noun->m_own.get();
            if (own != nullptr && (found.verb == nullptr || found.verb == own)) {
                add(*own);
            }
            for (const auto& verb : entry.noun->m_verbs) {
                if (found.verb == nullptr || found.verb == verb.get()) {
                    add(*verb);
                }
            }
        }
    }
    printJson(context, {{"commands", commands}});
}

} // namespace dongbo::cli
