#pragma once

#include "core/register/books/wear.h"
#include "core/store/queries/device_list.h"
#include "gui/present/lists/list_presenter.h"
#include "gui/present/reports/paper_offers.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo::present {

/// The screen Thiết bị: all devices, of which there may be a million. Numbers of rows come from a
/// worker; a screenful of rows is read at once. See deviceFilter for what it can be asked for.
class DevicesList final : public ListPresenter
{
public:
    DevicesList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::int64_t rowCount() const override;
    void row(std::int64_t index, ListRow& out) override;
    [[nodiscard]] ListFoot foot(std::int64_t first, std::int64_t last) const override;
    void askValues(const std::string& part,
                   std::function<void(std::vector<ListChoice>)> answer) override;
    /// The list itself has the device's card beside it: nowhere to go.
    void openRow(std::int64_t /*index*/) override {}
    void takeWay(const std::string& id) override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    [[nodiscard]] std::vector<BulkVerb> bulkVerbs() const override;
    void doIt(const std::string& actionId) override;
    /// Opens the form that does with all chosen devices what that one does with a single one; false
    /// when there is none.
    bool openForMany(SheetKind kind);
    /// The devices chosen, in the order shown; at most so many.
    [[nodiscard]] std::vector<DeviceId> chosenDevices(std::size_t most) const;
    [[nodiscard]] std::optional<DeviceId> currentDevice() const;

    /// More are not changed together in one go.
    static constexpr std::size_t mostTogether = 20'000;

private:
    struct Tallies
    {
        store::DeviceTally base; ///< of the filter without its group
        store::DeviceTally list;
    };

    [[nodiscard]] std::vector<TableColumn> declared() const override;
    void read(Why why) override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    [[nodiscard]] std::string wordOf(const std::string& part,
                                     const std::string& value) const override;
    [[nodiscard]] EmptyList emptyList() const override;
    [[nodiscard]] std::int64_t keyAt(std::int64_t index) const override;
    [[nodiscard]] std::optional<RecordId> recordAt(std::int64_t index) const override;
    [[nodiscard]] std::optional<std::int64_t> indexOf(const RecordId& record) const override;
    void choiceChanged() override;
    void prepare(ListQuery& query) const override;
    [[nodiscard]] CopyWork copyWork(const std::vector<std::int64_t>& rows) const override;

    void readFirstPage();
    void readTallies();
    void takeNumbers(std::vector<store::DeviceNumber> numbers, bool isWhole);
    [[nodiscard]] const store::DeviceRow& deviceAt(std::int64_t index) const;
    [[nodiscard]] std::vector<store::DeviceNumber>
    numbersOf(const std::vector<std::int64_t>& rows) const;
    [[nodiscard]] store::DeviceSort storeSort() const;
    [[nodiscard]] ListQuery withoutGroup() const;
    [[nodiscard]] std::string registerKey() const;
    [[nodiscard]] std::vector<PaperOffer> papersOfCurrent() const;

    std::vector<store::DeviceNumber> m_numbers;
    bool m_isWhole = false; ///< m_numbers are all there are
    std::optional<store::DeviceTally> m_base;
    std::optional<store::DeviceTally> m_tally;
    std::optional<Money> m_chosenCost;
    std::string m_key; ///< which register the numbers belong to
    ListQuery m_readFor;
    mutable std::unordered_map<std::size_t, std::vector<store::DeviceRow>> m_pages;
    std::unordered_map<RecordId, std::optional<WearState>> m_wear; ///< of rows shown with it
    mutable std::map<std::string, bool> m_isDead; ///< groups without a device, when last counted
    RegisterReader m_tallyReader;
    RegisterReader m_costReader;
    RegisterReader m_valueReader;
};

} // namespace dongbo::present
