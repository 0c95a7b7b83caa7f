#include "gui/present/reports/paper_setting_form.h"

#include "core/report/engine/reports.h"
#include "core/text/dates.h"
#include "gui/present/lists/list_query.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dongbo::present {

namespace {

constexpr const char* kindName = "paper_setting";
constexpr const char* therePart = "there";
constexpr const char* allPapers = "all";

std::string dayText(const std::optional<Date>& day)
{
    return day ? isoText(*day) : std::string();
}

report::OfficeSetting settingIn(const ListQuery& hint)
{
    return {hint.first("part"),
            hint.first("paper"),
            parseIsoDate(hint.first("from")),
            parseIsoDate(hint.first("until")),
            hint.first("grade"),
            hint.first("words"),
            hint.first("line"),
            hint.first("source")};
}

class PaperSettingForm final : public FormTask
{
public:
    PaperSettingForm(Shell& shell, const ListQuery& hint)
        : FormTask(shell)
        , m_begin(settingIn(hint))
        , m_isThere(hint.has(therePart))
    {}

    void build(Form& form) override
    {
        form.title = say(m_isThere ? "paper_settings.edit_title" : "paper_settings.add_title");
        form.icon = m_isThere ? "pencil" : "plus";
        form.sendWord = say(m_isThere ? "correct.send" : "form.add_send");
        form.subjectIcon = "file-text";
        form.subject = m_begin.text;
        auto& part = add(form, "setting_part", FormFieldKind::Choice, say("field.setting_part"));
        part.isRequired = true;
        part.value = m_begin.part;
        for (const auto& one : report::settingParts()) {
            part.choices.push_back({one, say("report.paper_part." + one), {}});
        }
        auto& paper = add(form, "setting_paper", FormFieldKind::Choice, say("field.setting_paper"));
        paper.isRequired = true;
        paper.value = m_begin.paper.empty() ? allPapers : m_begin.paper;
        paper.choices.push_back({allPapers, say("report.all_papers"), {}});
        for (const auto& name : report::settingPapers()) {
            paper.choices.push_back({name, report::infoOf(name, session().language()).title, {}});
        }
        auto& text = add(form, "setting_text", FormFieldKind::Text, say("field.setting_text"));
        text.isRequired = true;
        text.value = m_begin.text;
        auto& line = add(form, "legal_line", FormFieldKind::Area, say("field.legal_line"));
        line.value = m_begin.line;
        askDay(form, "valid_from", m_begin.from);
        askDay(form, "valid_to", m_begin.until);
        auto& grade = add(form, "setting_grade", FormFieldKind::Choice, say("field.setting_grade"));
        grade.value = m_begin.grade;
        for (const char* one : {"V", "P", "K"}) {
            grade.choices.push_back({one, say("report.grade." + std::string(one)), {}});
        }
        auto& source = add(form, "source", FormFieldKind::Text, say("field.source"));
        source.value = m_begin.source;
        source.placeholder = say("paper_settings.source_example");
        form.consequences = {say("paper_settings.will")};
        form.focus = m_begin.part.empty() ? "setting_part" : "setting_text";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const bool isBasis = form.valueOf("setting_part") == report::basisPart;
        form.at("legal_line").isShown = isBasis;
        form.at("setting_grade").isRequired = isBasis;
        form.at("setting_text").hint =
            say(isBasis ? "paper_settings.text_of_basis" : "paper_settings.text_of_name");
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        report::OfficeSetting setting;
        setting.part = form.valueOf("setting_part");
        setting.paper = form.valueOf("setting_paper");
        if (setting.paper == allPapers) {
            setting.paper.clear();
        }
        setting.text = answers.plain("setting_text");
        setting.line = answers.plain("legal_line");
        setting.from = answers.day("valid_from");
        setting.until = answers.day("valid_to");
        setting.grade = form.valueOf("setting_grade");
        setting.source = answers.plain("source");
        const auto done =
            report::setPaperSetting(setting, m_isThere ? std::optional{m_begin} : std::nullopt);
        if (!done) {
            return done.problems();
        }
        return settingsDone(shell(), *done, setting.text, "paper_settings.set");
    }

private:
    void askDay(Form& form, const char* name, const std::optional<Date>& day)
    {
        auto& field = add(form, name, FormFieldKind::Day, say("field." + std::string(name)));
        field.place = FormPlace::Half;
        field.value = day ? text::formatDate(*day) : std::string();
    }

    report::OfficeSetting m_begin; ///< as the person saw it
    bool m_isThere = false;        ///< that line is the office's: it is changed
};

} // namespace

SheetRequest paperSettingSheet(const report::OfficeSetting& setting, bool isThere)
{
    ListQuery hint;
    const auto put = [&hint](const char* part, const std::string& value) {
        if (!value.empty()) {
            hint.set(part, {value});
        }
    };
    put("kind", kindName);
    put(therePart, isThere ? ListQuery::yes : "");
    put("part", setting.part);
    put("paper", setting.paper);
    put("from", dayText(setting.from));
    put("until", dayText(setting.until));
    put("grade", setting.grade);
    put("words", setting.text); // "text" is the query's own
    put("line", setting.line);
    put("source", setting.source);
    return {SheetKind::AddRecord, {}, hint.asText()};
}

bool isPaperSettingSheet(const SheetRequest& request)
{
    return request.kind == SheetKind::AddRecord &&
           ListQuery::parse(request.hint).first("kind") == kindName;
}

std::unique_ptr<FormTask> paperSettingForm(Shell& shell, const SheetRequest& request)
{
    return std::make_unique<PaperSettingForm>(shell, ListQuery::parse(request.hint));
}

Shell::Done settingsDone(Shell& shell, const report::SettingsChange& change,
                         const std::string& what, const char* sentence)
{
    const auto& session = shell.session();
    Shell::Done out;
    out.sentence = session.say(sentence, {{"what", what}});
    out.explanation =
        session.say("paper_settings.kept_in", {{"path", report::officeSettingsPath()}});
    out.action = session.say("present.undo");
    out.onAction = [&shell, change] {
        static_cast<void>(shell.act(
            [&]() -> Checked<Shell::Done> {
                const auto undone = report::undoSettings(change);
                if (!undone) {
                    return undone.problems();
                }
                Shell::Done done;
                done.sentence = shell.session().say("paper_settings.undone");
                return done;
            },
            {}));
    };
    return out;
}

} // namespace dongbo::present
