#pragma once

#include "core/register/base/checks.h"
#include "gui/present/forms/form.h"
#include "gui/present/forms/form_reader.h"
#include "gui/present/shell.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dongbo::present {

/// What a form says of a field besides its descriptor; what is not named stays as it is.
struct FieldAsk
{
    std::optional<FormFieldKind> kind = {};
    std::optional<std::string> label = {};
    std::optional<std::string> value = {};
    std::vector<FormChoice> choices = {};
    std::string placeholder = {};
    std::string spoken = {};
    std::string missing = {};
    std::string icon = {};
    FormPlace place = FormPlace::Line;
    bool isShown = true;
    std::optional<bool> isRequired = {};
    bool isReplaced = false;
    bool mayBeNew = false;
    std::size_t textLimit = 0;
    std::optional<Instant> exact = {};
    std::vector<std::string> standsFor = {};
    std::string hint = {};
};

/// What one form asks, checks and does; made for each opening. A form is a class of these few
/// functions: build() declares its fields, update() what follows from an answer, act() the use
/// case. Everything else — typing, checking, questions, conflicts, drafts, sending — is
/// FormPresenter's, the same for every form.
class FormTask
{
public:
    explicit FormTask(Shell& shell)
        : m_shell(shell)
    {}
    virtual ~FormTask() = default;

    /// Fills head and fields. Throws {NotFound} and {Refused}: the form does not open.
    virtual void build(Form& form) = 0;
    /// After build (`changed` empty), and after the answer of that field changed: consequences,
    /// hints, fields that come or go, Form::focus.
    virtual void update(Form& /*form*/, std::string_view /*changed*/) {}
    /// What a Suggest or Picker offers for its text; by its target unless a form knows better.
    [[nodiscard]] virtual std::vector<FormChoice> offers(const Form& form, const FormField& field);
    /// The record as that Picker shows it once it is chosen; nothing when it does not take it.
    [[nodiscard]] virtual std::optional<FormChoice> choiceFor(const FormField& /*field*/,
                                                              const RecordRef& /*record*/)
    {
        return std::nullopt;
    }
    /// A link, or the cross of a file: its key.
    virtual void press(Form& /*form*/, std::string_view /*field*/, const std::string& /*key*/) {}
    /// After the register changed elsewhere.
    virtual void onRegisterChanged(Form& form) { static_cast<void>(standsAsSeen(form)); }
    /// The person settled a conflict beside that field.
    virtual void settle(Form& /*form*/, const std::string& /*field*/, ConflictAnswer /*answer*/) {}
    /// After act() was done: fields are left that wait to be settled, the form stays.
    [[nodiscard]] virtual bool isLeft() const { return false; }

    /// Does act() if, under the write lock, the watched record stands as the person saw it. If not,
    /// the form says who moved it, nothing is written, and sending asks once more.
    [[nodiscard]] Checked<Shell::Done> run(Form& form, checks::IfUnlikely ifUnlikely);

protected:
    /// The use case. Every shown field has been checked: what is required is there, what is typed
    /// can be read. `ifUnlikely`: whether to ask about what can be but is unlikely.
    [[nodiscard]] virtual Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) = 0;

    [[nodiscard]] Session& session() const { return m_shell.session(); }
    [[nodiscard]] Shell& shell() const { return m_shell; }
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return session().say(code, args);
    }
    /// Title and what sends it: codes of sentences.
    void setHead(Form& form, std::string_view title, std::string_view icon,
                 std::string_view send) const;
    /// A step that ends something: asks for the reason and says what it does.
    FormField& askReason(Form& form, const char* label, const char* will) const;
    /// The answer of a use case: its problems, or `sentence` with {argument} for what it names.
    template <typename Written>
    [[nodiscard]] Checked<Shell::Done>
    doneWith(const Checked<Written>& written, std::string_view sentence, const char* argument) const
    {
        if (!written) {
            return written.problems();
        }
        return Shell::Done{written->changeSet, say(sentence, {{argument, written->number}})};
    }
    /// The same; the sentence is whole.
    template <typename Written>
    [[nodiscard]] Checked<Shell::Done> doneSaying(const Checked<Written>& written,
                                                  std::string sentence) const
    {
        if (!written) {
            return written.problems();
        }
        return Shell::Done{written->changeSet, std::move(sentence)};
    }
    /// Reads the answers.
    [[nodiscard]] FormReader read(const Form& form) const { return {session(), form}; }
    /// A field as the record's descriptor has it: label, kind, choices, limits.
    FormField& addField(Form& form, RecordKind kind, std::string_view field,
                        FieldAsk ask = {}) const;
    /// A field no record has.
    FormField& add(Form& form, std::string name, FormFieldKind kind, std::string label,
                   FieldAsk ask = {}) const;
    /// A short day, today until another is typed; a moment, now until then. `standsFor`: see
    /// FormField.
    [[nodiscard]] FieldAsk today(std::vector<std::string> standsFor = {}) const;
    [[nodiscard]] FieldAsk now(std::vector<std::string> standsFor = {}) const;
    /// The fields of that record that must stand as the person sees them now.
    void watch(const RecordRef& record, std::initializer_list<std::string_view> fields);

    /// The device the form is about, in its head. Throws {NotFound, "find.gone"}.
    Device deviceSubject(Form& form, const DeviceId& device) const;
    [[nodiscard]] std::string todayText() const;
    [[nodiscard]] std::string siteName(const std::optional<SiteId>& site) const;
    [[nodiscard]] std::string officerName(const std::optional<OfficerId>& officer) const;

private:
    [[nodiscard]] bool standsAsSeen(Form& form);
    [[nodiscard]] std::vector<Value> watchedNow() const;

    Shell& m_shell;
    std::optional<RecordRef> m_watched;
    std::vector<std::uint16_t> m_watchedFields;
    std::vector<Value> m_seen; ///< of the watched record; fields not watched are empty
};

/// Makes a form; nullptr for a request that is not about it.
using FormMaker = std::unique_ptr<FormTask> (*)(Shell&, const SheetRequest&);

/// The form F, about a record of one of these kinds; without kinds, about anything or nothing.
template <typename F, RecordKind... Kinds>
[[nodiscard]] std::unique_ptr<FormTask> formOf(Shell& shell, const SheetRequest& request)
{
    if constexpr (!std::is_constructible_v<F, Shell&, const SheetRequest&>) {
        return std::make_unique<F>(shell);
    } else if constexpr (sizeof...(Kinds) == 0) {
        return std::make_unique<F>(shell, request);
    } else {
        const bool isOfOne = request.record && (... || (request.record->kind == Kinds));
        return isOfOne ? std::make_unique<F>(shell, request) : nullptr;
    }
}

} // namespace dongbo::present
