#include "gui/screens/reports/paper_panel.h"

#include "gui/present/reports/paper_settings_list.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/reports/field_popover.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/paint/strings.h"

#include <wx/image.h>
#include <wx/sizer.h>
#include <wx/utils.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int side = 16;
constexpr int sideWide = 320;
constexpr double zoomStep = 1.25;
constexpr int typingMs = 350; ///< the pages follow when somebody stops typing
constexpr const char* fitWidth = "width";
constexpr const char* fitPage = "page";

wxBitmap bitmapOf(const present::PageImage& image)
{
    wxImage out(image.width, image.height, false);
    std::memcpy(out.GetData(), image.pixels.data(),
                std::min(image.pixels.size(), static_cast<std::size_t>(image.width) *
                                                  static_cast<std::size_t>(image.height) * 3));
    return wxBitmap(out);
}

/// Recipients and what a paper rests on stand on lines of their own.
bool isLong(const std::string& field)
{
    static constexpr std::array<std::string_view, 6> names{"basis",   "recipients", "reason",
                                                           "members", "subject",    "proposal"};
    return std::find(names.begin(), names.end(), field) != names.end();
}

} // namespace

PaperPanel::PaperPanel(wxWindow* parent, present::Shell& shell)
    : Surface(parent, "paper")
    , m_shell(shell)
    , m_preview(
          shell, *this,
          [](const std::filesystem::path& file) {
              wxLaunchDefaultApplication(toWx(file.string()));
          },
          [&shell](const std::filesystem::path& pdf, const std::string& title) {
              shell.prompts().print(pdf, title);
          })
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(buildPages(), wxSizerFlags(1).Expand());
    row->AddSpacer(FromDIP(gap));
    row->Add(buildSide(), wxSizerFlags().Expand());
    SetSizer(row);
    m_typing.SetOwner(this);
    Bind(wxEVT_TIMER, [this](wxTimerEvent& /*event*/) {
        if (const auto at = m_typed.find(m_typedField); at != m_typed.end()) {
            m_preview.fill(m_typedField, at->second->text());
        }
    });
}

std::string PaperPanel::say(std::string_view code) const
{
    return m_shell.session().say(code);
}

void PaperPanel::open(const std::string& report, const report::Parameters& parameters,
                      const std::string& compare)
{
    m_preview.open(report, parameters, compare);
}

wxSizer* PaperPanel::buildTools(Card& card)
{
    auto* tools = new wxBoxSizer(wxHORIZONTAL);
    const auto beside = wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8));
    m_place = new Words(&card, "paper.place", std::string());
    m_out = new Button(&card, "paper.zoom_out", {{}, "minus", {}, say("paper_view.smaller")},
                       ButtonKind::Outline, ButtonSize::Row);
    m_percent = new Button(&card, "paper.zoom", {"100%"}, ButtonKind::Outline, ButtonSize::Row);
    m_in = new Button(&card, "paper.zoom_in", {{}, "plus", {}, say("paper_view.larger")},
                      ButtonKind::Outline, ButtonSize::Row);
    m_fits = new ChipBar(&card, "paper.fit");
    m_fits->onToggle([this](const std::string& id) {
        m_pages->setFit(id == fitPage ? PageView::Fit::Page : PageView::Fit::Width);
        showTools();
    });
    m_out->onPress([this] { m_pages->setZoom(m_pages->zoom() / zoomStep); });
    m_in->onPress([this] { m_pages->setZoom(m_pages->zoom() * zoomStep); });
    m_percent->onPress([this] { m_pages->setZoom(1); });
    tools->AddSpacer(FromDIP(side));
    tools->Add(m_place, wxSizerFlags().CentreVertical());
    tools->AddStretchSpacer();
    tools->Add(m_out, beside);
    tools->Add(m_percent, beside);
    tools->Add(m_in, beside);
    tools->Add(m_fits, beside);
    tools->AddSpacer(FromDIP(side));
    return tools;
}

Card* PaperPanel::buildPages()
{
    auto* card = new Card(this, "paper.card", {}, CardEdge::Whole);
    m_asked = new ChipBar(card, "paper.asked");
    m_asked->foldLine();
    m_asked->setSpoken(say("reports.asked"));
    m_asked->onToggle([this](const std::string& field) { askPaperField(field); });
    m_asked->onClear([this](const std::string& field) { m_preview.fill(field, {}); });
    m_thumbs = new PageThumbs(card, "paper.thumbs", say("paper_view.page"));
    m_pages = new PageView(card, "paper.pages", say("paper_view.page"));
    m_pages->setSpoken(say("paper_view.pages_spoken"));
    m_thumbs->onOpen([this](std::size_t page) { m_pages->goTo(page); });
    m_thumbs->SetMinSize(FromDIP(wxSize(PageThumbs::wide, 10)));
    m_pages->onWanted([this](std::size_t first, std::size_t last, double perInch) {
        m_preview.want(first, last, perInch * FromDIP(100) / 100.0 * GetContentScaleFactor());
    });
    m_pages->onMoved([this] { showTools(); });
    m_sentence = new Words(card, "paper.sentence", std::string());
    m_sentence->Hide();
    auto& body = card->body();
    body.AddSpacer(FromDIP(8));
    body.Add(buildTools(*card), wxSizerFlags().Expand());
    body.Add(m_asked, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8)));
    body.AddSpacer(FromDIP(8));
    body.Add(m_sentence, wxSizerFlags().Expand().Border(wxALL, FromDIP(side)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_thumbs, wxSizerFlags().Expand());
    row->Add(m_pages, wxSizerFlags(1).Expand());
    body.Add(row, wxSizerFlags(1).Expand());
    card->SetMinSize({1, 1});
    return card;
}

