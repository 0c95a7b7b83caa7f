#pragma once

#include "core/domain/record_kind.h"
#include "core/register/base/register.h"
#include "importers/write_back/record_table.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace dongbo::importers {

/// The record of a kind that is called so. Throws {Usage} when there is none or several; nothing
/// for a kind that only goes by ids and a text that is none.
[[nodiscard]] std::optional<RecordId> findByName(Register& reg, RecordKind kind,
                                                 const std::string& text);

/// Records by what people call them, each asked for once: for reading a list.
class FoundNames
{
public:
    explicit FoundNames(Register& reg)
        : m_reg(reg)
    {}

    /// Nothing, and `why`, when there is none or several.
    [[nodiscard]] std::optional<RecordId> find(RecordKind kind, const std::string& text,
                                               Message& why);
    /// For readRecordTable; as long as this object lives.
    [[nodiscard]] RecordNames names();

private:
    Register& m_reg;
    std::map<std::pair<RecordKind, std::string>, RecordId> m_found;
};

} // namespace dongbo::importers
