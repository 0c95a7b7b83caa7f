#include "core/store/projection/search_words.h"

#include "core/store/file/statement.h"
#include "core/store/projection/state_now.h"
#include "core/text/fold.h"

#include <array>
#include <utility>

namespace dongbo::store {

namespace {

const std::string* textAt(std::span<const Value> values, std::uint16_t field)
{
    return field <= values.size() ? std::get_if<std::string>(&values[field - 1u]) : nullptr;
}

const RecordId* idAt(std::span<const Value> values, std::uint16_t field)
{
    return field <= values.size() ? std::get_if<RecordId>(&values[field - 1u]) : nullptr;
}

void addFolded(std::string& words, const std::string* text)
{
    if (text == nullptr || text->empty()) {
        return;
    }
    if (!words.empty()) {
        words.push_back(' ');
    }
    text::foldInto(words, *text);
}

void addWords(std::string& words, const std::string& more)
{
    if (more.empty()) {
        return;
    }
    if (!words.empty()) {
        words.push_back(' ');
    }
    words += more;
}

// Field numbers, asked once.
struct DeviceFields
{
    std::array<std::uint16_t, 6> texts{
        fieldNumber(&Device::code),  fieldNumber(&Device::name),   fieldNumber(&Device::maker),
        fieldNumber(&Device::model), fieldNumber(&Device::serial), fieldNumber(&Device::location)};
    std::uint16_t site = fieldNumber(&Device::site);
    std::uint16_t custodian = fieldNumber(&Device::custodian);
};
const DeviceFields& deviceFields()
{
    static const DeviceFields fields;
    return fields;
}

} // namespace

const std::string& SearchWords::nameWords(RecordKind kind, const RecordId& id)
{
    if (m_namesOf != m_database.impl().transactions) {
        m_names.clear();
        m_namesOf = m_database.impl().transactions;
    }
    const auto known = m_names.find(id);
    if (known != m_names.end()) {
        return known->second;
    }
    std::string words;
    std::optional<RecordId> unit;
    if (kind == RecordKind::Site) {
        Use use(prepared(m_database, "SELECT name, unit FROM site WHERE id = ?1 AND state = 1"));
        use.bind(1, id);
        if (use.step()) {
            text::foldInto(words, use.text(0));
            unit = use.maybeId(1);
        }
    } else if (kind == RecordKind::Unit) {
        Use use(prepared(m_database, "SELECT kind, name FROM unit WHERE id = ?1 AND state = 1"));
        use.bind(1, id);
        if (use.step()) {
            text::foldInto(words, use.text(0));
            words.push_back(' ');
            text::foldInto(words, use.text(1));
        }
    } else if (kind == RecordKind::Officer) {
        Use use(prepared(m_database, "SELECT name FROM officer WHERE id = ?1 AND state = 1"));
        use.bind(1, id);
        if (use.step()) {
            text::foldInto(words, use.text(0));
        }
    } else if (kind == RecordKind::Device) {
        Use use(prepared(m_database, "SELECT code, name FROM device WHERE id = ?1 AND state = 1"));
        use.bind(1, id);
        if (use.step()) {
            text::foldInto(words, use.text(0));
            words.push_back(' ');
            text::foldInto(words, use.text(1));
        }
        m_names.clear(); // devices are the many: no use in remembering them
        return m_names.emplace(id, std::move(words)).first->second;
    }
    if (unit) {
        addWords(words, nameWords(RecordKind::Unit, *unit));
    }
    return m_names.emplace(id, std::move(words)).first->second;
}

std::string SearchWords::of(RecordKind kind, std::span<const Value> values)
{
    std::string words;
    const auto addName = [&](RecordKind target, const RecordId* id) {
        if (id != nullptr) {
            addWords(words, nameWords(target, *id));
        }
    };
    if (kind == RecordKind::Device) {
        const auto& f = deviceFields();
        for (const auto field : f.texts) {
            addFolded(words, textAt(values, field));
        }
        addName(RecordKind::Site, idAt(values, f.site));
        addName(RecordKind::Officer, idAt(values, f.custodian));
    } else if (kind == RecordKind::Unit) {
        addFolded(words, textAt(values, fieldNumber(&Unit::kind)));
        addFolded(words, textAt(values, fieldNumber(&Unit::name)));
        addFolded(words, textAt(values, fieldNumber(&Unit::code)));
    } else if (kind == RecordKind::Site) {
        addFolded(words, textAt(values, fieldNumber(&Site::name)));
        addName(RecordKind::Unit, idAt(values, fieldNumber(&Site::unit)));
    } else if (kind == RecordKind::Officer) {
        addFolded(words, textAt(values, fieldNumber(&Officer::name)));
        addFolded(words, textAt(values, fieldNumber(&Officer::position)));
        addFolded(words, textAt(values, fieldNumber(&Officer::phone)));
    } else if (kind == RecordKind::Vendor) {
        addFolded(words, textAt(values, fieldNumber(&Vendor::name)));
        addFolded(words, textAt(values, fieldNumber(&Vendor::phone)));
    } else if (kind == RecordKind::Fault) {
        addFolded(words, textAt(values, fieldNumber(&Fault::number)));
        addFolded(words, textAt(values, fieldNumber(&Fault::symptom)));
        addName(RecordKind::Device, idAt(values, fieldNumber(&Fault::device)));
        const auto* reported = idAt(values, fieldNumber(&Fault::site));
        addName(RecordKind::Site, reported);
        const auto now = siteNow(m_database, values);
        if (now && (reported == nullptr || *now != *reported)) {
            addName(RecordKind::Site, &*now); // its device was moved since
        }
    } else if (kind == RecordKind::Repair) {
        addFolded(words, textAt(values, fieldNumber(&Repair::number)));
        addFolded(words, textAt(values, fieldNumber(&Repair::parts)));
    }
    return words;
}

} // namespace dongbo::store
