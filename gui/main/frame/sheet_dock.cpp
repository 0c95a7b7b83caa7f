#include "gui/main/frame/sheet_dock.h"

#include "gui/main/frame/main_frame.h"
#include "gui/main/frame/sheet_list.h"
#include "gui/main/frame/window_shell.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/screen.h"
#include "gui/widgets/paint/strings.h"

#include <utility>

namespace dongbo::gui {

namespace {

constexpr int keepEveryMs = 2000;

} // namespace

SheetDock::SheetDock(wxWindow* parent, WindowShell& shell)
    : SideSheet(parent, "sheet")
    , m_shell(shell)
    , m_timer(this)
{
    onClose([this] { close(); });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { keepDraft(); });
    Hide();
}

SheetDock::~SheetDock() = default;

void SheetDock::open(const present::SheetRequest& request)
{
    close();
    auto* sheet = makeSheet(&content(), m_shell, request);
    if (sheet == nullptr) {
        return;
    }
    m_sheet = sheet;
    m_request = request;
    body().Add(sheet, wxSizerFlags(1).Expand());
    const auto draft = m_shell.drafts().textFor(m_shell.session().path(), request);
    if (!draft.empty()) {
        sheet->restore(draft);
    }
    m_onChange = sheet->changed.connect([this] {
        showHead();
        showFoot();
        relayout();
    });
    showHead();
    showFoot();
    Show();
    toggled();
    relayout();
    if (auto* first = sheet->firstField()) {
        first->SetFocus();
    }
    m_timer.Start(keepEveryMs);
}

void SheetDock::close()
{
    keepDraft();
    remove();
}

void SheetDock::finish()
{
    if (m_request) {
        m_shell.drafts().forget(m_shell.session().path(), *m_request);
    }
    remove();
}

void SheetDock::remove()
{
    if (m_sheet == nullptr) {
        return;
    }
    m_timer.Stop();
    m_onChange.disconnect();
    auto* gone = std::exchange(m_sheet, nullptr);
    m_request.reset();
    body().Detach(gone);
    gone->Hide();
    // it may be in the middle of an event of its own
    gone->CallAfter([gone] { gone->Destroy(); });
    Hide();
    toggled();
    if (auto* frame = m_shell.frame()) {
        frame->focusPage();
    }
}

void SheetDock::commit()
{
    if (m_sheet != nullptr) {
        m_sheet->commit();
    }
}

void SheetDock::keepDraft()
{
    if (m_sheet == nullptr || !m_request || !m_shell.session().isOpen()) {
        return;
    }
    m_shell.drafts().keep(m_shell.session().path(),
                          {*m_request, m_sheet->draft(), m_shell.session().now()});
}

void SheetDock::showHead()
{
    PageHeading::Content head;
    head.title = m_sheet->title();
    head.caption = m_sheet->caption();
    head.icon = m_sheet->icon();
    head.iconTone = toneOf(m_sheet->tone());
    setHead(std::move(head), m_shell.session().say("gui.close"));
}

void SheetDock::showFoot()
{
    // The same buttons only change their words, so that the focus stays where it is.
    const auto wanted = m_sheet->buttons();
    bool isSame = m_buttons.size() == wanted.size();
    for (std::size_t i = 0; isSame && i < wanted.size(); ++i) {
        isSame = m_buttons[i]->GetName() == toWx("sheet." + wanted[i].id);
    }
    if (!isSame) {
        makeButtons(wanted);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool isPrimary = i + 1 == wanted.size();
        m_buttons[i]->setText(
            {wanted[i].label, wanted[i].icon, isPrimary ? "Ctrl Enter" : "", {}, {}});
        m_buttons[i]->Enable(wanted[i].isEnabled);
    }
}

void SheetDock::makeButtons(const std::vector<SheetButton>& buttons)
{
    foot().Clear(/*delete_windows=*/true);
    m_buttons.clear();
    for (const auto& one : buttons) {
        const bool isPrimary = &one == &buttons.back();
        if (isPrimary) {
            foot().AddStretchSpacer();
        }
        auto* button = new Button(this, "sheet." + one.id, {one.label, {}, {}, {}, {}},
                                  isPrimary ? ButtonKind::Primary : ButtonKind::Outline);
        button->onPress([this, id = isPrimary ? std::string() : one.id] { press(id); });
        foot().Add(button,
                   wxSizerFlags().CenterVertical().Border(wxRIGHT, isPrimary ? 0 : FromDIP(8)));
        m_buttons.push_back(button);
    }
}

void SheetDock::press(const std::string& id)
{
    if (m_sheet == nullptr) {
        return;
    }
    if (id.empty()) {
        m_sheet->commit();
    } else {
        m_sheet->press(id);
    }
}

} // namespace dongbo::gui
