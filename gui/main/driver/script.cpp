#include "gui/main/driver/script.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace dongbo::gui {

namespace {

bool isNameLetter(char c)
{
    return c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string expanded(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isBraced = i + 1 < text.size() && text[i + 1] == '{';
        std::size_t from = i + (isBraced ? 2 : 1);
        std::size_t end = from;
        while (end < text.size() && isNameLetter(text[end])) {
            ++end;
        }
        if (text[i] != '$' || end == from) {
            out += text[i];
            continue;
        }
        const auto name = text.substr(from, end - from);
        const char* value = std::getenv(name.c_str());
        if (value == nullptr) {
            throw std::runtime_error("$" + name + " is not set");
        }
        out += value;
        i = isBraced ? end : end - 1;
    }
    return out;
}

std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ' || text[i] == '\t') {
            ++i;
            continue;
        }
        if (text[i] != '"') {
            const auto end = std::min(text.find_first_of(" \t", i), text.size());
            out.push_back(text.substr(i, end - i));
            i = end;
            continue;
        }
        std::string word;
        for (++i; i < text.size() && text[i] != '"'; ++i) {
            if (text[i] == '\\' && i + 1 < text.size()) {
                ++i;
                word += text[i] == 'n' ? '\n' : text[i];
            } else {
                word += text[i];
            }
        }
        if (i == text.size()) {
            throw std::runtime_error("a quote is not closed");
        }
        ++i;
        out.push_back(word);
    }
    return out;
}

} // namespace

std::vector<Step> readScript(const std::filesystem::path& file)
{
    std::ifstream in(file);
    if (!in) {
        throw std::runtime_error(file.string() + ": cannot be read");
    }
    std::vector<Step> out;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const auto from = line.find_first_not_of(" \t");
        if (from == std::string::npos || line[from] == '#') {
            continue;
        }
        try {
            auto words = wordsOf(expanded(line.substr(from)));
            Step step{number, line.substr(from), words.front(), {}};
            step.words.assign(words.begin() + 1, words.end());
            out.push_back(std::move(step));
        } catch (const std::runtime_error& error) {
            throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " +
                                     error.what());
        }
    }
    return out;
}

} // namespace dongbo::gui
