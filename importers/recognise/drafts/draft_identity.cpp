#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/recognise/drafts/draft_maker.h"
#include "importers/recognise/drafts/draft_problems.h"
#include "importers/recognise/drafts/set_aside_before.h"

#include <algorithm>
#include <cmath>
#include <functional>

// By what a device is known again: its serial number and its code, each once in a list.

namespace dongbo::importers {

namespace {

/// A number whose last digits a spreadsheet has dropped: 7.7281E+18.
bool hasLostDigits(const Slot& slot)
{
    if (slot.kind == CellKind::Number) {
        return std::abs(slot.number) >= 1e15;
    }
    const auto& text = slot.text;
    const auto e = text.find_first_of("Ee");
    return slot.kind == CellKind::Text && e != std::string::npos && e > 1 && text[1] == '.' &&
           e + 2 < text.size() && text[e + 1] == '+' &&
           text.find_first_not_of("0123456789.") == e &&
           text.find_first_not_of("0123456789", e + 2) == std::string::npos;
}

std::string upperAscii(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c != ' ') {
            out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return out;
}

bool hasFigure(const std::string& text)
{
    return text.find_first_of("0123456789") != std::string::npos;
}

/// "SN01, SN02": one for each device of the row.
std::vector<std::string> numbersIn(std::string_view text, std::string_view separators)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(separators), text.size());
        if (const auto one = text::trim(text.substr(0, end)); !one.empty()) {
            out.emplace_back(one);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// "SN: 77812" is the number 77812.
std::string_view withoutLabel(std::string_view text)
{
    static constexpr std::string_view labels[] = {
        "s n", "sn", "serial", "seri", "so seri", "so serial", "serial no", "serial number"};
    const auto colon = text.find(':');
    const auto number =
        colon == std::string_view::npos ? std::string_view{} : text::trim(text.substr(colon + 1));
    const auto label = text::fold(text.substr(0, std::min<std::size_t>(colon, 24)));
    const bool isLabel = std::find(std::begin(labels), std::end(labels), label) != std::end(labels);
    return number.empty() || !isLabel ? text : number;
}

} // namespace

std::optional<MetBefore::Where> MetBefore::meet(std::string_view text, Where here)
{
    if (m_count * 10 >= m_entries.size() * 6) {
        grow();
    }
    const auto hash = std::max<std::uint64_t>(1, std::hash<std::string_view>{}(text));
    const auto mask = m_entries.size() - 1;
    for (auto at = hash & mask;; at = (at + 1) & mask) {
        if (m_entries[at].hash == 0) {
            m_entries[at] = {hash, here};
            ++m_count;
            return std::nullopt;
        }
        if (m_entries[at].hash == hash) {
            return m_entries[at].where;
        }
    }
}

void MetBefore::grow()
{
    std::vector<Entry> old(std::max<std::size_t>(64, m_entries.size() * 2));
    old.swap(m_entries);
    const auto mask = m_entries.size() - 1;
    for (const auto& entry : old) {
        if (entry.hash != 0) {
            auto at = entry.hash & mask;
            while (m_entries[at].hash != 0) {
                at = (at + 1) & mask;
            }
            m_entries[at] = entry;
        }
    }
}

void DraftMaker::readIdentity(const RowFrame& frame, RowDraft& draft)
{
    const MetBefore::Where here{static_cast<std::uint32_t>(m_reading->sheet), draft.row};
    const auto* reason = frame.filled(ListField::SetAsideReason);
    const auto isRepeated = [&](const Slot& slot, MetBefore& met, std::string_view code,
                                const std::string& number) {
        std::vector<Argument> args{{"value", number}};
        if (const auto first = met.meet(upperAscii(number), here)) {
            args.push_back({"row", std::to_string(first->row)});
            args.push_back({"sheet", m_workbook->sheets()[first->sheet].name});
        } else if (const auto before = reason == nullptr
                                           ? std::nullopt
                                           : repeatedBefore(reason->text, code, number)) {
            // Handed back to be mended, and the number is the one that stood there twice.
            args.insert(args.end(), before->begin(), before->end());
        } else {
            return false;
        }
        fail(draft, slot.column, code, std::move(args));
        return true;
    };
    const auto isNumber = [&](const Slot* slot) {
        if (slot == nullptr || slot->kind == CellKind::Error || isSaidAbsent(slot->text)) {
            return false;
        }
        const bool isLost = hasLostDigits(*slot);
        if (isLost) {
            warn(draft, slot->column, "import.digits_lost", {{"value", slot->text}});
        }
        return !isLost;
    };
    if (const auto* slot = frame.filled(ListField::Serial); isNumber(slot)) {
        draft.serialColumn = slot->column;
        draft.serialOriginal = slot->text;
        const auto devices = static_cast<std::size_t>(draft.devices);
        const auto written = withoutLabel(slot->text);
        if (devices > 1) {
            draft.serials = numbersIn(written, ",;/");
            // a line each, of which only a space is left
            if (auto lines = numbersIn(written, " ");
                draft.serials.size() == 1 && lines.size() == devices &&
                std::all_of(lines.begin(), lines.end(), hasFigure)) {
                draft.serials = std::move(lines);
            }
        }
        if (devices == 1 || draft.serials.size() > devices) {
            draft.serials.assign(1, std::string(written));
        }
        if (draft.serials.size() < static_cast<std::size_t>(draft.devices)) {
            warn(draft, slot->column, "import.serial_of_first",
                 {{"devices", std::to_string(draft.devices)}});
        }
        for (const auto& serial : draft.serials) {
            if (isRepeated(*slot, *m_serials, "import.serial_repeated", serial)) {
                break;
            }
        }
    }
    const auto* name = frame.filled(ListField::Name);
    if (draft.serials.empty() && draft.devices == 1 && name != nullptr) {
        if (const auto& serial = partsOf(name->text).serial; !serial.empty()) {
            draft.serials.push_back(serial);
            draft.serialColumn = name->column;
            (void)isRepeated(*name, *m_serials, "import.serial_repeated", serial);
        }
    }
    if (const auto* slot = frame.filled(ListField::Code); isNumber(slot)) {
        draft.code = slot->text;
        draft.codeColumn = slot->column;
        (void)isRepeated(*slot, *m_codes, "import.code_repeated", draft.code);
    }
}

} // namespace dongbo::importers
