#pragma once

#include "core/domain/fields.h"
#include "core/report/engine/builder.h"
#include "core/report/own/own_definition.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Inside core/report only.

namespace dongbo::report {

/// A cell and what orders it among others: choices by their list, days by day, words as a
/// Vietnamese dictionary has them, what is not known last.
struct OwnCell
{
    Cell cell;
    std::string order;
};
/// The cell of a column of the row being visited.
using OwnCellOf = std::function<OwnCell(const std::string& column)>;
using OwnVisit = std::function<void(const RecordRef& record, const OwnCellOf& cell)>;

/// The rows a definition asks for; none is held. Devices are visited in the order of its sort
/// column, faults and repairs in that of their lists.
class OwnRows
{
public:
    OwnRows(Builder& builder, const OwnDefinition& definition);

    /// Whether the rows come sorted as the definition asks.
    [[nodiscard]] bool isSorted() const { return m_definition.list == "devices"; }
    void each(const OwnVisit& visit);
    /// Those rows once more, in this order, without what is gone meanwhile.
    void again(std::span<const RecordId> records, const OwnVisit& visit);
    /// What a filter's value is called.
    [[nodiscard]] std::string nameOf(const std::string& part, const std::string& key);

private:
    void devices(const OwnVisit& visit);
    void visitDevices(std::span<const store::DeviceNumber> numbers, const OwnVisit& visit);
    [[nodiscard]] OwnCell faultCell(const store::FaultRow& row, const std::vector<Value>& values,
                                    const std::string& column);
    [[nodiscard]] OwnCell repairCell(const store::RepairRow& row, const std::vector<Value>& values,
                                     const std::string& column);
    void faults(const OwnVisit& visit);
    void repairs(const OwnVisit& visit);
    [[nodiscard]] OwnCell cellOfValue(const Field& field, const Value& value,
                                      const std::string* name = nullptr);
    [[nodiscard]] std::string referenced(const Field& field, const RecordId& id);
    [[nodiscard]] bool passes(const std::vector<Value>& values, const OwnCellOf& cell) const;

    Builder& m_builder;
    const OwnDefinition& m_definition;
    std::map<RecordId, std::string> m_names; ///< of vendors and officers met so far
};

} // namespace dongbo::report
