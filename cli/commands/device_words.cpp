#include "cli/commands/device_words.h"

#include "cli/typed.h"
#include "core/register/find.h"

namespace dongbo::cli::commands {

void addDeviceWords(Verb& verb, DeviceWords& words)
{
    verb.option("--type", words.type, "type")
        .option("--name", words.name, "text")
        .option("--code", words.code, "code")
        .option("--maker", words.maker, "text")
        .option("--model", words.model, "text")
        .option("--serial", words.serial, "text")
        .option("--cost", words.cost, "money")
        .option("--acquired", words.acquired, "date")
        .option("--in-use-year", words.inUseYear, "year")
        .option("--in-use-date", words.inUseDate, "date")
        .option("--warranty-until", words.warrantyUntil, "date")
        .option("--asset-class", words.assetClass, "asset_class")
        .option("--funding-source", words.fundingSource, "text")
        .option("--supplier", words.supplier, "vendor")
        .option("--custodian", words.custodian, "officer")
        .option("--condition", words.condition, "condition")
        .option("--condition-text", words.conditionText, "text")
        .option("--use", words.use, "use")
        .option("--quantity", words.quantity, "number")
        .option("--measure", words.measure, "text")
        .option("--specs", words.specs, "json")
        .option("--spec-text", words.specText, "text")
        .option("--year-made", words.yearMade, "year")
        .option("--country", words.country, "text")
        .option("--document-no", words.documentNo, "text")
        .option("--location", words.location, "text")
        .option("--notes", words.notes, "text");
}

namespace {

template <typename T> void take(std::optional<T>& field, std::optional<T> typed)
{
    if (typed) {
        field = std::move(typed);
    }
}

} // namespace

void applyDeviceWords(const Context& context, Register& reg, const DeviceWords& words,
                      Device& device, Problems& problems)
{
    take(device.type, typedChoice<DeviceType>(context, problems, "type", words.type));
    take(device.name, typedText(words.name));
    take(device.code, typedText(words.code));
    take(device.maker, typedText(words.maker));
    take(device.model, typedText(words.model));
    take(device.serial, typedText(words.serial));
    take(device.specs, typedText(words.specs));
    take(device.specText, typedText(words.specText));
    take(device.cost, typedMoney(problems, "cost", words.cost));
    take(device.acquired, typedDay(problems, "acquired", words.acquired));
    take(device.inUseYear, typedInteger(problems, "in_use_year", words.inUseYear));
    take(device.inUseDate, typedDay(problems, "in_use_date", words.inUseDate));
    take(device.warrantyUntil, typedDay(problems, "warranty_until", words.warrantyUntil));
    take(device.assetClass,
         typedChoice<AssetClass>(context, problems, "asset_class", words.assetClass));
    take(device.fundingSource, typedText(words.fundingSource));
    take(device.condition, typedChoice<Condition>(context, problems, "condition", words.condition));
    take(device.conditionText, typedText(words.conditionText));
    take(device.use, typedChoice<Use>(context, problems, "use", words.use));
    take(device.quantity, typedInteger(problems, "quantity", words.quantity));
    take(device.measure, typedText(words.measure));
    take(device.yearMade, typedInteger(problems, "year_made", words.yearMade));
    take(device.country, typedText(words.country));
    take(device.documentNo, typedText(words.documentNo));
    take(device.location, typedText(words.location));
    take(device.notes, typedText(words.notes));
    if (!words.custodian.empty()) {
        device.custodian = findOfficer(reg, words.custodian);
    }
    if (!words.supplier.empty()) {
        device.supplier = findVendor(reg, words.supplier);
        if (!device.supplier) {
            throw Error(Error::Kind::Usage, {"cli.unknown_vendor", {{"text", words.supplier}}});
        }
    }
}

} // namespace dongbo::cli::commands
