#include "gui/widgets/lists/table.h"
#include "gui/widgets/paint/theme.h"

#include <wx/app.h>
#include <wx/dataview.h>
#include <wx/frame.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <gtk/gtk.h>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

// Choice of the control for a list of a register: CPU of the GUI thread for user actions, and what
// a screen reader finds. Without arguments every control at 10⁵ and 10⁶ rows, each in a process of
// its own; needs a display: scripts/with_display.sh build/bin/bench-list-control

namespace {

constexpr int tries = 5;
constexpr int columns = 6;

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double residentMb()
{
    std::ifstream in("/proc/self/statm");
    long total = 0;
    long resident = 0;
    in >> total >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

/// Runs GTK's layout and paint cycle: its frame clock needs real time.
void pump()
{
    for (int i = 0; i < 40; ++i) {
        while (gtk_events_pending() != 0) {
            gtk_main_iteration_do(FALSE);
        }
        wxTheApp->ProcessPendingEvents();
        wxMilliSleep(2);
    }
}

/// Least CPU of a few runs, each including the paint it causes.
double cost(const std::function<void()>& act)
{
    double least = 1e9;
    for (int i = 0; i < tries; ++i) {
        const double from = cpuMs();
        act();
        pump();
        least = std::min(least, cpuMs() - from);
    }
    return least;
}

std::string textOf(std::int64_t row, int column)
{
    static const char* const names[] = {"Camera PTZ Pro 2", "Micro cổ ngỗng", "UPS 1000 VA",
                                        "Máy tính để bàn", "Màn hình 55 inch"};
    switch (column) {
    case 0:
        return "VB-" + std::to_string(row);
    case 1:
        return names[row % 5];
    case 2:
        return "Hiển Khánh";
    case 3:
        return row % 9 == 4 ? "Hỏng" : "Tốt";
    case 4:
        return "Đang dùng";
    default:
        return "16.900.000 đ";
    }
}

/// The interface every control implements.
class Trial
{
public:
    virtual ~Trial() = default;
    virtual wxWindow* make(wxWindow* parent, std::int64_t rows) = 0;
    virtual void fill(std::int64_t rows) = 0;
    virtual void resort() = 0;
    virtual void pageDown() = 0;
    virtual void jumpToEnd() = 0;
    virtual void jumpToStart() = 0;
};

/// The order of the rows; sorting reverses it.
class Order
{
public:
    void fill(std::int64_t rows)
    {
        m_rows.resize(static_cast<std::size_t>(rows));
        std::iota(m_rows.begin(), m_rows.end(), 0);
    }
    void turn() { m_isTurned = !m_isTurned; }
    [[nodiscard]] std::int64_t at(std::int64_t index) const
    {
        const auto i = static_cast<std::size_t>(index);
        return m_isTurned ? m_rows[m_rows.size() - 1 - i] : m_rows[i];
    }
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(m_rows.size()); }

private:
    std::vector<std::int32_t> m_rows;
    bool m_isTurned = false;
};

class DataViewTrial : public Trial
{
    class Model : public wxDataViewVirtualListModel
    {
    public:
        explicit Model(const Order& order)
            : m_order(order)
        {}
        unsigned int GetColumnCount() const override { return columns; }
        wxString GetColumnType(unsigned int) const override { return "string"; }
        void GetValueByRow(wxVariant& value, unsigned int row, unsigned int column) const override
        {
            value = wxString::FromUTF8(textOf(m_order.at(row), static_cast<int>(column)).c_str());
        }
        bool SetValueByRow(const wxVariant&, unsigned int, unsigned int) override { return false; }

    private:
        const Order& m_order;
    };

public:
    wxWindow* make(wxWindow* parent, std::int64_t rows) override
    {
        m_view = new wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                    wxDV_ROW_LINES | wxDV_MULTIPLE);
        for (unsigned int i = 0; i < columns; ++i) {
            m_view->AppendTextColumn("Cột", i, wxDATAVIEW_CELL_INERT, 120, wxALIGN_LEFT);
        }
        m_view->SetRowHeight(32);
        m_model = new Model(m_order);
        m_view->AssociateModel(m_model);
        m_model->DecRef();
        fill(rows);
        return m_view;
    }
    void fill(std::int64_t rows) override
    {
        m_order.fill(rows);
        m_model->Reset(static_cast<unsigned int>(rows));
    }
    void resort() override
    {
        m_order.turn();
        m_view->Refresh();
    }
    void pageDown() override
    {
        m_page += 20;
        m_view->EnsureVisible(m_model->GetItem(m_page));
    }
    void jumpToEnd() override
    {
        m_view->EnsureVisible(m_model->GetItem(static_cast<unsigned int>(m_order.count() - 1)));
    }
    void jumpToStart() override
    {
        m_page = 0;
        m_view->EnsureVisible(m_model->GetItem(0));
    }

private:
    Order m_order;
    wxDataViewCtrl* m_view = nullptr; // owned by its parent
    Model* m_model = nullptr;         // reference-counted by the view
    unsigned int m_page = 0;
};

class ListCtrlTrial : public Trial
{
    class List : public wxListCtrl
    {
    public:
        List(wxWindow* parent, const Order& order)
            : wxListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                         wxLC_REPORT | wxLC_VIRTUAL)
            , m_order(order)
        {}
        wxString OnGetItemText(long item, long column) const override
        {
            return wxString::FromUTF8(textOf(m_order.at(item), static_cast<int>(column)).c_str());
        }

    private:
        const Order& m_order;
    };

