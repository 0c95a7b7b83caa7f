#pragma once

#include "core/report/engine/reports.h"
#include "gui/present/register_reader.h"
#include "gui/present/reports/page_images.h"
#include "gui/present/reports/paper_checks.h"
#include "gui/present/reports/report_fields.h"
#include "gui/present/reports/report_file.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::present {

/// Hands a pdf to the printer, as the system's print dialog asks; absent words: nothing was
/// printed.
using PrintFile = std::function<void(const std::filesystem::path& pdf, const std::string& title)>;

/// A paper as it would be printed.
struct PaperContent
{
    std::string title;
    std::string sentence; ///< why there are no pages; empty: there are
    std::size_t pages = 0;
    double wide = 210; ///< of a page, mm
    double tall = 297;
    std::string sizeWords;           ///< "A4 đứng · lề 20, 20, 20, 30 mm"
    std::vector<ReportField> fields; ///< what only people know: to be typed
    std::vector<ReportField> asked;  ///< what it is made for: a plan, a site, a period
    std::vector<PaperCheck> checks;
    std::vector<PageMark> marks; ///< where what is typed stands
    bool mayPrint = false;
};

class PaperPreviewView
{
public:
    virtual ~PaperPreviewView() = default;
    virtual void showPaper(const PaperContent& content) = 0;
    /// Small pictures of the first pages, from the first on.
    virtual void showThumbs(const std::vector<PageImage>& images) = 0;
    /// Pages as they were wanted.
    virtual void showPages(const std::vector<PageImage>& images) = 0;
    /// Asks for what the paper is made for.
    virtual void askPaperField(const std::string& field) = 0;
};

/// The preview of a report or an official paper: the pages as they come from the printer, what may
/// still be filled in, what to look at before; printing and saving.
class PaperPreview
{
public:
    static constexpr double thumbDpi = 14;
    static constexpr std::size_t mostThumbs = 60;

    PaperPreview(Shell& shell, PaperPreviewView& view, OpenFile openFile, PrintFile print);

    /// `compare`: one of report::comparisons(), or nothing.
    void open(const std::string& report, report::Parameters parameters, std::string compare = {});
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    [[nodiscard]] const PaperContent& content() const { return m_content; }
    [[nodiscard]] const report::Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] const std::string& report() const { return m_report; }
    /// A field's value as typed or chosen; empty or anyChoice: nothing.
    void fill(const std::string& field, const std::string& value);
    [[nodiscard]] std::vector<ListChoice> suggestions(const std::string& field,
                                                      const std::string& typed) const;
    /// Draws these pages (from 0, inclusive), so many pixels an inch.
    void want(std::size_t first, std::size_t last, double dpi);
    /// Asks where and writes the paper there, in the format of that ending.
    void save(const std::string& ending);
    void print();
    [[nodiscard]] bool canIssue() const;
    /// Asks for number, day and signer, and issues the paper as it is.
    void issue();

private:
    struct Read;
    void read();
    void adopt(Read read);
    void showFields(const Problems& problems, const std::vector<std::string>& filled);
    void write(const std::filesystem::path& path, std::function<void()> then);

    Shell& m_shell;
    PaperPreviewView& m_view;
    OpenFile m_openFile;
    PrintFile m_print;
    RegisterReader m_reader;
    RegisterReader m_pageReader;
    std::string m_report;
    report::Parameters m_parameters;
    std::string m_compare;
    PaperContent m_content;
};

} // namespace dongbo::present
