#pragma once

#include "gui/widgets/gallery/gallery.h"
#include "gui/widgets/lists/sheet_grid.h"
#include "gui/widgets/lists/table.h"

namespace dongbo::gui {

/// What the gallery's lists look at. Inside this room.
struct GalleryPanel::Models
{
    /// A million rows made as they are asked for, some of them "on their way".
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
