#include "gui/platform/print_file.h"

#include <wx/window.h>

#include <cstdlib>
#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>
#include <memory>
#include <system_error>

namespace dongbo::gui {

namespace {

using Ended = std::function<void(PrintEnd, const std::string&)>;

void copyTo(const char* file, const std::filesystem::path& pdf, const Ended& ended)
{
    std::error_code error;
    std::filesystem::copy_file(pdf, file, std::filesystem::copy_options::overwrite_existing, error);
    ended(error ? PrintEnd::Failed : PrintEnd::Printed, error ? error.message() : std::string());
}

void jobEnded(GtkPrintJob* /*job*/, void* data, const GError* error)
{
    const auto& ended = *static_cast<Ended*>(data);
    ended(error == nullptr ? PrintEnd::Printed : PrintEnd::Failed,
          error == nullptr ? std::string() : std::string(error->message));
}

void forget(void* data)
{
    const std::unique_ptr<Ended> owned(static_cast<Ended*>(data));
}

/// What the dialog answered, as a job that prints the file.
void send(GtkPrintUnixDialog* dialog, const std::filesystem::path& pdf, const std::string& title,
          Ended ended)
{
    auto* printer = gtk_print_unix_dialog_get_selected_printer(dialog);
    auto* settings = gtk_print_unix_dialog_get_settings(dialog);
    auto* page = gtk_print_unix_dialog_get_page_setup(dialog);
    auto* job = gtk_print_job_new(title.c_str(), printer, settings, page);
    GError* error = nullptr;
    if (gtk_print_job_set_source_file(job, pdf.c_str(), &error) != FALSE) {
        gtk_print_job_send(job, &jobEnded, new Ended(std::move(ended)), &forget);
    } else {
        ended(PrintEnd::Failed, error == nullptr ? std::string() : std::string(error->message));
        g_clear_error(&error);
    }
    g_object_unref(job);
    g_object_unref(settings);
}

} // namespace

void printPdf(wxWindow& parent, const std::filesystem::path& pdf, const std::string& title,
              Ended ended)
{
    if (const char* file = std::getenv("DONGBO_PRINT_TO"); file != nullptr && *file != '\0') {
        copyTo(file, pdf, ended);
        return;
    }
    auto* top = gtk_widget_get_toplevel(parent.GetHandle());
    auto* widget =
        gtk_print_unix_dialog_new(title.c_str(), GTK_IS_WINDOW(top) ? GTK_WINDOW(top) : nullptr);
    auto* dialog = GTK_PRINT_UNIX_DIALOG(widget);
    // the file is a pdf: printers that cannot take one are not offered, and pages are not reversed
    // or collated by us
    gtk_print_unix_dialog_set_manual_capabilities(dialog, GTK_PRINT_CAPABILITY_GENERATE_PDF);
    const int answer = gtk_dialog_run(GTK_DIALOG(widget));
    const bool hasPrinter = gtk_print_unix_dialog_get_selected_printer(dialog) != nullptr;
    if (answer == GTK_RESPONSE_OK && hasPrinter) {
        send(dialog, pdf, title, std::move(ended));
    } else {
        ended(PrintEnd::Cancelled, {});
    }
    gtk_widget_destroy(widget);
}

} // namespace dongbo::gui
