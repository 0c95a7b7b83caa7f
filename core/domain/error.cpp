#include "core/domain/error.h"

namespace dongbo {

namespace {
std::string logLine(const Message& message, const std::string& log)
{
    std::string line = message.code;
    for (const auto& argument : message.args) {
        line += " " + argument.name + "=" + argument.value;
    }
    if (!log.empty()) {
        line += ": " + log;
    }
    return line;
}
} // namespace

Error::Error(Kind kind, Message message, const std::string& log)
    : std::runtime_error(logLine(message, log))
    , m_kind(kind)
    , m_message(std::move(message))
{}

Error& Error::during(std::string line)
{
    m_context.push_back(std::move(line));
    return *this;
}

} // namespace dongbo
