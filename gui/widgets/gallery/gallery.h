#pragma once

#include "gui/widgets/frame/side_sheet.h"

#include <memory>

namespace dongbo::gui {

/// Every piece in every state, in the theme in force: what `dongbo --gallery` opens, what pictures
/// and the walk of the screen reader's tree are taken of. Its words are invented specimens.
class GalleryPanel : public ScrollPanel
{
public:
    GalleryPanel(wxWindow* parent, const std::string& name);
    ~GalleryPanel() override;

    /// Scrolls so that the section ("buttons", "fields", "table", …) stands at the top.
    void showSection(const std::string& id);
    /// The sections from top to bottom.
    [[nodiscard]] const std::vector<std::string>& sections() const { return m_sections; }

private:
    struct Models;
    /// A card with a heading; the section's name is "gallery.<id>".
    wxSizer& section(const std::string& id, wxWindow*& card);
    void addButtons();
    void addChips();
    void addFields();
    void addMessages();
    void addTable();
    void addSmallTables(wxSizer& body, wxWindow* card);
    void addTiles();
    void addCharts();
    void addLists();
    void addBoard();
    void addSheet();
    void addFrame();
    void addIcons();

    void scrollToWanted();

    std::string m_wanted; ///< a section to be shown once there is a size
    std::unique_ptr<Models> m_models;
    std::vector<std::string> m_sections;
    wxSizer* m_body = nullptr; // owned by this window
};

} // namespace dongbo::gui
