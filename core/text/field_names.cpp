#include "core/text/field_names.h"

#include "core/text/wording.h"

namespace dongbo::text {

std::string fieldName(Language language, const Field& field)
{
    const auto code = "field." + std::string(field.name);
    const auto ofNumber = code + ".number";
    const bool isNumber = field.type == FieldType::Integer && isKnown(language, ofNumber);
    return say(language, isNumber ? ofNumber : code);
}

} // namespace dongbo::text
