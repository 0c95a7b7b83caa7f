#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/consistency/consistency_forms.h"
#include "gui/present/consistency/standard_board.h"
#include "gui/present/consistency/standard_words.h"
#include "gui/present/forms/record_fields.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <charconv>

namespace dongbo::present {

namespace {

using planning::AttributeKind;
using planning::SpecDemand;

constexpr const char* leastPrefix = "least_";

/// One line of the draft: what it asks for, attribute by attribute.
class StandardLineForm final : public FormTask
{
public:
    StandardLineForm(Shell& shell, std::size_t row)
        : FormTask(shell)
        , m_board(StandardBoard::of(shell))
        , m_row(row)
    {}
    StandardLineForm(const StandardLineForm&) = delete;
    StandardLineForm& operator=(const StandardLineForm&) = delete;
    ~StandardLineForm() override { m_board->dropTrial(); }

    void build(Form& form) override
    {
        if (!m_board->isOpen()) {
            throw Error(Error::Kind::NotFound, {"find.gone", {}});
        }
        const bool isNew = m_row >= m_board->rows().size();
        m_line = isNew ? StandardLine{} : m_board->rows()[m_row].line;
        form.title = say(isNew ? "consistency.line_add" : "consistency.line_edit");
        form.caption = m_board->set().name.value_or("");
        form.icon = "clipboard";
        form.sendWord = say("consistency.line_send");
        ask(form, "type").isRequired = true;
        ask(form, "function").isRequired = true;
        ask(form, "quantity").place = FormPlace::Half;
        ask(form, "critical");
        askLeast(form);
        add(form, "substitutes", FormFieldKind::Checks, text::capitalized(say("field.substitutes")),
            {.value = substitutes()});
        offerSubstitutes(form);
        ask(form, "ceiling").place = FormPlace::Half;
        auto& preferred = ask(form, "preferred");
        preferred.hint = say("consistency.preferred_hint");
        ask(form, "legal_basis");
        ask(form, "source");
    }

