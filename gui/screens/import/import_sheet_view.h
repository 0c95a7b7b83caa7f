#pragma once

#include "gui/present/import/import_presenter.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/sheet_grid.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// What the tints of the sheet mean, and text before and after.
class ImportLegend : public Canvas
{
public:
    ImportLegend(wxWindow* parent, const std::string& name, const present::Session& session);

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {300, 34}; }

private:
    struct Entry
    {
        Tone tone;
        std::string word;
    };
    std::vector<Entry> m_entries;
};

/// Text in an old font as it stands in the file and as it will be written.
class ImportSamples : public Canvas
{
public:
    ImportSamples(wxWindow* parent, const std::string& name, const present::Session& session);

    void setSamples(std::vector<present::ImportSample> samples);
    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    std::string m_in;
    std::string m_out;
    std::vector<present::ImportSample> m_samples;
};

/// Step 1 of an import: the sheet as it is under its columns as understood, and one line per
/// decision with its evidence.
class ImportSheetView : public Surface, private SheetModel
{
public:
    ImportSheetView(wxWindow* parent, const std::string& name, present::Shell& shell,
                    present::ImportPresenter& presenter);

    void show(const present::ImportSheetPage& page);
    [[nodiscard]] std::vector<wxWindow*> regions() { return {m_grid, m_decisions}; }

private:
    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, SheetRow& out) const override;

    void setColumns(const present::ImportSheetPage& page);
    void setDecisions(const present::ImportSheetPage& page);
    void openDecision(std::size_t index, bool isMenu);
    void openColumn(std::size_t column, wxRect at);
    void openRows(std::size_t first, std::size_t last, wxRect at);
    void askText(std::size_t decision, const std::string& label);
    void giveText();

    present::Shell& m_shell;
    present::ImportPresenter& m_presenter;
    present::ImportSheetPage m_page;
    ChipBar* m_files; // owned by this window, as all below
    Card* m_sheet;
    ChipBar* m_sheets;
    SheetGrid* m_grid;
    Card* m_understood;
    RowList* m_decisions;
    ImportSamples* m_samples;
    TextField* m_text;
    Words* m_note;
    std::size_t m_asking = 0;
};

} // namespace dongbo::gui
