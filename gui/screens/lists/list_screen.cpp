#include "gui/screens/lists/list_screen.h"

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
/// Narrower than this the record stands in the list's place instead of beside it.
constexpr int foldBelow = 1000;

} // namespace

ListScreen::ListScreen(wxWindow* parent, present::Shell& shell, std::string title, ListLook look)
    : Screen(parent, shell, look.name)
    , m_title(std::move(title))
    , m_pane(new ListPane(this, shell, look))
{}

void ListScreen::begin(present::ListPresenter& list)
{
    m_list = &list;
    m_pane->join(list);
    m_onHead = m_pane->headChanged.connect([this] { headChanged(); });
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    m_pane->SetMinSize({1, 1});
    all->Add(m_pane, wxSizerFlags(1).Expand());
    SetSizer(all);
}

void ListScreen::begin(present::ListPresenter& list, RecordPage* page)
{
    begin(list);
    m_page = page;
    m_page->Hide();
    m_page->onShown([this] { headChanged(); });
    GetSizer()->Add(m_page, wxSizerFlags(1).Expand());
}

void ListScreen::begin(present::ListPresenter& list, wxWindow* detail, int width, int wideWidth)
{
    begin(list);
    m_detail = detail;
    m_detailWidth = width;
    m_wideDetailWidth = wideWidth;
    m_back = new Button(m_detailBox, m_list->traits().id + ".back",
                        {say("lists.back"), "arrow-left"}, ButtonKind::Link, ButtonSize::Row);
    m_back->onPress([this] { static_cast<void>(takeEscape()); });
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(m_back, wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    rows->Add(m_detail, wxSizerFlags(1).Expand());
    m_detailBox->SetSizer(rows);
    m_pane->beside().AddSpacer(FromDIP(gap));
    m_pane->beside().Add(m_detailBox, wxSizerFlags().Expand());
    m_pane->onOpen([this](std::int64_t) { openDetail(); });
    m_onCurrent = list.currentChanged.connect([this] { fold(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fold();
        event.Skip();
    });
}

wxWindow* ListScreen::detailParent()
{
    if (m_detailBox == nullptr) {
        m_detailBox = new Surface(m_pane, GetName().utf8_string() + ".detail");
    }
    return m_detailBox;
}

ScreenHead ListScreen::head() const
{
    if (isPageShown()) {
        auto head = m_page->head();
        head.crumb = say(m_title);
        return head;
    }
    ScreenHead head;
    head.title = say(m_title);
    head.caption = m_list->headCaption();
    return head;
}

void ListScreen::showPlace(const present::Place& place)
{
    const auto& traits = m_list->traits();
    const bool isRecord = place.record && place.record->kind == traits.record;
    if (m_page != nullptr) {
        m_pagePlace = isRecord ? std::optional{place} : std::nullopt;
        m_pane->Show(!isRecord);
        m_page->Show(isRecord);
    }
    if (isPageShown()) {
        m_page->open(place.record->id);
    } else {
        m_list->open(place);
        if (m_detail != nullptr) {
            m_isDetailOnly = isRecord && m_isFolded;
            fold();
            if (m_pane->isListShown()) {
                m_pane->focusList();
            }
        }
    }
    tellSight();
    Layout();
    headChanged();
}

present::Place ListScreen::place() const
{
    if (m_pagePlace) {
        return *m_pagePlace;
    }
    auto place = m_list->place();
    if (m_page != nullptr) { // a record there means its page
        place.record.reset();
    }
    return place;
}

void ListScreen::refresh()
{
    if (isPageShown()) {
        m_page->refresh();
    } else {
        m_list->reload();
    }
}

void ListScreen::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    tellSight();
}

void ListScreen::tellSight()
{
    if (m_page != nullptr) {
        m_page->setInSight(m_isInSight && isPageShown());
    }
    if (m_list != nullptr) { // the base class hides the screen while it is being made
        m_list->setInSight(m_isInSight && !isPageShown());
    }
    detailInSight(m_isInSight);
}

wxWindow* ListScreen::filterField()
{
    return isPageShown() ? nullptr : m_pane->searchField();
}

std::vector<wxWindow*> ListScreen::regions()
{
    if (isPageShown()) {
        return m_page->regions();
    }
    auto out = m_pane->regions();
    if (m_detail != nullptr) {
        out.push_back(m_detail);
    }
    return out;
}

bool ListScreen::canDo(ScreenAct act) const
{
    switch (act) {
    case ScreenAct::Edit:
        return isPageShown() && m_pagePlace && shell().session().isWritable();
    case ScreenAct::Copy:
    case ScreenAct::SelectAll:
        return !isPageShown() && m_list->rowCount() > 0;
    case ScreenAct::Print:
    case ScreenAct::Commit:
        return false;
    }
    return false;
}

void ListScreen::doIt(ScreenAct act)
{
    if (!canDo(act)) {
        return;
    }
    if (act == ScreenAct::Edit) {
        shell().openSheet({present::SheetKind::CorrectRecord, m_pagePlace->record, {}});
    } else if (act == ScreenAct::Copy) {
        m_list->copy();
    } else if (act == ScreenAct::SelectAll) {
        m_pane->selectAll();
    }
}

bool ListScreen::takeEscape()
{
    if (isPageShown()) {
        shell().go({m_list->traits().screen, {}, {}});
        return true;
    }
    if (m_isDetailOnly) {
        m_isDetailOnly = false;
        fold();
        m_pane->focusList();
        return true;
    }
    if (m_list->chosenCount() > 1 && m_pane->IsDescendant(FindFocus())) { // one row again
        m_pane->chooseCurrent();
        return true;
    }
    return false;
}

void ListScreen::openDetail()
{
    if (m_isFolded) {
        m_isDetailOnly = true;
        fold();
    }
    m_detail->SetFocus();
}

void ListScreen::fitDetail()
{
    m_detailBox->SetMinSize(
        FromDIP(wxSize(theme().isWide() ? m_wideDetailWidth : m_detailWidth, -1)));
}

void ListScreen::restyled()
{
    Screen::restyled();
    if (m_detail != nullptr) {
        fitDetail();
        Layout();
    }
}

void ListScreen::fold()
{
    const int room = area().x;
    if (room <= 0 || m_detail == nullptr) {
        return;
    }
    fitDetail();
    m_isFolded = room < foldBelow;
    m_isDetailOnly = m_isDetailOnly && m_isFolded && m_list->current();
    const bool isList = !m_isDetailOnly;
    // in an empty list there is nothing to show beside the ways to begin
    const bool isDetail = (!m_isFolded || m_isDetailOnly) && m_list->current();
    m_pane->showList(isList);
    m_detailBox->Show(isDetail);
    m_back->Show(m_isDetailOnly);
    m_pane->setHint(m_isFolded ? say("lists.enter_opens") : std::string());
    auto& beside = m_pane->beside();
    beside.GetItem(m_detailBox)->SetProportion(m_isDetailOnly ? 1 : 0);
    beside.GetItem(1)->Show(isList && isDetail);
    m_pane->Layout();
}

} // namespace dongbo::gui
