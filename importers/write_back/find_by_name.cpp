#include "importers/write_back/find_by_name.h"

#include "core/register/base/find.h"
#include "core/register/lines/lines.h"
#include "core/register/planning/standards.h"
#include "core/register/records/simple_records.h"

namespace dongbo::importers {

std::optional<RecordId> findByName(Register& reg, RecordKind kind, const std::string& text)
{
    if (kind == RecordKind::Unit) {
        return findUnit(reg, text);
    }
    if (kind == RecordKind::Site) {
        return findSite(reg, text);
    }
    if (kind == RecordKind::Officer) {
        return findOfficer(reg, text);
    }
    if (kind == RecordKind::Device) {
        return findDevice(reg, text);
    }
    if (kind == RecordKind::Fault) {
        return findFault(reg, text);
    }
    if (kind == RecordKind::Vendor) {
        if (const auto vendor = findVendor(reg, text)) {
            return *vendor;
        }
        throw Error(Error::Kind::Usage, {"cli.unknown_vendor", {{"text", text}}});
    }
    if (kind == RecordKind::StandardSet) {
        return findStandard(reg, text);
    }
    if (kind == RecordKind::Line) {
        return findLine(reg, text);
    }
    if (describe(kind).isSimple) {
        return findSimple(reg, kind, text);
    }
    return RecordId::parse(text);
}

std::optional<RecordId> FoundNames::find(RecordKind kind, const std::string& text, Message& why)
{
    const auto known = m_found.find({kind, text});
    if (known != m_found.end()) {
        return known->second;
    }
    try {
        const auto found = findByName(m_reg, kind, text);
        if (found) {
            m_found.emplace(std::pair{kind, text}, *found);
        }
        return found;
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Usage) {
            throw;
        }
        why = error.message();
        return std::nullopt;
    }
}

RecordNames FoundNames::names()
{
    RecordNames out;
    out.find = [this](RecordKind kind, const std::string& text, Message& why) {
        return find(kind, text, why);
    };
    return out;
}

} // namespace dongbo::importers
