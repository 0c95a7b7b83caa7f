#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"
#include "core/store/journal/op_table.h"
#include "core/store/projection/projection.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Operations and records one by one, as a check of the whole file wants them. They may be damaged:
// what does not fit is told, not thrown, as far as SQLite can still read the page.

namespace dongbo::store {

/// One operation as it stands in the file.
struct AuditedOp
{
    OpRow row;
    bool isSound = true; ///< ids and hash have their lengths, flags are known
};
using VisitOp = std::function<void(const AuditedOp&)>;
/// Operations of a node by seq.
void auditChain(Database& database, std::int64_t node, const VisitOp& visit);
/// One operation; false when there is none.
bool auditOp(Database& database, std::int64_t no, const VisitOp& visit);

/// Numbers of nodes that operations name, with how many operations each has.
[[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> chainLengths(Database& database);

/// One record as it stands in the file.
struct AuditedRecord
{
    std::optional<RecordId> id; ///< absent when it is not 16 bytes
    std::int64_t state = -1;    ///< as RecordState, -1 when it is nothing known
    std::optional<std::int64_t> birth;
    std::vector<Value> values;
    std::vector<std::uint16_t> oddFields;  ///< hold something no value is written as
    std::vector<std::string> staleColumns; ///< for searching or sorting, and not as computed
};

/// Goes through the records of one kind by id, computing their search and sort columns anew.
class RecordAudit
{
public:
    RecordAudit(Database& database, RecordKind kind);
    ~RecordAudit();
    RecordAudit(const RecordAudit&) = delete;
    RecordAudit& operator=(const RecordAudit&) = delete;

    /// Nothing at the end.
    [[nodiscard]] const AuditedRecord* next();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace dongbo::store
