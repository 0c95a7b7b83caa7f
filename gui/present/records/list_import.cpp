#include "gui/present/records/list_import.h"

#include "core/register/lines/lines.h"
#include "core/register/records/simple_records.h"
#include "core/text/bit_rates.h"
#include "core/text/field_names.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "importers/reader_process/list_files.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/find_by_name.h"
#include "importers/write_back/speed_tests.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace dongbo::present {

namespace {

using importers::TableProblem;

constexpr std::size_t problemsTold = 3;
constexpr const char* noColumns = "line.no_speed_columns";
constexpr const char* noUnit = "line.column_without_unit";

/// What a person has said of the list so far.
struct Attempt
{
    std::filesystem::path path;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
    std::optional<text::RateUnit> unit;
    std::optional<LineId> line;
};

struct Outcome
{
    std::int64_t added = 0;
    std::int64_t unchanged = 0;
    std::optional<ChangeSetId> changeSet;
    std::vector<TableProblem> problems; ///< any: nothing was written
};

/// One list that is read and written; lives until it is written or given up.
class ListImport : public std::enable_shared_from_this<ListImport>
{
public:
    using Work = std::function<Outcome(Register&, const Attempt&)>;

    ListImport(Shell& shell, Work work)
        : m_shell(shell)
        , m_work(std::move(work))
    {}

    /// Whose measurements they are when the list does not say.
    void proposeLine(const LineId& line, std::string name)
    {
        m_line = line;
        m_lineName = std::move(name);
    }

    void ask()
    {
        const auto& session = m_shell.session();
        const auto chosen = m_shell.prompts().filesToOpen(
            session.say("list_import.choose"),
            {{session.say("import_page.kind_lists"), importers::listPattern()}}, false);
        if (!chosen.empty()) {
            m_attempt.path = chosen.front();
            run();
        }
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return m_shell.session().say(code, args);
    }
    [[nodiscard]] std::string fileName() const { return m_attempt.path.filename().string(); }

    void run()
    {
        const auto outcome = std::make_shared<Outcome>();
        writeInWorker(
            m_shell, say("list_import.reading", {{"file", fileName()}}),
            [outcome, work = m_work, attempt = m_attempt](Register& reg, const WriteProgress&) {
                *outcome = work(reg, attempt);
            },
            [self = shared_from_this(), outcome] { self->finish(*outcome); },
            say("import_page.nothing_written"));
    }

    void finish(const Outcome& outcome)
    {
        if (!outcome.problems.empty()) {
            askOrTell(outcome.problems);
            return;
        }
        const auto count = [this](std::int64_t number) {
            return text::formatInteger(number, m_shell.session().language());
        };
        Shell::Done done{outcome.changeSet,
                         say("table.read", {{"added", count(outcome.added)},
                                            {"unchanged", count(outcome.unchanged)}})};
        if (outcome.changeSet) {
            tellChanged(m_shell, done, {});
        } else {
            m_shell.banner({BannerTone::Info, done.sentence, {}, {}, {}});
        }
    }

    void askOrTell(const std::vector<TableProblem>& problems)
    {
        const auto areAll = [&](std::string_view code) {
            return std::all_of(problems.begin(), problems.end(), [code](const TableProblem& one) {
                return one.problem.message.code == code;
            });
        };
        Problems plain;
        for (const auto& one : problems) {
            plain.push_back(one.problem);
        }
        if (!m_attempt.unit && areAll(noUnit)) {
            askUnit();
        } else if (!m_attempt.line && m_line && areAll(noColumns)) {
            askLine(problems);
        } else if (checks::areOnlyUnlikely(plain)) {
            askUnlikely(problems);
        } else {
            tell(problems);
        }
    }

    void askUnit()
    {
        static constexpr std::array units{text::RateUnit::Megabit, text::RateUnit::Kilobit,
                                          text::RateUnit::BitPerSecond};
        m_shell.prompts().ask(say("list_import.which_unit", {{"file", fileName()}}),
                              say("list_import.which_unit_help"),
                              {"Mbps", "kbps", "bit/s", say("list_import.leave")},
                              [self = shared_from_this()](std::optional<std::size_t> answer) {
                                  if (answer && *answer < units.size()) {
                                      self->m_attempt.unit = units.at(*answer);
                                      self->run();
                                  }
                              });
    }

    void askLine(const std::vector<TableProblem>& problems)
    {
        m_shell.prompts().ask(
            say("list_import.whose", {{"file", fileName()}, {"line", m_lineName}}),
            say("list_import.whose_help"),
            {say("list_import.whole_file"), say("list_import.leave")},
            [self = shared_from_this(), problems](std::optional<std::size_t> answer) {
                if (answer && *answer == 0) {
                    self->m_attempt.line = self->m_line;
                    self->run();
                } else {
                    self->tell(problems);
                }
            });
    }

