#include "core/register/books/wear.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/books/books_forms.h"
#include "gui/present/books/books_writing.h"
#include "gui/present/lists/list_query.h"

#include <charconv>

namespace dongbo::present {

namespace {

std::int64_t numberIn(const ListQuery& query, const char* part)
{
    const auto text = query.first(part);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Writes a year's wear in a worker: thousands of entries, one change.
class RunWearForm final : public FormTask
{
public:
    RunWearForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_shown(ListQuery::parse(request.hint))
        , m_year(static_cast<int>(numberIn(m_shown, "year")))
    {}

    void build(Form& form) override
    {
        const auto language = session().language();
        const auto year = std::to_string(m_year);
        const auto count = [&](const char* part) {
            return text::formatInteger(numberIn(m_shown, part), language);
        };
        form.title = say("books.wear_run_title", {{"year", year}});
        form.icon = "banknote";
        form.sendWord = say("books.wear_run_send", {{"year", year}});
        form.subjectIcon = "banknote";
        form.subject = say("books.wear_run_subject", {{"count", count("count")}});
        form.detail =
            say("books.wear_run_detail",
                {{"amount", text::formatMoney(Money{numberIn(m_shown, "amount")}, language)}});
        addField(form, RecordKind::WearEntry, "document_no");
        add(form, "reason", FormFieldKind::Area, say("books.reason"));
        form.consequences = {say("books.wear_run_will", {{"year", year}})};
        if (numberIn(m_shown, "skipped") != 0) {
            form.consequences.push_back(
                say("books.wear_run_skipped", {{"count", count("skipped")}}));
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        const WearDraft draft{m_year, answers.plain("document_no"), answers.plain("reason"),
                              checks::IfUnlikely::Ask};
        const auto language = session().language();
        writeBooks(
            shell(), say("wear.progress"),
            [draft, language](Register& reg, checks::IfUnlikely then,
                              const WriteProgress& progress) -> Checked<Shell::Done> {
                auto asked = draft;
                asked.ifUnlikely = then;
                const auto run = runWear(reg, asked, progress);
                if (!run) {
                    return run.problems();
                }
                return Shell::Done{
                    run->changeSet,
                    text::say(language, "books.wear_written",
                              {{"year", std::to_string(run->year)},
                               {"amount", text::formatMoney(run->all.amount, language)}})};
            },
            ifUnlikely);
        return Shell::Done{};
    }

private:
    ListQuery m_shown;
    int m_year;
};

} // namespace

const FormMaker runWearForm = formOf<RunWearForm>;

} // namespace dongbo::present
