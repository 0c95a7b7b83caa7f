#pragma once

#include "gui/present/drafts.h"
#include "gui/present/form.h"
#include "gui/present/shell.h"

#include <string>

namespace dongbo::present {

class FormView
{
public:
    virtual ~FormView() = default;
    virtual void showForm(const Form& form) = 0;
    /// Puts the keyboard into that field.
    virtual void focusOn(const std::string& field) = 0;
};

/// What every form in the sheet does. What was typed stays whatever happens elsewhere.
class FormPresenter
{
public:
    virtual ~FormPresenter() = default;

    /// False when there is nothing to do: then a banner says why.
    virtual bool open(const SheetRequest& request) = 0;
    /// A field's text after every key, or a choice's key.
    virtual void type(const std::string& field, const std::string& value) = 0;
    /// One of what a Suggest offers: of two records of one name this tells which.
    virtual void take(const std::string& field, const std::string& key) = 0;
    /// The keyboard left the field: what cannot be read is told, too.
    virtual void leave(const std::string& /*field*/) {}
    /// Yes, what was typed there is right. With the last question answered it is sent again.
    virtual void confirm(const std::string& /*field*/) {}
    /// Settles a conflict of that field.
    virtual void settle(const std::string& /*field*/, ConflictAnswer /*answer*/) {}
    /// Does it and closes the sheet; false when something is left to be put right.
    virtual bool send() = 0;

    /// The answers that differ from those proposed, for a draft; and back.
    [[nodiscard]] virtual FormDraft answers() const = 0;
    virtual void restore(const FormDraft& answers) = 0;
    [[nodiscard]] virtual const Form& form() const = 0;
};

} // namespace dongbo::present
