#include "core/store/projection/search_words.h"

#include "core/store/file/statement.h"
#include "core/store/projection/state_now.h"
#include "core/text/fold.h"

#include <array>
#include <utility>

namespace dongbo::store {

namespace {

const std::string* textAt(std::span<const Value> values, FieldNumber field)
{
    return field <= values.size() ? std::get_if<std::string>(&values[field - 1u]) : nullptr;
}

const RecordId* idAt(std::span<const Value> values, FieldNumber field)
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
    std::array<std::uint16_t, 6> texts{fieldOf<&Device::code>,   fieldOf<&Device::name>,
                                       fieldOf<&Device::maker>,  fieldOf<&Device::model>,
                                       fieldOf<&Device::serial>, fieldOf<&Device::location>};
    std::uint16_t site = fieldOf<&Device::site>;
    std::uint16_t custodian = fieldOf<&Device::custodian>;
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
        addFolded(words, textAt(values, fieldOf<&Unit::kind>));
        addFolded(words, textAt(values, fieldOf<&Unit::name>));
        addFolded(words, textAt(values, fieldOf<&Unit::code>));
    } else if (kind == RecordKind::Site) {
        addFolded(words, textAt(values, fieldOf<&Site::name>));
        addName(RecordKind::Unit, idAt(values, fieldOf<&Site::unit>));
    } else if (kind == RecordKind::Officer) {
        addFolded(words, textAt(values, fieldOf<&Officer::name>));
        addFolded(words, textAt(values, fieldOf<&Officer::position>));
        addFolded(words, textAt(values, fieldOf<&Officer::phone>));
    } else if (kind == RecordKind::Vendor) {
        addFolded(words, textAt(values, fieldOf<&Vendor::name>));
        addFolded(words, textAt(values, fieldOf<&Vendor::phone>));
    } else if (kind == RecordKind::Fault) {
        addFolded(words, textAt(values, fieldOf<&Fault::number>));
        addFolded(words, textAt(values, fieldOf<&Fault::symptom>));
        addName(RecordKind::Device, idAt(values, fieldOf<&Fault::device>));
        const auto* reported = idAt(values, fieldOf<&Fault::site>);
        addName(RecordKind::Site, reported);
        const auto now = siteNow(m_database, values);
        if (now && (reported == nullptr || *now != *reported)) {
            addName(RecordKind::Site, &*now); // its device was moved since
        }
    } else if (kind == RecordKind::Repair) {
        addFolded(words, textAt(values, fieldOf<&Repair::number>));
        addFolded(words, textAt(values, fieldOf<&Repair::parts>));
    }
    return words;
}

} // namespace dongbo::store
