#pragma once

#include "core/domain/field_change.h"
#include "core/register/base/register.h"

#include <vector>

namespace dongbo::importers {

/// Takes out of `list` what differs from the register to the letter and says nothing new: a type
/// only guessed; maker, model and figures pulled out of a name or description the register has the
/// same; spaces and line breaks; a maker's capitals; another officer or vendor of the same name;
/// the register's own words for states it has. Figures that the list does not tell of stay in
/// `specs`.
void dropNoNews(Register& reg, const Device& known, std::vector<FieldChange>& list);

} // namespace dongbo::importers
