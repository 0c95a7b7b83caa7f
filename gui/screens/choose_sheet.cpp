#include "gui/screens/choose_sheet.h"

#include "gui/present/corrections/record_chooser.h"
#include "gui/present/frame/who_acts.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int rowTall = 47;
constexpr int leastRows = 3;
constexpr int mostRows = 9;

std::unique_ptr<present::ChoosingPresenter>
presenterFor(present::SheetKind kind, present::Shell& shell, present::ChoosingView& view)
{
    if (kind == present::SheetKind::ChoosePerson) {
        return std::make_unique<present::PersonPresenter>(shell, view);
    }
    return std::make_unique<present::RecordChooser>(shell, view);
}

} // namespace

ChooseSheet::ChooseSheet(wxWindow* parent, present::Shell& shell,
                         const present::SheetRequest& request)
    : Sheet(parent, shell, "choose")
    , m_presenter(presenterFor(request.kind, shell, *this))
    , m_text(new TextField(this, "choose.text", {}))
    , m_rows(new RowList(this, "choose.rows"))
    , m_more(new Words(this, "choose.more", "", TextSize::Caption))
    , m_extra(new TextField(this, "choose.extra", {}))
    , m_note(new FormNote(this, "choose.note", "info"))
{
    m_text->onChange([this] { m_presenter->type(m_text->text()); });
    m_text->onEnter([this] { commit(); });
    m_text->onKeyDown([this](wxKeyEvent& event) { return walk(event); });
    m_extra->onChange([this] { m_presenter->typeExtra(m_extra->text()); });
    m_extra->onEnter([this] { commit(); });
    m_rows->setRowHeight(rowTall, false);
    m_rows->setInset(10);
    m_rows->scrolls();
    m_rows->onOpen([this](const std::string& key) { m_presenter->pick(key); });
    m_more->setQuiet(true);

    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_text, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    all->Add(m_rows, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    all->Add(m_more, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    all->Add(m_extra, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
    all->Add(m_note, wxSizerFlags().Expand().Border(wxTOP, FromDIP(14)));
    all->AddSpacer(FromDIP(12));
    auto* margin = new wxBoxSizer(wxVERTICAL); // the focus outline goes round the fields
    margin->Add(all, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(3)));
    SetSizer(margin);
    m_presenter->open(request);
}

bool ChooseSheet::walk(const wxKeyEvent& event)
{
    switch (event.GetKeyCode()) {
    case WXK_DOWN:
        m_presenter->step(1);
        return true;
    case WXK_UP:
        m_presenter->step(-1);
        return true;
    default:
        return false;
    }
}

void ChooseSheet::showChoosing(const present::Choosing& choosing)
{
    FieldText field;
    field.label = choosing.label;
    field.help = choosing.hint;
    field.icon = "search";
    m_text->setFieldText(std::move(field));
    m_text->setText(choosing.typed);
    m_text->setError(choosing.problem);
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < choosing.rows.size(); ++i) {
        const auto& one = choosing.rows[i];
        ListRow row;
        row.id = one.key;
        row.icon = one.icon;
        row.initials = one.initials;
        row.title = one.title;
        row.caption = one.detail;
        row.pill = one.mark;
        row.pillTone = Tone::Accent;
        row.isSelected = choosing.chosen == i;
        rows.push_back(std::move(row));
    }
    const int tall = std::clamp(static_cast<int>(rows.size()), leastRows, mostRows) * rowTall;
    m_rows->setEmptyText(choosing.nothing);
    m_rows->SetMinSize(FromDIP(wxSize(-1, tall)));
    m_rows->setRows(std::move(rows));
    m_more->setText(choosing.more);
    m_more->Show(!choosing.more.empty());
    m_extra->setFieldText({choosing.extraLabel});
    m_extra->Show(!choosing.extraLabel.empty());
    m_note->tell(choosing.note.empty() ? std::vector<std::string>()
                                       : std::vector<std::string>{choosing.note},
                 Tone::Accent);
    Layout();
    changed();
}

std::vector<SheetButton> ChooseSheet::buttons() const
{
    std::vector<SheetButton> out;
    if (!shown().sideWord.empty()) {
        out.push_back({"side", shown().sideWord, "pencil", true});
    }
    out.push_back({"send", shown().sendWord, "check", shown().canSend});
    return out;
}

void ChooseSheet::press(std::string_view buttonId)
{
    if (buttonId == "side") {
        m_presenter->pressSide();
    }
}

void ChooseSheet::commit()
{
    m_presenter->send();
}

wxWindow* ChooseSheet::firstField()
{
    return m_text;
}

} // namespace dongbo::gui
