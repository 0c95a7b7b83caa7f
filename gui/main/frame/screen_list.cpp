#include "gui/main/frame/screen_list.h"

#include "gui/main/frame/first_run_screen.h"
#include "gui/screens/books/books_screen.h"
#include "gui/screens/consistency/consistency_screen.h"
#include "gui/screens/devices/devices_screen.h"
#include "gui/screens/faults/faults_screen.h"
#include "gui/screens/import/import_screen.h"
#include "gui/screens/journal/journal_screen.h"
#include "gui/screens/line_screen/lines_screen.h"
#include "gui/screens/maintenance/maintenance_screen.h"
#include "gui/screens/meetings/meetings_screen.h"
#include "gui/screens/overview/overview_screen.h"
#include "gui/screens/purchase/purchase_screen.h"
#include "gui/screens/records/records_screen.h"
#include "gui/screens/reports/reports_screen.h"
#include "gui/screens/sites/sites_screen.h"
#include "gui/screens/stocktake/stocktake_screen.h"

#include <algorithm>

namespace dongbo::gui {

namespace {

template <typename S> Screen* make(wxWindow* parent, present::Shell& shell)
{
    return new S(parent, shell); // owned by parent
}

} // namespace

// One line a screen. Without a line there is no entry in the side bar.
const std::vector<ScreenEntry>& screenList()
{
    using enum present::ScreenName;
    using enum SideGroup;
    static const std::vector<ScreenEntry> all{
        {Overview, Daily, "overview", "overview.title", "house", make<OverviewScreen>},
        {Devices, Daily, "devices", "gui.devices", "box", make<DevicesScreen>},
        {Faults, Daily, "faults", "faults.title", "triangle-alert", make<FaultsScreen>},
        {Sites, Daily, "sites", "sites.title", "map-pin", make<SitesScreen>},
        {Meetings, Daily, "meetings", "meetings.title", "calendar-clock", make<MeetingsScreen>},
        {Lines, Daily, "lines", "lines.title", "network", make<LinesScreen>},
        {Maintenance, Daily, "maintenance", "maintenance.card", "wrench", make<MaintenanceScreen>},
        {Consistency, Plans, "consistency", "consistency.title", "grid", make<ConsistencyScreen>},
        {Purchase, Plans, "purchase", "purchase.title", "cart", make<PurchaseScreen>},
        {Stocktake, Plans, "stocktake", "stocktake.title", "clipboard-check",
         make<StocktakeScreen>},
        {Books, Plans, "books", "books.title", "banknote", make<BooksScreen>},
        {Import, Hidden, "import", "import_page.title", "file-sheet", make<ImportScreen>},
        {Reports, Register, "reports", "reports.title", "file-text", make<ReportsScreen>},
        {Journal, Register, "journal", "journal_page.title", "history", make<JournalScreen>},
        {Records, Hidden, "records", "records.title", "banknote", make<RecordsScreen>},
        {FirstRun, Hidden, "first_run", "gui.first_run", "house", make<FirstRunScreen>},
    };
    return all;
}

const ScreenEntry* findScreen(present::ScreenName name)
{
    const auto& all = screenList();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [name](const ScreenEntry& entry) { return entry.name == name; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace dongbo::gui
