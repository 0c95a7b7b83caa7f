#include "core/domain/value_key.h"
#include "core/register/reports/own_reports.h"
#include "core/report/own/own_lists.h"
#include "core/store/projection/load.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/reports/own_reports_list.h"
#include "gui/present/reports/report_forms.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr const char* none = "none"; ///< key of a choice; no column is called so

std::vector<std::string> keysIn(std::string_view ticked)
{
    std::vector<std::string> out;
    while (!ticked.empty()) {
        const auto end = std::min(ticked.find(' '), ticked.size());
        if (end > 0) {
            out.emplace_back(ticked.substr(0, end));
        }
        ticked.remove_prefix(std::min(end + 1, ticked.size()));
    }
    return out;
}

/// A report of the office's own making: what it is called, which columns, which rows, in what order
/// and groups, with which chart.
class OwnReportForm final : public FormTask
{
public:
    OwnReportForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_hint(request.hint)
    {
        if (request.record) {
            m_id = OwnReportId{request.record->id};
        }
    }

    void build(Form& form) override
    {
        std::string name;
        if (m_id) {
            const auto record = store::load<OwnReport>(session().reg().database(), *m_id);
            if (!record || record->removed) {
                throw Error(Error::Kind::NotFound,
                            {"find.gone", {{"kind", "@kind.own_report"}, {"id", m_id->text()}}});
            }
            name = record->name.value_or("");
            m_draft.definition = report::definitionIn(record->definition.value_or(""));
            watch({RecordKind::OwnReport, *m_id}, {"name", "definition"});
        } else {
            m_draft = draftIn(m_hint);
        }
        m_columns = report::ownColumns(m_draft.definition.list, session().language());
        head(form, name);
        addField(form, RecordKind::OwnReport, "name", {.value = name, .isRequired = true});
        rows(form);
        arrangement(form);
        chart(form);
        columns(form); // so many that the others would be out of sight below them
        form.focus = "name";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        form.at("descending").isShown = form.valueOf("sort") != none;
        form.at("chart_value").isShown = form.valueOf("chart") != none;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        const auto definition = definitionOf(form);
        if (auto problems = report::problemsOf(definition); !problems.empty()) {
            return problems;
        }
        OwnReport record;
        record.name = answers.plain("name");
        record.list = definition.list;
        record.definition = report::definitionText(definition);
        return m_id ? change(std::move(record)) : save(std::move(record));
    }

private:
    void head(Form& form, const std::string& name) const
    {
        form.title = say(m_id ? "reports.own_change_title" : "reports.own_save_title");
        form.icon = "file-text";
        form.sendWord = say("reports.own_send");
        form.subjectIcon = "list";
        form.subject = say("reports.own_of_" + m_draft.definition.list);
        form.detail = name;
        if (!m_draft.left.empty()) {
            std::string words;
            for (const auto& word : m_draft.left) {
                words += (words.empty() ? "" : ", ") + word;
            }
            form.consequences = {say("reports.own_left", {{"what", words}})};
            form.consequenceTone = Tone::Warn;
        }
    }

    [[nodiscard]] std::string titleOf(const std::string& column) const
    {
        const auto at = std::find_if(m_columns.begin(), m_columns.end(),
                                     [&](const auto& one) { return one.code == column; });
        return at == m_columns.end() ? column : at->title;
    }

    /// Those chosen first, in their order.
    void columns(Form& form) const
    {
        auto& field = add(form, "columns", FormFieldKind::Checks, say("reports.own_columns"),
                          {.missing = say("reports.own_no_columns"), .isRequired = true});
        const auto& chosen = m_draft.definition.columns;
        for (const auto& column : chosen) {
            field.choices.push_back({column, titleOf(column), {}});
            field.value += (field.value.empty() ? "" : " ") + column;
        }
        for (const auto& column : m_columns) {
            if (std::find(chosen.begin(), chosen.end(), column.code) == chosen.end()) {
                field.choices.push_back({column.code, column.title, {}});
            }
        }
    }

    /// What it is asked for; what is unticked restricts no more.
    void rows(Form& form) const
    {
        auto& field = add(form, "filters", FormFieldKind::Checks, say("reports.own_filters"));
        for (const auto& [part, values] : m_draft.definition.filters) {
            field.choices.push_back({part, filterWords(part, values), {}});
            field.value += (field.value.empty() ? "" : " ") + part;
        }
        field.isShown = !field.choices.empty();
        add(form, "text", FormFieldKind::Text, say("report.own_text"),
            {.value = m_draft.definition.text, .placeholder = say("reports.own_text_hint")});
    }
    [[nodiscard]] std::string filterWords(const std::string& part,
                                          const std::vector<std::string>& values) const
    {
        if (part == "warranty") {
            return say("report.own_warranty");
        }
        constexpr std::size_t most = 4;
        const auto& list = m_draft.definition.list;
        const auto* field = report::ownField(list, part);
        std::string out;
        for (std::size_t i = 0; i < std::min(values.size(), most); ++i) {
            auto word = values[i];
            const auto value = field == nullptr ? std::nullopt : valueOfKey(*field, word);
            const auto unit = part == "unit" ? RecordId::parse(word) : std::nullopt;
            auto& database = session().shown().database();
            if (unit) {
                word = recordTitle(database, session().language(), RecordKind::Unit, *unit);
            } else if (value) {
                word = valueText(database, session().language(), *field, *value);
            }
            out += (i == 0 ? "" : ", ") + (word.empty() ? say("lists.nothing") : word);
        }
        return titleOf(part) + ": " + out + (values.size() > most ? ", …" : "");
    }

