#pragma once

#include "gui/present/drafts.h"
#include "gui/present/forms/form.h"
#include "gui/present/forms/form_task.h"
#include "gui/present/forms/unlikely.h"
#include "gui/present/shell.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace dongbo::present {

class FormView
{
public:
    virtual ~FormView() = default;
    virtual void showForm(const Form& form) = 0;
    /// Puts the keyboard into that field.
    virtual void focusOn(const std::string& field) = 0;
};

/// Every form of the window: which one it is, its FormTask says (form_list.h). What was typed stays
/// whatever happens elsewhere; nothing is written but by send().
class FormPresenter
{
public:
    FormPresenter(Shell& shell, FormView& view);

    /// False when there is nothing to do: then a banner says why.
    bool open(const SheetRequest& request);
    /// A field's text after every key; a choice's key; "yes" or nothing of a box.
    void type(const std::string& field, const std::string& value);
    /// One of what a Suggest or Picker offers: of two records of one name this tells which.
    void take(const std::string& field, const std::string& key);
    /// Enter in a Picker with nothing marked: the first of what it offers.
    void takeFirst(const std::string& field);
    /// Forgets what a Picker holds, so that something else can be chosen.
    void clear(const std::string& field);
    /// The box of a Checks.
    void tick(const std::string& field, const std::string& key, bool isOn);
    /// The keyboard left the field: what cannot be read is reported, too.
    void leave(const std::string& field);
    /// A link, or the cross of a file.
    void press(const std::string& field, const std::string& key);
    /// Settles the conflict of a field.
    void settle(const std::string& field, ConflictAnswer answer);
    /// Yes, what was typed there is right. With the last question answered it is sent again.
    void confirm(const std::string& field);
    /// Somebody clicked a record in the list beside it: a form that still asks for one takes it.
    void point(const RecordRef& record);
    /// Does it and closes the sheet; false when something is left to be put right. `how`: the key
    /// of another way to send it (Form::otherKey, a Note's action).
    bool send(const std::string& how = {});

    /// The answers that differ from those the form began with, for a draft; and back.
    [[nodiscard]] FormDraft answers() const;
    void restore(const FormDraft& answers);
    [[nodiscard]] const Form& form() const { return m_form; }

private:
    struct Answer
    {
        std::string value;
        std::string key;
    };
    /// The field that can be answered now; nullptr: none of that name.
    [[nodiscard]] FormField* answerable(const std::string& name);
    /// Another value: what was said of the one before counts no more.
    void setAnswer(FormField& field, const std::string& value, const std::string& key);
    void offer(FormField& field);
    void updated(const std::string& field);
    void show();
    void onRegisterChanged();
    [[nodiscard]] Checked<Shell::Done> act(checks::IfUnlikely ifUnlikely);
    void showProblems(const Problems& problems);
    void focusOnFirstOpen();

    Shell& m_shell;
    FormView& m_view;
    std::unique_ptr<FormTask> m_task;
    Form m_form;
    UnlikelyEntries m_unlikely;
    std::map<std::string, Answer> m_began; ///< the answers before anything was typed
    bool m_isSending = false;
    Connection m_onChange;
};

} // namespace dongbo::present