    void update(Form& form, std::string_view changed) override
    {
        if (changed == "type") {
            const auto type = read(form).choice<DeviceType>("type");
            if (const auto function = type ? planning::functionOf(*type) : std::nullopt) {
                form.at("function").value = codeOf(*function);
            }
            std::erase_if(form.fields, [](const FormField& field) {
                return field.name.starts_with(leastPrefix);
            });
            m_line.minimum.reset();
            m_line.type = type;
            askLeast(form);
            offerSubstitutes(form);
        }
        checkLeast(form);
        if (!changed.empty()) {
            m_board->tryLine(m_row, lineOf(form));
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto line = lineOf(form);
        const auto problems = checkDraft(session().reg(), {line}).front();
        if (!problems.empty()) {
            return problems;
        }
        m_board->setLine(m_row, line);
        return Shell::Done{};
    }

private:
    FormField& ask(Form& form, const char* name)
    {
        auto& field = addField(form, RecordKind::StandardLine, name);
        const auto& described = *describe(RecordKind::StandardLine).field(name);
        field.value = typedText(session(), described, valuesOf(m_line)[described.number - 1U]);
        field.key.clear();
        if (field.name == "quantity" && field.value.empty()) {
            field.value = "1";
        }
        if (field.kind == FormFieldKind::Text && field.value == "-") {
            field.value.clear();
        }
        return field;
    }

    Attributes attributes() const
    {
        for (const auto& info : store::typeInfos(session().shown().database())) {
            if (info.type && info.type == m_line.type) {
                auto out = planning::parseAttributes(info.attributes.value_or(""));
                planning::Attribute year;
                year.name = planning::yearAttribute;
                year.kind = AttributeKind::Number;
                year.isMoreBetter = true;
                out.push_back(std::move(year));
                return out;
            }
        }
        return {};
    }

    /// A field for each attribute of the type, after the critical mark.
    void askLeast(Form& form)
    {
        const auto demands = planning::parseMinimum(m_line.minimum.value_or(""));
        m_attributes = attributes();
        m_others.clear();
        for (const auto& demand : demands) {
            const bool isAsked = std::any_of(
                m_attributes.begin(), m_attributes.end(), [&](const planning::Attribute& one) {
                    return one.name == demand.attribute && senseOf(one) == demand.sense;
                });
            if (!isAsked) {
                m_others.push_back(demand); // as it is: nothing here changes it
            }
        }
        std::string after = "critical";
        for (const auto& attribute : m_attributes) {
            auto field = leastField(attribute);
            for (const auto& demand : demands) {
                if (demand.attribute == attribute.name && demand.sense == senseOf(attribute)) {
                    field.value = attribute.kind == AttributeKind::Flag
                                      ? (demand.value == "false" ? "" : "yes")
                                      : demand.value;
                }
            }
            const auto name = field.name;
            form.addAfter(after, std::move(field));
            after = name;
        }
    }

    FormField leastField(const planning::Attribute& attribute) const
    {
        FormField field;
        field.name = leastPrefix + attribute.name;
        field.standsFor = {"minimum"};
        const auto code = "attribute." + attribute.name;
        auto label = text::isKnown(session().language(), code)   ? say(code)
                     : attribute.name == planning::yearAttribute ? say("consistency.year_made")
                                                                 : attribute.name;
        const auto unit = "attribute.unit_" + attribute.measure;
        const bool isCounted = attribute.measure == "port" || attribute.measure == "channel";
        if (!attribute.measure.empty() && !isCounted && attribute.kind == AttributeKind::Number) {
            label +=
                ", " + (text::isKnown(session().language(), unit) ? say(unit) : attribute.measure);
        }
        field.kind =
            attribute.kind == AttributeKind::Flag ? FormFieldKind::Check : FormFieldKind::Text;
        field.label = attribute.kind == AttributeKind::Flag ? label
                      : senseOf(attribute) == SpecDemand::Sense::AtLeast
                          ? say("consistency.at_least", {{"what", label}})
                          : label;
        field.place = attribute.kind == AttributeKind::Flag ? FormPlace::Line : FormPlace::Half;
        field.textLimit = 60;
        return field;
    }

    static SpecDemand::Sense senseOf(const planning::Attribute& attribute)
    {
        return attribute.isMoreBetter && attribute.kind != AttributeKind::Flag
                   ? SpecDemand::Sense::AtLeast
                   : SpecDemand::Sense::Exactly;
    }

    /// The demand as typed; absent when nothing is.
    std::optional<SpecDemand> demandOf(const Form& form, const planning::Attribute& attribute) const
    {
        auto value = std::string(text::trim(form.valueOf(leastPrefix + attribute.name)));
        if (value.empty()) {
            return std::nullopt;
        }
        if (attribute.kind == AttributeKind::Flag) {
            value = "true";
        } else if (attribute.kind == AttributeKind::Number) {
            if (const auto number = text::parseDecimal(value, session().language())) {
                const auto whole = static_cast<std::int64_t>(*number);
                value = static_cast<double>(whole) == *number ? std::to_string(whole) : value;
            }
        }
        return SpecDemand{attribute.name, senseOf(attribute), value};
    }

    /// Says beside each attribute what is wrong with it.
    void checkLeast(Form& form) const
    {
        for (const auto& attribute : m_attributes) {
            auto* field = form.find(leastPrefix + attribute.name);
            if (field == nullptr) {
                continue;
            }
            field->problem.clear();
            if (const auto demand = demandOf(form, attribute)) {
                const auto problems =
                    planning::checkMinimum(planning::textOf(std::vector{*demand}), m_attributes);
                if (!problems.empty()) {
                    field->problem = text::say(session().language(), problems.front());
                }
            }
        }
    }

    /// The other types that do, as the keys of boxes.
    std::string substitutes() const
    {
        std::string out;
        planning::eachPiece(m_line.substitutes.value_or(""), '|', [&](std::string_view code) {
            if (parseCode<DeviceType>(code)) {
                out += (out.empty() ? "" : " ") + std::string(code);
            }
        });
        return out;
    }
    /// Types of the same function, and those that are substitutes already.
    void offerSubstitutes(Form& form) const
    {
        auto& field = form.at("substitutes");
        field.choices.clear();
        const auto function = m_line.type ? planning::functionOf(*m_line.type) : std::nullopt;
        for (const auto type : allTypes()) {
            const std::string code(codeOf(type));
            const bool isOn = (" " + field.value + " ").find(" " + code + " ") != std::string::npos;
            const bool isLike = function && planning::functionOf(type) == function;
            const bool isHead =
                (m_line.type == DeviceType::Computer && type == DeviceType::Codec) ||
                (m_line.type == DeviceType::Codec && type == DeviceType::Computer);
            if (type != m_line.type && (isOn || isLike || isHead)) {
                field.choices.push_back(
                    {code,
                     text::capitalized(wordOf(session().language(), std::optional{type})),
                     {}});
            }
        }
        field.isShown = !field.choices.empty();
    }
    static std::vector<DeviceType> allTypes()
    {
        std::vector<DeviceType> out;
        const auto* type = describe(RecordKind::StandardLine).field("type");
        constexpr std::int64_t mostTypes = 64;
        for (std::int64_t i = 1; i < mostTypes; ++i) {
            if (type->isKnown(i)) {
                out.push_back(static_cast<DeviceType>(i));
            }
        }
        return out;
    }

    StandardLine lineOf(const Form& form) const
    {
        auto line = m_line;
        auto values = valuesOf(line);
        for (const char* name : {"type", "function", "quantity", "critical", "ceiling", "preferred",
                                 "legal_basis", "source"}) {
            const auto& described = *describe(RecordKind::StandardLine).field(name);
            if (auto value = typedValue(session(), described, *form.find(name))) {
                values[described.number - 1U] = std::move(*value);
            }
        }
        line = recordOf<StandardLine>(values);
        auto demands = m_others;
        for (const auto& attribute : m_attributes) {
            if (const auto demand = demandOf(form, attribute)) {
                demands.push_back(*demand);
            }
        }
        line.minimum = demands.empty() ? MaybeText() : MaybeText(planning::textOf(demands));
        auto others = form.valueOf("substitutes");
        std::replace(others.begin(), others.end(), ' ', '|');
        line.substitutes = others.empty() ? MaybeText() : MaybeText(others);
        return line;
    }

    std::shared_ptr<StandardBoard> m_board;
    std::size_t m_row;
    StandardLine m_line;
    Attributes m_attributes;
    std::vector<SpecDemand> m_others; ///< demands no field asks for
};

/// Name, tier, first day and legal ground of the draft.
class StandardHeadForm final : public FormTask
{
public:
    explicit StandardHeadForm(Shell& shell)
        : FormTask(shell)
        , m_board(StandardBoard::of(shell))
    {}

