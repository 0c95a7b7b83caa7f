#pragma once

#include "gui/widgets/frame/side_sheet.h"

#include <memory>

namespace dongbo::gui {

/// Every widget in every state, in the current theme: for pictures of the widgets and
/// the test of the accessibility tree. Its texts are made-up samples.
class GalleryPanel : public ScrollPanel
{
public:
    GalleryPanel(wxWindow* parent, const std::string& name);
    ~GalleryPanel() override;

    /// Scrolls the section ("buttons", "fields", "table", …) to the top.
    void showSection(const std::string& id);
    /// The sections from top to bottom.
    [[nodiscard]] const std::vector<std::string>& sections() const { return m_sections; }

private:
    struct Models;
    /// A card with a heading; the name of the section is "gallery.<id>".
    wxSizer& section(const std::string& id, wxWindow*& card);
    void addButtons();
    void addChips();
    void addFields();
    void addMessages();
    void addTable();
    void addSmallTables(wxSizer& body, wxWindow* card);
    void addTiles();
    void addCharts();
    void addBudgets(wxWindow* card, wxSizer& body);
    void addReports();
    void addLists();
    void addBoard();
    void addSheet();
    void addFrame();
    void addIcons();

    void scrollToWanted();

    std::string m_wanted; ///< a section to scroll to once the size is known
    std::unique_ptr<Models> m_models;
    std::vector<std::string> m_sections;
    wxSizer* m_body = nullptr; // owned by this window
};

} // namespace dongbo::gui
