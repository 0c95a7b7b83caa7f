#include "cli/answer.h"

#include "cli/table.h"
#include "core/register/base/history.h"
#include "core/report/writers/writers.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"

namespace dongbo::cli {

namespace {

/// Lists and objects as JSON in one cell: what begins with [ or { is no formula.
std::string quoted(const std::string& json)
{
    if (json.find_first_of(",\"") == std::string::npos) {
        return json;
    }
    std::string out = "\"";
    for (const char c : json) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + '"';
}

std::string dumped(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Throws when what was written before did not arrive: a long list need not be made to its end.
void stopIfUnheard(const std::ostream& out)
{
    if (!out) {
        throw Error(Error::Kind::Unreadable, {"cli.output_failed", {{"detail", "–"}}});
    }
}

} // namespace

void printJson(const Context& context, const Json& answer)
{
    std::ostream& out = *context.out;
    out << "{";
    bool isFirst = true;
    for (const auto& [name, value] : answer.items()) {
        out << (isFirst ? "" : ",\n") << dumped(name) << ":";
        isFirst = false;
        if (!value.is_array() || value.empty()) {
            out << dumped(value);
            continue;
        }
        out << "[\n";
        for (std::size_t i = 0; i < value.size(); ++i) {
            out << dumped(value[i]) << (i + 1 < value.size() ? ",\n" : "\n");
        }
        out << "]";
    }
    out << "}\n";
}

JsonList::JsonList(const Context& context, const char* name)
    : m_out(*context.out)
{
    m_out << "{" << dumped(name) << ":[";
}

void JsonList::add(const Json& record)
{
    stopIfUnheard(m_out);
    m_out << (m_isFirst ? "\n" : ",\n") << dumped(record);
    m_isFirst = false;
}

void JsonList::finish()
{
    m_out << (m_isFirst ? "]}\n" : "\n]}\n");
}

CsvList::CsvList(const Context& context)
    : m_out(*context.out)
{
    m_out << "\xEF\xBB\xBF";
}

void CsvList::row(const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_out << (i == 0 ? "" : ",") << report::csvCell(cells[i]);
    }
    m_out << "\r\n";
}

void CsvList::row(const std::vector<std::string>& members, const Json& record)
{
    stopIfUnheard(m_out);
    bool isFirst = true;
    for (const auto& member : members) {
        const Json& value = record.at(member);
        m_out << (isFirst ? "" : ",");
        isFirst = false;
        if (value.is_string()) {
            m_out << report::csvCell(value.get<std::string>());
        } else if (!value.is_null()) {
            m_out << quoted(dumped(value));
        }
    }
    m_out << "\r\n";
}

bool printList(const Context& context, const char* name, const Json& records,
               const std::vector<std::string>& csvMembers)
{
    if (context.isJson()) {
        printJson(context, {{name, records}});
        return true;
    }
    if (!context.isCsv()) {
        return false;
    }
    CsvList csv(context);
    csv.row(csvMembers);
    for (const auto& record : records) {
        csv.row(csvMembers, record);
    }
    return true;
}

Exit answerWritten(const Context& context, Register& reg, const char* noun, const Json& record,
                   const ChangeSetId& changeSet)
{
    if (context.isJson()) {
        printJson(context, {{noun, record}, {"change_set", changeSet.text()}});
        return Exit::Done;
    }
    if (const auto done = journal::changeSet(reg.database(), changeSet)) {
        *context.out << context.say(done->what) << "\n";
    }
    *context.out << toned(context,
                          context.say("cli.change_set_made", {{"change_set", changeSet.text()}}),
                          Tone::Quiet)
                 << "\n";
    return Exit::Done;
}

void printWarnings(const Context& context, const Problems& warnings)
{
    for (const auto& warning : warnings) {
        *context.err << text::say(context.language, warning) << "\n";
    }
}

checks::IfUnlikely ifUnlikely(bool saidYes)
{
    return saidYes ? checks::IfUnlikely::Write : checks::IfUnlikely::Ask;
}

void refuseCsv(const Context& context)
{
    if (context.isCsv()) {
        throw Error(Error::Kind::Usage, {"cli.no_csv", {}});
    }
}

std::string orDash(const std::string& text)
{
    return text.empty() ? "–" : text;
}

std::string shownDay(const std::optional<Date>& day)
{
    return day ? text::formatDate(*day) : std::string();
}

std::string shownMoment(const std::optional<Instant>& moment)
{
    return moment ? text::formatInstant(*moment) : std::string();
}

std::string shownMoney(const Context& context, const std::optional<Money>& amount)
{
    return amount ? text::formatMoney(*amount, context.language) : std::string();
}

} // namespace dongbo::cli
