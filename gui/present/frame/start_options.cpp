#include "gui/present/frame/start_options.h"

#include "core/text/dates.h"

namespace dongbo::present {

namespace {

/// Gives the option its value; false: that value means nothing to it.
bool take(StartOptions& out, const std::string& option, const std::string& value)
{
    if (option == "--lang") {
        out.language = text::parseLanguage(value);
        return out.language.has_value();
    }
    if (option == "--theme") {
        out.theme = value;
        return value == "light" || value == "dark";
    }
    const auto day = text::parseDateText(value);
    if (!day || day->precision != text::Precision::Day) {
        return false;
    }
    out.at = text::firstDay(*day);
    return true;
}

} // namespace

Checked<StartOptions> readStartOptions(const std::vector<std::string>& words)
{
    StartOptions out;
    Problems problems;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto word = words[i];
        if (!word.starts_with("--")) {
            const std::filesystem::path file(word);
            if (file.extension() == ".dongbo" && !out.registerFile) {
                out.registerFile = file;
            } else {
                out.lists.push_back(file);
            }
            continue;
        }
        if (word == "--help") {
            out.help = true;
            continue;
        }
        std::optional<std::string> value;
        if (const auto equals = word.find('='); equals != std::string::npos) {
            value = word.substr(equals + 1);
            word.resize(equals);
        }
        if (word != "--at" && word != "--lang" && word != "--theme") {
            problems.push_back({"option", {"start.unknown_option", {{"option", word}}}});
            continue;
        }
        if (!value && i + 1 < words.size()) {
            value = words[++i];
        }
        if (!value || !take(out, word, *value)) {
            problems.push_back(
                {"option",
                 {"start.wrong_value", {{"option", word}, {"value", value.value_or("")}}}});
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    return out;
}

} // namespace dongbo::present
