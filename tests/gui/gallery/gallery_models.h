#pragma once

#include "gui/widgets/lists/sheet_grid.h"
#include "gui/widgets/lists/table.h"
#include "tests/gui/gallery/gallery.h"

namespace dongbo::gui {

/// Models of the gallery's lists. Private to the gallery.
struct GalleryPanel::Models
{
    /// A million rows generated on request, some of them still loading.
    class Endless : public TableModel
    {
    public:
        [[nodiscard]] std::int64_t rowCount() const override { return 1'000'000; }
        bool row(std::int64_t index, TableRow& out) const override;
    };
    Endless endless;
    FixedTableModel updates;
    FixedTableModel nothing;
    FixedSheetModel sheet;
};

} // namespace dongbo::gui