public:
    wxWindow* make(wxWindow* parent, std::int64_t rows) override
    {
        m_list = new List(parent, m_order);
        for (int i = 0; i < columns; ++i) {
            m_list->AppendColumn("Cột", wxLIST_FORMAT_LEFT, 120);
        }
        fill(rows);
        return m_list;
    }
    void fill(std::int64_t rows) override
    {
        m_order.fill(rows);
        m_list->SetItemCount(static_cast<long>(rows));
    }
    void resort() override
    {
        m_order.turn();
        m_list->Refresh();
    }
    void pageDown() override { m_list->ScrollPages(1); }
    void jumpToEnd() override { m_list->EnsureVisible(static_cast<long>(m_order.count() - 1)); }
    void jumpToStart() override { m_list->EnsureVisible(0); }

private:
    Order m_order;
    List* m_list = nullptr; // owned by its parent
};

class TableTrial : public Trial, private dongbo::gui::TableModel
{
public:
    wxWindow* make(wxWindow* parent, std::int64_t rows) override
    {
        using dongbo::gui::Column;
        using dongbo::gui::ColumnKind;
        std::vector<Column> defined;
        for (int i = 0; i < columns; ++i) {
            Column column;
            column.id = std::to_string(i);
            column.title = "Cột";
            column.width = 120;
            column.kind = i == 3 ? ColumnKind::Pill : ColumnKind::Text;
            defined.push_back(column);
        }
        m_table = new dongbo::gui::Table(parent, "table", defined);
        m_order.fill(rows);
        m_table->setModel(this);
        return m_table;
    }
    void fill(std::int64_t rows) override
    {
        m_order.fill(rows);
        m_table->modelChanged();
    }
    void resort() override
    {
        m_order.turn();
        m_table->rowsArrived();
    }
    void pageDown() override
    {
        m_table->scrollTo(m_table->firstVisible() + 2 * m_table->visibleRows() - 1);
    }
    void jumpToEnd() override { m_table->scrollTo(m_order.count() - 1); }
    void jumpToStart() override { m_table->scrollTo(0); }

private:
    [[nodiscard]] std::int64_t rowCount() const override { return m_order.count(); }
    bool row(std::int64_t index, dongbo::gui::TableRow& out) const override
    {
        using dongbo::gui::Tone;
        for (int i = 0; i < columns; ++i) {
            out.cells.push_back({textOf(m_order.at(index), i)});
        }
        const bool isBad = out.cells[3].text == "Hỏng";
        out.cells[3].icon = isBad ? "cross" : "check";
        out.cells[3].tone = isBad ? Tone::Bad : Tone::Ok;
        return true;
    }
    Order m_order;
    dongbo::gui::Table* m_table = nullptr; // owned by its parent
};

/// Accessible objects below a widget that have a name, at most that many.
int namesBelow(AtkObject* object, int limit)
{
    int found = 0;
    const int count = std::min(atk_object_get_n_accessible_children(object), 400);
    for (int i = 0; i < count && found < limit; ++i) {
        AtkObject* child = atk_object_ref_accessible_child(object, i);
        if (child == nullptr) {
            continue;
        }
        const char* name = atk_object_get_name(child);
        found += name != nullptr && *name != '\0' ? 1 : 0;
        found += namesBelow(child, limit - found);
        g_object_unref(child);
    }
    return found;
}

class BenchApp : public wxApp
{
public:
    bool OnInit() override
    {
        if (argc < 3) {
            std::printf("%-22s %9s %8s %8s %8s %8s %8s %8s %8s %6s\n", "control", "rows", "create",
                        "paint", "reset", "sort", "page", "end", "MB more", "names");
            std::fflush(stdout);
            for (const char* rows : {"100000", "1000000"}) {
                for (const char* control : {"dataview", "listctrl", "table"}) {
                    const std::string self = argv[0].utf8_string();
                    const std::string line =
                        "'" + self + "' " + control + " " + rows + " 2>/dev/null";
                    m_failed = m_failed || std::system(line.c_str()) != 0;
                }
            }
            return true;
        }
        const std::string control = argv[1].utf8_string();
        run(control, std::atoll(argv[2].utf8_str()));
        return true;
    }
    int OnRun() override { return m_failed ? 1 : 0; }

private:
    void run(const std::string& control, std::int64_t rows)
    {
        dongbo::gui::setTheme(dongbo::gui::Mode::Light, dongbo::gui::Scale::Normal);
        std::unique_ptr<Trial> trial;
        if (control == "dataview") {
            trial = std::make_unique<DataViewTrial>();
        } else if (control == "listctrl") {
            trial = std::make_unique<ListCtrlTrial>();
        } else {
            trial = std::make_unique<TableTrial>();
        }
        auto* frame = new wxFrame(nullptr, wxID_ANY, "trial", wxPoint(0, 0), wxSize(1000, 740));
        frame->Show();
        pump();
        const double before = residentMb();
        const double from = cpuMs();
        wxWindow* window = trial->make(frame, rows);
        const double create = cpuMs() - from;
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(window, 1, wxEXPAND);
        frame->SetSizer(sizer);
        frame->Layout();
        pump();
        const double paint = cpuMs() - from - create;
        const double reset = cost([&] { trial->fill(rows); });
        const double sort = cost([&] { trial->resort(); });
        const double page = cost([&] { trial->pageDown(); });
        const double end = cost([&] { trial->jumpToEnd(); });
        trial->jumpToStart();
        pump();
        const double more = residentMb() - before;
        const int names = namesBelow(
            gtk_widget_get_accessible(static_cast<GtkWidget*>(window->GetHandle())), 999);
        std::printf("%-22s %9lld %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %6d\n", control.c_str(),
                    static_cast<long long>(rows), create, paint, reset, sort, page, end, more,
                    names);
        std::fflush(stdout);
        std::_Exit(0); // destroying the window is not measured
    }

    bool m_failed = false;
};

} // namespace

wxIMPLEMENT_APP(BenchApp);
