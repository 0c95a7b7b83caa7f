#pragma once

#include "core/register/books/disposal_batches.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::present {

/// One device of a batch.
struct BatchItemLine
{
    std::optional<DeviceId> device;
    std::vector<ListCell> cells; ///< by BatchPage::columns
};

/// A batch's page, ready to be drawn.
struct BatchPage
{
    bool isThere = false;
    std::string title;
    std::string caption;
    PillText state;
    std::vector<TableColumn> columns;
    std::vector<BatchItemLine> items;
    std::string foot;
    std::string sumLabel;
    std::string sum;
    /// "Ngày đề nghị", "11/05/2021": what is known of it, in order.
    std::vector<std::pair<std::string, std::string>> facts;
    std::string notes;
    bool canDecide = false;
    bool canFinish = false;
    bool canWithdraw = false;
};
/// Reads a batch and puts it into words; for a worker.
[[nodiscard]] BatchPage makeBatchPage(Register& reg, Language language, bool canWrite,
                                      const DisposalBatchId& id);

class BatchPageView
{
public:
    virtual ~BatchPageView() = default;
    virtual void showBatch(const BatchPage& page) = 0;
};

/// One batch of disposals: its devices, what was decided of each, and the next step through its
/// form.
class BatchPresenter
{
public:
    BatchPresenter(Shell& shell, BatchPageView& view);

    void open(const DisposalBatchId& batch);
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    void reload();

    void decide() { openSheet(SheetKind::DecideDisposal, m_page.canDecide); }
    void finish() { openSheet(SheetKind::FinishDisposal, m_page.canFinish); }
    void withdraw() { openSheet(SheetKind::WithdrawDisposal, m_page.canWithdraw); }
    /// Goes to the device of the row.
    void follow(std::size_t row);

    [[nodiscard]] const BatchPage& page() const { return m_page; }
    [[nodiscard]] const std::optional<DisposalBatchId>& batch() const { return m_id; }

private:
    void openSheet(SheetKind kind, bool isAllowed);

    Shell& m_shell;
    BatchPageView& m_view;
    RegisterReader m_reader;
    std::optional<DisposalBatchId> m_id;
    BatchPage m_page;
};

} // namespace dongbo::present
