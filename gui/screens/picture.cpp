#include "gui/screens/picture.h"

#include <wx/imagjpeg.h>
#include <wx/imagpng.h>
#include <wx/log.h>
#include <wx/mstream.h>

#include <algorithm>
#include <mutex>

namespace dongbo::gui {

namespace {

constexpr int largestSide = 1600;
constexpr int quality = 85;

void knowFormats()
{
    static std::once_flag once;
    std::call_once(once, [] {
        for (wxImageHandler* handler : {static_cast<wxImageHandler*>(new wxJPEGHandler),
                                        static_cast<wxImageHandler*>(new wxPNGHandler)}) {
            if (wxImage::FindHandler(handler->GetType()) == nullptr) {
                wxImage::AddHandler(handler); // owned by wxImage
            } else {
                delete handler;
            }
        }
    });
}

} // namespace

wxImage pictureFrom(const std::string& bytes)
{
    knowFormats();
    wxImage image;
    if (!bytes.empty()) {
        const wxLogNull quiet; // a broken picture is shown as none
        wxMemoryInputStream stream(bytes.data(), bytes.size());
        image.LoadFile(stream, wxBITMAP_TYPE_ANY);
    }
    return image;
}

std::string reducedPicture(const std::string& bytes)
{
    auto image = pictureFrom(bytes);
    if (!image.IsOk()) {
        return bytes;
    }
    const int side = std::max(image.GetWidth(), image.GetHeight());
    if (side <= largestSide) {
        return bytes;
    }
    image.Rescale(std::max(1, image.GetWidth() * largestSide / side),
                  std::max(1, image.GetHeight() * largestSide / side), wxIMAGE_QUALITY_BOX_AVERAGE);
    image.SetOption(wxIMAGE_OPTION_QUALITY, quality);
    wxMemoryOutputStream out;
    if (!image.SaveFile(out, wxBITMAP_TYPE_JPEG)) {
        return bytes;
    }
    std::string reduced(out.GetSize(), '\0');
    out.CopyTo(reduced.data(), reduced.size());
    return reduced;
}

} // namespace dongbo::gui