Card* PaperPanel::buildSide()
{
    auto* card = new Card(this, "paper.side", {say("paper_view.fill")}, CardEdge::Whole);
    m_sideCard = card;
    m_side = new ScrollPanel(card, "paper.fields");
    m_side->Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        event.Skip();
        fieldFocused(event.GetWindow());
    });
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_fields = new wxBoxSizer(wxVERTICAL);
    m_checkHead = new Words(m_side, "paper.check_head", say("paper_view.checks"), TextSize::Body,
                            Weight::SemiBold);
    m_checks = new RowList(m_side, "paper.checks");
    m_checks->setRowHeight(50, false);
    m_checks->wantWhole();
    m_checks->setInset(0);
    const auto padded = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side));
    all->Add(m_fields, padded);
    all->AddSpacer(FromDIP(gap));
    all->Add(m_checkHead, padded);
    all->AddSpacer(FromDIP(4));
    all->Add(m_checks, padded);
    m_settings = new Button(m_side, "paper.settings", {say("paper_view.settings"), "settings"},
                            ButtonKind::Link, ButtonSize::Row);
    m_settings->onPress([this] { m_shell.go(present::placeOfPaperSettings(m_preview.report())); });
    all->Add(m_settings, wxSizerFlags().Border(wxLEFT | wxTOP | wxBOTTOM, FromDIP(gap)));
    m_side->SetSizer(all);
    card->body().Add(m_side, wxSizerFlags(1).Expand());
    m_issue = new Button(card, "paper.issue", {say("reports.issue"), "clipboard-check"},
                         ButtonKind::Outline, ButtonSize::Foot);
    m_issue->onPress([this] { m_preview.issue(); });
    card->body().Add(m_issue, wxSizerFlags().Border(wxLEFT | wxTOP, FromDIP(gap)));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    m_print = new Button(card, "paper.print", {say("paper_view.print"), "print", "Ctrl P"},
                         ButtonKind::Primary, ButtonSize::Foot);
    m_print->onPress([this] { m_preview.print(); });
    foot->Add(m_print, wxSizerFlags().CentreVertical());
    for (const auto& ending : present::reportFormats()) {
        if (ending != ".docx" && ending != ".pdf") {
            continue;
        }
        auto* save = new Button(card, "paper.save" + ending,
                                {ending == ".pdf" ? "PDF" : "Word",
                                 "download",
                                 {},
                                 say("reports.kind_" + ending.substr(1))},
                                ButtonKind::Outline, ButtonSize::Foot);
        save->onPress([this, ending] { m_preview.save(ending); });
        foot->Add(save, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
        m_saves.push_back(save);
    }
    card->body().Add(foot, wxSizerFlags().Border(wxALL, FromDIP(gap)));
    card->SetMinSize(FromDIP(wxSize(sideWide, 10)));
    return card;
}

std::vector<wxWindow*> PaperPanel::regions()
{
    return {m_pages, m_thumbs, m_side, m_print};
}

void PaperPanel::showTools()
{
    const auto& content = m_preview.content();
    const auto page = content.pages == 0 ? 0 : m_pages->currentPage() + 1;
    m_place->setText(
        m_shell.session().say("paper_view.place", {{"page", std::to_string(page)},
                                                   {"pages", std::to_string(content.pages)}}));
    m_percent->setText(
        {std::to_string(std::lround(m_pages->zoom() * 100)) + "%", {}, {}, say("paper_view.full")});
    m_fits->setChips({{.id = fitWidth,
                       .word = say("paper_view.fit_width"),
                       .isSelected = m_pages->fit() == PageView::Fit::Width},
                      {.id = fitPage,
                       .word = say("paper_view.fit_page"),
                       .isSelected = m_pages->fit() == PageView::Fit::Page}});
    m_thumbs->setCurrent(m_pages->currentPage());
}

Field* PaperPanel::fieldFor(const present::ReportField& field)
{
    const auto name = "paper." + field.name;
    if (field.kind == present::ReportField::Kind::Day) {
        return new DateField(m_side, name, {field.title, say("reports.any_day")},
                             [this] { return m_shell.session().shownDay(); });
    }
    if (isLong(field.name)) {
        return new TextArea(m_side, name, {field.title}, 2);
    }
    const bool isNumber = field.name == "number";
    return new TextField(m_side, name,
                         {field.title, isNumber ? say("paper_view.by_hand") : std::string()});
}

