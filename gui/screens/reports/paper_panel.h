#pragma once

#include "gui/present/reports/paper_preview.h"
#include "gui/widgets/charts/page_view.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/row_list.h"

#include <wx/timer.h>

#include <map>
#include <string>
#include <vector>

namespace dongbo::gui {

/// The preview of a paper: its pages with small ones at the side, and at the right what people fill
/// in, what to look at before printing, print and save.
class PaperPanel final : public Surface, private present::PaperPreviewView
{
public:
    PaperPanel(wxWindow* parent, present::Shell& shell);

    void open(const std::string& report, const report::Parameters& parameters,
              const std::string& compare);
    void setInSight(bool isInSight) { m_preview.setInSight(isInSight); }
    [[nodiscard]] const present::PaperContent& content() const { return m_preview.content(); }
    /// With what was filled in since.
    [[nodiscard]] const report::Parameters& parameters() const { return m_preview.parameters(); }
    [[nodiscard]] std::vector<wxWindow*> regions();
    void print() { m_preview.print(); }
    [[nodiscard]] bool mayPrint() const { return m_preview.content().mayPrint; }
    /// The title or the way back is another.
    present::Signal<> headChanged;

private:
    void showPaper(const present::PaperContent& content) override;
    void showThumbs(const std::vector<present::PageImage>& images) override;
    void showPages(const std::vector<present::PageImage>& images) override;
    void askPaperField(const std::string& field) override;

    Card* buildPages();
    Card* buildSide();
    wxSizer* buildTools(Card& card);
    void showTools();
    void showFields(const present::PaperContent& content);
    void outlineField();
    void fieldFocused(const wxWindow* window);
    [[nodiscard]] Field* fieldFor(const present::ReportField& field); ///< owned by the panel
    [[nodiscard]] std::string say(std::string_view code) const;

    present::Shell& m_shell;
    ChipBar* m_asked = nullptr; // owned by this window, as all below
    Words* m_place = nullptr;
    Button* m_out = nullptr;
    Button* m_percent = nullptr;
    Button* m_in = nullptr;
    ChipBar* m_fits = nullptr;
    PageThumbs* m_thumbs = nullptr;
    PageView* m_pages = nullptr;
    Words* m_sentence = nullptr;
    Card* m_sideCard = nullptr;
    ScrollPanel* m_side = nullptr;
    wxSizer* m_fields = nullptr;
    std::map<std::string, Field*> m_typed;
    std::vector<std::string> m_fieldNames;
    Words* m_checkHead = nullptr;
    RowList* m_checks = nullptr;
    Button* m_settings = nullptr; ///< to what the office sets for its papers
    Button* m_issue = nullptr;
    Button* m_print = nullptr;
    std::vector<Button*> m_saves;
    wxTimer m_typing; ///< since the last letter
    std::string m_typedField;
    std::string m_focusedField; ///< empty: none
    std::vector<present::ReportField> m_askedFields;
    present::PaperPreview m_preview;
};

} // namespace dongbo::gui
