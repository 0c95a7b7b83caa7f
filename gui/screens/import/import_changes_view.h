#pragma once

#include "gui/present/import/import_presenter.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// Two sentences that prove nothing is missing: rows at the left, money at the right.
class ImportSums : public Canvas
{
public:
    ImportSums(wxWindow* parent, const std::string& name);

    /// `tone` of the whole: Ok, Warn, or Mute when there was nothing to hold the money against.
    void setSums(std::string rows, std::string money, Tone tone);
    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {300, 40}; }

private:
    std::string m_rows;
    std::string m_money;
    Tone m_tone = Tone::Ok;
};

/// Step 2 of an import: five counts, the rows behind the chosen one, and what is set aside.
class ImportChangesView : public Surface, private TableModel
{
public:
    ImportChangesView(wxWindow* parent, const std::string& name, present::Shell& shell,
                      present::ImportPresenter& presenter);

    void show(const present::ImportChangesPage& page);
    [[nodiscard]] std::vector<wxWindow*> regions()
    {
        return {m_counts, m_table, m_aside, m_goneList};
    }
    void copy() { m_table->copySelected(); }

private:
    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, TableRow& out) const override;
    [[nodiscard]] std::vector<Column> columnsFor(const present::ImportChangesPage& page) const;
    void setAside(const present::ImportChangesPage& page);
    void setGone(const present::ImportChangesPage& page);
    void openAnswers(std::size_t aside);

    present::Shell& m_shell;
    present::ImportPresenter& m_presenter;
    present::ImportChangesPage m_page;
    std::string m_columns; ///< of which outcome the table's columns are
    FigureCards* m_counts; // owned by this window, as all below
    ImportSums* m_sums;
    Card* m_card;
    Table* m_table;
    Card* m_asideCard;
    RowList* m_aside;
    Card* m_goneCard;
    RowList* m_goneList;
    TextField* m_text;
    Button* m_export;
    CheckBox* m_places;
    Words* m_gone;
    std::size_t m_asking = 0;
    std::string m_askingKey;
};

} // namespace dongbo::gui