void PaperPanel::showFields(const present::PaperContent& content)
{
    std::vector<std::string> names;
    for (const auto& field : content.fields) {
        names.push_back(field.name);
    }
    if (names != m_fieldNames) { // those being typed in stay
        m_fieldNames = names;
        m_typed.clear();
        m_fields->Clear(true);
        for (const auto& field : content.fields) {
            auto* made = fieldFor(field);
            made->setText(field.value);
            made->onChange([this, field = field.name] {
                m_typedField = field;
                m_typing.StartOnce(typingMs);
            });
            made->onLeave([this, field = field.name] {
                if (m_focusedField == field) {
                    m_focusedField.clear();
                    outlineField();
                }
            });
            const auto flags = wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8));
            if (field.name == "dated" && m_typed.count("number") != 0) { // they share a line
                auto* line = new wxBoxSizer(wxHORIZONTAL);
                m_fields->Detach(m_typed["number"]);
                line->Add(m_typed["number"], wxSizerFlags(1).Expand());
                line->AddSpacer(FromDIP(8));
                line->Add(made, wxSizerFlags(1).Expand());
                m_fields->Add(line, flags);
            } else {
                m_fields->Add(made, flags);
            }
            m_typed[field.name] = made;
        }
    }
    for (const auto& field : content.fields) {
        m_typed[field.name]->setError(field.error);
    }
    m_askedFields = content.asked;
    std::vector<Chip> chips;
    for (const auto& field : content.asked) {
        Chip chip{.id = field.name, .word = field.title, .count = field.word, .opensMenu = true};
        chip.icon = field.error.empty() && !field.isMissing ? "" : "triangle-alert";
        chip.isClosable = field.isAsked && !field.isMissing;
        chips.push_back(std::move(chip));
    }
    m_asked->Show(!chips.empty());
    m_asked->setChips(std::move(chips));
}

/// The pieces of the pages that the field with the focus fills.
void PaperPanel::outlineField()
{
    std::vector<PageView::Piece> pieces;
    if (!m_focusedField.empty()) {
        for (const auto& mark : m_preview.content().marks) {
            if (std::find(mark.gaps.begin(), mark.gaps.end(), m_focusedField) != mark.gaps.end()) {
                pieces.push_back(
                    {mark.page, mark.box.x, mark.box.y, mark.box.width, mark.box.height});
            }
        }
    }
    m_pages->outline(std::move(pieces));
}

void PaperPanel::fieldFocused(const wxWindow* window)
{
    for (const auto& [name, field] : m_typed) {
        for (const auto* at = window; at != nullptr && at != m_side; at = at->GetParent()) {
            if (at == field && m_focusedField != name) {
                m_focusedField = name;
                outlineField();
            }
        }
    }
}

void PaperPanel::showPaper(const present::PaperContent& content)
{
    showFields(content);
    const bool hasFields = !content.fields.empty();
    m_sideCard->setHead({say(hasFields ? "paper_view.fill" : "paper_view.checks"),
                         hasFields ? say("paper_view.from_register") : std::string()});
    m_checkHead->Show(hasFields);
    std::vector<ListRow> rows;
    for (const auto& check : content.checks) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = check.icon;
        row.iconTone = toneOf(check.tone);
        row.title = check.sentence;
        row.caption = check.caption;
        row.tip = check.sentence + "\n" + check.caption;
        rows.push_back(std::move(row));
    }
    m_checks->setRows(std::move(rows));
    m_settings->Show(hasFields); // a report has no form
    m_sentence->Show(!content.sentence.empty());
    m_sentence->setText(content.sentence);
    m_pages->setPages(content.pages, content.wide, content.tall);
    outlineField();
    m_print->Enable(content.mayPrint);
    m_issue->Enable(m_preview.canIssue());
    for (auto* save : m_saves) {
        save->Enable(content.mayPrint);
    }
    showTools();
    m_side->FitInside();
    m_side->Layout();
    Layout();
    headChanged();
}

void PaperPanel::showThumbs(const std::vector<present::PageImage>& images)
{
    std::vector<wxBitmap> pictures;
    for (const auto& image : images) {
        pictures.push_back(bitmapOf(image));
    }
    m_thumbs->setPictures(std::move(pictures));
}

void PaperPanel::showPages(const std::vector<present::PageImage>& images)
{
    for (const auto& image : images) {
        m_pages->setPicture(image.page, bitmapOf(image));
    }
}

void PaperPanel::askPaperField(const std::string& field)
{
    const auto at = std::find_if(m_askedFields.begin(), m_askedFields.end(),
                                 [&](const auto& one) { return one.name == field; });
    if (at == m_askedFields.end()) {
        return;
    }
    const auto part = m_asked->part(field);
    openReportField(
        *m_asked, part ? part->rect : wxRect(0, 0, 100, 28), m_shell.session(), *at,
        [this, field](const std::string& typed) { return m_preview.suggestions(field, typed); },
        [this, field](const std::string& value) { m_preview.fill(field, value); });
}

} // namespace dongbo::gui