    FormField& choice(Form& form, const char* name, const char* label, const char* noneWord,
                      const std::string& now) const
    {
        auto& field = add(form, name, FormFieldKind::Choice, say(label));
        field.choices.push_back({none, say(noneWord), {}});
        for (const auto& column : m_columns) {
            field.choices.push_back({column.code, column.title, {}});
        }
        field.value = now.empty() ? none : now;
        field.place = FormPlace::Half;
        return field;
    }
    void arrangement(Form& form) const
    {
        const auto& definition = m_draft.definition;
        choice(form, "group", "reports.own_group", "reports.own_no_group", definition.group);
        choice(form, "sort", "reports.own_sort", "reports.own_no_sort", definition.sort);
        add(form, "descending", FormFieldKind::Check, say("reports.own_descending"),
            {.value = definition.isDescending ? "yes" : ""});
    }
    void chart(Form& form) const
    {
        const auto& now = m_draft.definition.chart;
        choice(form, "chart", "reports.own_chart", "reports.own_no_chart",
               now ? now->by : std::string());
        auto& value = choice(form, "chart_value", "reports.own_chart_value",
                             "reports.own_chart_count", now ? now->value : std::string());
        std::erase_if(value.choices, [this](const FormChoice& one) {
            const auto at =
                std::find_if(m_columns.begin(), m_columns.end(),
                             [&](const auto& column) { return column.code == one.key; });
            return at != m_columns.end() && !report::isNumber(at->kind);
        });
    }

    [[nodiscard]] report::OwnDefinition definitionOf(const Form& form) const
    {
        auto out = m_draft.definition;
        const auto chosen = [&](const char* name) {
            const auto key = form.valueOf(name);
            return key == none ? std::string() : key;
        };
        const auto ticked = keysIn(form.valueOf("columns"));
        out.columns.clear();
        for (const auto& one : form.find("columns")->choices) { // in their order, not that of ticks
            if (std::find(ticked.begin(), ticked.end(), one.key) != ticked.end()) {
                out.columns.push_back(one.key);
            }
        }
        const auto kept = keysIn(form.valueOf("filters"));
        std::erase_if(out.filters, [&](const auto& filter) {
            return std::find(kept.begin(), kept.end(), filter.first) == kept.end();
        });
        out.text = std::string(text::trim(form.valueOf("text")));
        out.group = chosen("group");
        out.sort = chosen("sort");
        out.isDescending = !out.sort.empty() && !form.valueOf("descending").empty();
        out.chart.reset();
        if (const auto by = chosen("chart"); !by.empty()) {
            out.chart = {by, chosen("chart_value")};
        }
        return out;
    }

    Checked<Shell::Done> save(OwnReport record)
    {
        for (const auto& info : ownReportInfos(session())) {
            if (info.title == record.name.value_or("")) { // never over another one unasked
                return Problem{"name", {"report.own_name_taken", {{"name", info.title}}}};
            }
        }
        const auto saved = saveOwnReport(session().reg(), std::move(record));
        if (!saved) {
            return saved.problems();
        }
        Shell::Done done{saved->changeSet, say("reports.own_saved", {{"name", saved->number}})};
        done.action = say("reports.own_open");
        done.onAction = [&shell = shell(), id = saved->id] {
            shell.go(placeOfReport(std::string(report::ownPrefix) + id.text()));
        };
        return done;
    }
    Checked<Shell::Done> change(OwnReport record)
    {
        return doneWith(changeOwnReport(session().reg(), *m_id, std::move(record)),
                        "reports.own_saved", "name");
    }

    std::string m_hint;
    std::optional<OwnReportId> m_id;
    OwnDraft m_draft;
    std::vector<report::OwnColumn> m_columns;
};

} // namespace

std::unique_ptr<FormTask> saveOwnReportForm(Shell& shell, const SheetRequest& request)
{
    const bool isOfOne = request.record && request.record->kind == RecordKind::OwnReport;
    return isOfOne || (!request.record && !request.hint.empty())
               ? std::make_unique<OwnReportForm>(shell, request)
               : nullptr;
}

} // namespace dongbo::present
