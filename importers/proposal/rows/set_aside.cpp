#include "importers/proposal/rows/set_aside.h"

#include <algorithm>
#include <charconv>

namespace dongbo::importers {

namespace {

using Kind = PossibleAnswer::Kind;

std::string argumentOf(const Message& message, std::string_view name)
{
    const auto found = std::find_if(message.args.begin(), message.args.end(),
                                    [name](const Argument& a) { return a.name == name; });
    return found == message.args.end() ? std::string{} : found->value;
}

/// "20l9" → "2019", "2O19" → "2019": letters that look like digits. Empty when that gives no
/// number.
std::string withDigits(const std::string& text)
{
    std::string out;
    bool isChanged = false;
    for (const char c : text) {
        const char digit = c == 'l' || c == 'I' || c == 'i' ? '1' : c == 'O' || c == 'o' ? '0' : c;
        isChanged = isChanged || digit != c;
        out += digit;
    }
    const bool isNumber = !out.empty() && std::all_of(out.begin(), out.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ' ' || c == '/';
    });
    return isChanged && isNumber ? out : std::string{};
}

void offerPlaces(std::vector<PossibleAnswer>& out, const PlaceAnswer& place,
                 const std::string& placeText)
{
    for (const auto& offer : place.offers) {
        out.push_back(
            {Kind::ChoosePlace, 0, offer.id, {"import.answer_place", {{"place", offer.label}}}});
    }
    if (!placeText.empty()) {
        out.push_back({Kind::NamePlace, 0, {}, {"import.answer_name_place", {}}});
    }
    const bool mayBeMade =
        place.kind == PlaceAnswer::Kind::Unknown || place.kind == PlaceAnswer::Kind::NewPlace;
    if (mayBeMade && !placeText.empty()) {
        out.push_back(
            {Kind::MakePlace, 0, placeText, {"import.answer_make_place", {{"place", placeText}}}});
    }
}

bool isAbout(const Message& message, std::string_view beginning)
{
    return std::string_view(message.code).starts_with(beginning);
}

} // namespace

std::vector<PossibleAnswer> answersTo(const RowProblem& problem, const PlaceAnswer& place,
                                      const std::string& placeText)
{
    std::vector<PossibleAnswer> out;
    const auto& message = problem.message;
    const auto column = problem.column;
    if (isAbout(message, "import.place_") || isAbout(message, "import.site_")) {
        offerPlaces(out, place, placeText);
    } else if (isAbout(message, "import.too_many_devices")) {
        out.push_back({Kind::AllowMany, 0, {}, {"import.answer_allow_many", {}}}); // see askForMany
    } else if (isAbout(message, "import.serial_repeated") ||
               isAbout(message, "import.code_repeated")) {
        out.push_back({Kind::OtherDevice, column, {}, {"import.answer_other_device", {}}});
        out.push_back({Kind::LeaveOut, column, {}, {"import.answer_same_device", {}}});
        return out;
    } else if (column != 0) {
        const auto value = argumentOf(message, "value");
        if (const auto digits = withDigits(value); !digits.empty()) {
            out.push_back(
                {Kind::UseInstead, column, digits, {"import.answer_use", {{"value", digits}}}});
        }
        out.push_back({Kind::Retype, column, value, {"import.answer_retype", {}}});
        if (!isAbout(message, "import.name_missing")) {
            out.push_back({Kind::LeaveEmpty, column, {}, {"import.answer_leave_empty", {}}});
        }
    }
    out.push_back({Kind::LeaveOut, column, {}, {"import.answer_leave_out", {}}});
    return out;
}

void askForMany(std::vector<SetAsideRow>& rows, std::uint64_t devices)
{
    const auto count = std::to_string(devices);
    for (auto& row : rows) {
        for (auto& answer : row.answers) {
            if (answer.kind == Kind::AllowMany) {
                answer.value = count;
                answer.label.args = {{"devices", count}};
            }
        }
    }
}

void give(Answers& answers, const SetAsideRow& row, const PossibleAnswer& answer,
          const std::string& typed, Reach reach)
{
    const RowPlace here{row.sheet, row.row};
    const CellPlace cell{row.sheet, row.row, answer.column};
    switch (answer.kind) {
    case Kind::ChoosePlace:
    case Kind::NamePlace: {
        const auto& site = answer.kind == Kind::NamePlace ? typed : answer.value;
        if (reach == Reach::ThisRow || row.place.empty()) {
            answers.rowPlaces[here] = site;
        } else {
            answers.places[row.place] = site;
        }
        break;
    }
    case Kind::MakePlace:
        answers.newPlaces.insert(answer.value);
        break;
    case Kind::Retype:
        answers.cells[cell] = typed;
        break;
    case Kind::UseInstead:
        answers.cells[cell] = answer.value;
        break;
    case Kind::LeaveEmpty:
    case Kind::OtherDevice:
        answers.cells[cell].clear();
        break;
    case Kind::AllowMany:
        std::from_chars(answer.value.data(), answer.value.data() + answer.value.size(),
                        answers.allowMany);
        break;
    case Kind::LeaveOut:
        answers.leftOut.insert(here);
        break;
    }
}

} // namespace dongbo::importers