    void build(Form& form) override
    {
        if (!m_board->isOpen()) {
            throw Error(Error::Kind::NotFound, {"find.gone", {}});
        }
        form.title = say("consistency.head_edit");
        form.icon = "clipboard";
        form.sendWord = say("consistency.line_send");
        const auto values = valuesOf(m_board->set());
        for (const char* name : {"name", "tier", "valid_from", "notes"}) {
            auto& field = addField(form, RecordKind::StandardSet, name);
            const auto& described = *describe(RecordKind::StandardSet).field(name);
            field.value = typedText(session(), described, values[described.number - 1U]);
        }
        form.at("notes").label = say("consistency.legal");
        form.at("tier").isRequired = true;
        form.at("tier").isShown = !m_board->baseSet(); // a version is of the tier of the one before
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const auto day = read(form).day("valid_from");
        form.consequences.clear();
        if (m_board->baseSet()) {
            const bool isVersion = day != m_board->setBefore().validFrom;
            form.consequences.push_back(
                say(isVersion ? "consistency.will_version" : "consistency.will_correct"));
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        auto set = m_board->set();
        set.name = answers.text("name");
        set.tier = m_board->baseSet() ? set.tier : answers.text("tier");
        set.validFrom = answers.day("valid_from");
        set.notes = answers.text("notes");
        m_board->setHead(std::move(set));
        return Shell::Done{};
    }

private:
    std::shared_ptr<StandardBoard> m_board;
};

} // namespace

std::unique_ptr<FormTask> standardDraftForm(Shell& shell, const SheetRequest& request)
{
    if (request.hint == "head") {
        return std::make_unique<StandardHeadForm>(shell);
    }
    const auto row = ListQuery::parse(request.hint).first("line");
    std::size_t index = 0;
    const auto end = std::from_chars(row.data(), row.data() + row.size(), index);
    return end.ec == std::errc() ? std::make_unique<StandardLineForm>(shell, index) : nullptr;
}

} // namespace dongbo::present