    void askUnlikely(const std::vector<TableProblem>& problems)
    {
        m_shell.prompts().ask(
            say("list_import.unlikely",
                {{"file", fileName()}, {"count", std::to_string(problems.size())}}),
            told(problems, problemsTold, "; "),
            {say("list_import.write_anyway"), say("list_import.leave")},
            [self = shared_from_this(), problems](std::optional<std::size_t> answer) {
                if (answer && *answer == 0) {
                    self->m_attempt.ifUnlikely = checks::IfUnlikely::Write;
                    self->run();
                } else {
                    self->tell(problems);
                }
            });
    }

    void tell(const std::vector<TableProblem>& problems)
    {
        m_shell.banner({BannerTone::Bad,
                        say("list_import.problems",
                            {{"file", fileName()}, {"count", std::to_string(problems.size())}}),
                        told(problems, problemsTold, "; "), say("list_import.copy"),
                        [&shell = m_shell, all = told(problems, problems.size(), "\n")] {
                            shell.prompts().putOnClipboard(all);
                        }});
    }

    [[nodiscard]] std::string told(const std::vector<TableProblem>& problems, std::size_t most,
                                   const char* between) const
    {
        std::string out;
        for (std::size_t i = 0; i < problems.size() && i < most; ++i) {
            out += (out.empty() ? "" : between) + told(problems[i]);
        }
        return out;
    }

    [[nodiscard]] std::string told(const TableProblem& one) const
    {
        auto message = one.problem.message;
        if (message.code == noColumns) {
            message.code = "list_import.no_speed_columns"; // the other one names an option
        } else if (message.code == noUnit) {
            message.code = "list_import.no_unit";
        }
        const auto what =
            text::say(m_shell.session().language(), Problem{one.problem.field, message});
        if (one.row == 0) {
            return what;
        }
        return say(one.column.empty() ? "table.at_row" : "table.at_cell",
                   {{"row", std::to_string(one.row)}, {"column", one.column}, {"problem", what}});
    }

    Shell& m_shell;
    Work m_work;
    Attempt m_attempt;
    std::optional<LineId> m_line;
    std::string m_lineName;
};

/// Where in the sheet a problem of a use case is.
TableProblem placed(const Kind& kind, std::uint32_t row, const Problem& problem, Language language)
{
    const auto* field = kind.field(problem.field);
    return {row, field == nullptr ? std::string() : text::fieldName(language, *field), problem};
}

void begin(Shell& shell, const std::shared_ptr<ListImport>& import)
{
    if (shell.session().isWritable() && isKnownOrAsked(shell, [import] { import->ask(); })) {
        import->ask();
    }
}

} // namespace

void importRecordList(Shell& shell, RecordKind kind)
{
    const auto work = [kind, language = shell.session().language()](Register& reg,
                                                                    const Attempt& attempt) {
        Outcome out;
        const auto workbook = importers::readList(attempt.path);
        importers::FoundNames found(reg);
        const auto names = found.names();
        const auto& described = describe(kind);
        const auto table = importers::readRecordTable(*workbook, described, nullptr, reg.today(),
                                                      out.problems, &names);
        if (!out.problems.empty()) {
            return out;
        }
        std::vector<std::vector<Value>> records;
        for (const auto& row : table.rows) {
            records.push_back(row.values);
        }
        const auto done =
            addManySimple(reg, kind, records, attempt.path.filename().string(), attempt.ifUnlikely);
        for (const auto& [at, problem] : done.problems) {
            out.problems.push_back(placed(
                described, at < table.rows.size() ? table.rows[at].row : 0, problem, language));
        }
        out.added = static_cast<std::int64_t>(done.added);
        out.unchanged = static_cast<std::int64_t>(done.unchanged);
        out.changeSet = done.changeSet;
        return out;
    };
    begin(shell, std::make_shared<ListImport>(shell, work));
}

void importSpeedTests(Shell& shell, const std::optional<LineId>& line, const std::string& lineName)
{
    const auto work = [language = shell.session().language()](Register& reg,
                                                              const Attempt& attempt) {
        Outcome out;
        importers::SpeedTestOrder order;
        order.line = attempt.line;
        order.unit = attempt.unit;
        order.source = attempt.path.filename().string();
        const auto workbook = importers::readList(attempt.path);
        auto read = importers::readSpeedTests(reg, *workbook, order);
        out.problems = std::move(read.problems);
        if (!out.problems.empty()) {
            return out;
        }
        std::vector<MeasureDraft> drafts;
        for (const auto& row : read.rows) {
            drafts.push_back(row.draft);
        }
        const auto done = measureLines(reg, drafts, order.source, attempt.ifUnlikely);
        for (const auto& [at, problem] : done.problems) {
            out.problems.push_back(placed(describe(RecordKind::LineMeasurement),
                                          at < read.rows.size() ? read.rows[at].row : 0, problem,
                                          language));
        }
        out.added = done.added;
        out.unchanged = done.unchanged;
        out.changeSet = done.changeSet;
        return out;
    };
    const auto import = std::make_shared<ListImport>(shell, work);
    if (line) {
        import->proposeLine(*line, lineName);
    }
    begin(shell, import);
}

} // namespace dongbo::present
