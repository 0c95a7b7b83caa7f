#include "core/paper/fonts.h"

#include "core/domain/error.h"
#include "core/paper/font_files.h"

#include <algorithm>
#include <cairo-ft.h>
#include <cstdlib>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <mutex>
#include <optional>

namespace dongbo::paper {

namespace {

constexpr const char* family = "Liberation Serif";
constexpr const char* package = "fonts-liberation2"; // 1.x has no Vietnamese letters
constexpr std::array<const char*, 4> fileNames{
    "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf"};

/// What a cairo face needs as long as cairo keeps it, which may be after ours is gone.
struct Kept
{
    hb_blob_t* bytes = nullptr;
    FT_Library library = nullptr; // one a face: FreeType's are for one thread at a time
    FT_Face face = nullptr;

    Kept() = default;
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    ~Kept()
    {
        if (face != nullptr) {
            FT_Done_Face(face);
        }
        if (library != nullptr) {
            FT_Done_FreeType(library);
        }
        hb_blob_destroy(bytes);
    }
};

void release(void* kept)
{
    delete static_cast<Kept*>(kept); // NOLINT(cppcoreguidelines-owning-memory): cairo's way
}

/// Version 1 of the family lacks most of them.
bool hasVietnamese(hb_font_t* font)
{
    constexpr std::array<char32_t, 4> letters{U'ế', U'ự', U'Ỡ', U'₫'};
    return std::all_of(letters.begin(), letters.end(), [font](char32_t letter) {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(font, letter, &glyph) != 0;
    });
}

void drop(FontFile& file)
{
    hb_font_destroy(file.shaping);
    if (file.drawing != nullptr) {
        cairo_font_face_destroy(file.drawing);
    }
    file.shaping = nullptr;
    file.drawing = nullptr;
}

bool open(FontFile& out, const std::filesystem::path& path)
{
    drop(out);
    auto kept = std::make_unique<Kept>();
    kept->bytes = hb_blob_create_from_file_or_fail(path.c_str());
    if (kept->bytes == nullptr) {
        return false;
    }
    unsigned length = 0;
    const char* data = hb_blob_get_data(kept->bytes, &length);
    if (FT_Init_FreeType(&kept->library) != 0 ||
        FT_New_Memory_Face(kept->library, reinterpret_cast<const FT_Byte*>(data),
                           static_cast<FT_Long>(length), 0, &kept->face) != 0) {
        return false;
    }
    hb_face_t* face = hb_face_create(kept->bytes, 0);
    out.shaping = hb_font_create(face);
    const auto units = static_cast<int>(hb_face_get_upem(face));
    hb_face_destroy(face);
    hb_ot_font_set_funcs(out.shaping);
    hb_font_set_scale(out.shaping, units, units);
    hb_font_make_immutable(out.shaping);
    out.unitsPerEm = units;
    if (!hasVietnamese(out.shaping)) {
        return false;
    }
    out.drawing = cairo_ft_font_face_create_for_ft_face(kept->face, FT_LOAD_NO_HINTING);
    static const cairo_user_data_key_t key{};
    if (cairo_font_face_set_user_data(out.drawing, &key, kept.get(), release) ==
        CAIRO_STATUS_SUCCESS) {
        static_cast<void>(kept.release()); // cairo's now
    }
    return cairo_font_face_status(out.drawing) == CAIRO_STATUS_SUCCESS;
}

/// The file of that family and style that fontconfig knows; it offers others when there is none.
std::optional<std::filesystem::path> askFontconfig(std::size_t face)
{
    FcPattern* wanted =
        FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, family, FC_WEIGHT, FcTypeInteger,
                       face % 2 == 1 ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR, FC_SLANT, FcTypeInteger,
                       face >= 2 ? FC_SLANT_ITALIC : FC_SLANT_ROMAN, static_cast<char*>(nullptr));
    FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result = FcResultNoMatch;
    FcPattern* found = FcFontMatch(nullptr, wanted, &result);
    std::optional<std::filesystem::path> path;
    FcChar8* name = nullptr;
    FcChar8* file = nullptr;
    if (found != nullptr && FcPatternGetString(found, FC_FAMILY, 0, &name) == FcResultMatch &&
        std::string_view(reinterpret_cast<const char*>(name)) == family &&
        FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch) {
        path = std::filesystem::path(reinterpret_cast<const char*>(file));
    }
    if (found != nullptr) {
        FcPatternDestroy(found);
    }
    FcPatternDestroy(wanted);
    return path;
}

} // namespace

FontFile::~FontFile()
{
    drop(*this);
}

Fonts::Fonts(const FontPlaces& places)
    : m_files(std::make_unique<Files>())
{
    for (std::size_t face = 0; face < fileNames.size(); ++face) {
        bool isOpen = false;
        for (const auto& folder : places.folders) {
            isOpen = isOpen || open(m_files->faces.at(face), folder / fileNames.at(face));
        }
        if (!isOpen && places.asksFontconfig) {
            const auto path = askFontconfig(face);
            isOpen = path && open(m_files->faces.at(face), *path);
        }
        if (!isOpen) {
            throw Error(Error::Kind::NotFound,
                        {"paper.no_font",
                         {{"file", fileNames.at(face)}, {"font", family}, {"package", package}}});
        }
    }
}

Fonts::~Fonts() = default;

std::shared_ptr<const Fonts> Fonts::standard()
{
    static std::mutex mutex;
    static std::shared_ptr<const Fonts> fonts;
    const std::lock_guard lock(mutex);
    if (!fonts) {
        FontPlaces places;
        if (const char* folder =
                std::getenv("DONGBO_FONTS"); // NOLINT(concurrency-mt-unsafe): never set here
            folder != nullptr && *folder != '\0') {
            places.folders.emplace_back(folder);
            places.asksFontconfig = false;
        } else {
            places.folders.emplace_back("/usr/share/fonts/truetype/liberation2");
            places.folders.emplace_back("/usr/share/fonts/truetype/liberation");
        }
        fonts = std::make_shared<const Fonts>(places);
    }
    return fonts;
}

} // namespace dongbo::paper
