#include "core/register/papers/attachments.h"

#include "core/journal/chain/hash.h"
#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/papers/keep_file.h"
#include "core/store/file/blobs.h"

#include <array>

namespace dongbo {

namespace {

struct MediaType
{
    std::string_view ending;
    std::string_view begins; ///< the bytes every such file starts with
    std::string_view name;
};

// What an office attaches, and nothing a click could run.
constexpr std::array<MediaType, 6> allowed{{
    {".jpg", "\xFF\xD8\xFF", "image/jpeg"},
    {".jpeg", "\xFF\xD8\xFF", "image/jpeg"},
    {".png", "\x89PNG\r\n\x1A\n", "image/png"},
    {".pdf", "%PDF-", "application/pdf"},
    {".docx", "PK\x03\x04",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".xlsx", "PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

bool endsWithNoCase(std::string_view text, std::string_view ending)
{
    if (text.size() < ending.size()) {
        return false;
    }
    const auto tail = text.substr(text.size() - ending.size());
    for (std::size_t i = 0; i < ending.size(); ++i) {
        const char c = tail[i] >= 'A' && tail[i] <= 'Z' ? static_cast<char>(tail[i] + 32) : tail[i];
        if (c != ending[i]) {
            return false;
        }
    }
    return true;
}

} // namespace

std::string_view mediaTypeOf(std::string_view name, std::string_view bytes)
{
    for (const auto& type : allowed) {
        if (endsWithNoCase(name, type.ending) && bytes.starts_with(type.begins)) {
            return type.name;
        }
    }
    return {};
}

void checkFile(Problems& problems, const FileDraft& file)
{
    checks::required(problems, "name", file.name);
    checks::length(problems, "name", file.name, 300);
    if (file.bytes.size() > largestAttachment) {
        problems.push_back({"name", {"attachment.too_large", {{"name", file.name}}}});
    } else if (mediaTypeOf(file.name, file.bytes).empty()) {
        problems.push_back({"name", {"attachment.not_allowed", {{"name", file.name}}}});
    }
}

AttachmentId keepFile(Register& reg, journal::Action& action, Attachment of, const FileDraft& file)
{
    of.name = checks::normalForm(file.name);
    of.mediaType = std::string(mediaTypeOf(file.name, file.bytes));
    of.size = static_cast<std::int64_t>(file.bytes.size());
    of.hash = journal::hexOf(journal::hashOf(file.bytes));
    store::keepBlob(reg.database(), *of.hash, file.bytes);
    return AttachmentId{action.create(of)};
}

Checked<Written<AttachmentId>> attach(Register& reg, const AttachmentDraft& draft)
{
    store::UnitOfWork work(reg.database());
    Problems problems;
    const FileDraft file{draft.name, draft.bytes};
    if (draft.device.has_value() == draft.fault.has_value()) {
        problems.push_back({"device", {"attachment.needs_device_or_fault", {}}});
    }
    checkFile(problems, file);
    if (!problems.empty()) {
        return problems;
    }
    std::string of;
    if (draft.device) {
        of = lookups::require<Device>(reg, *draft.device).code.value_or("");
    } else {
        of = lookups::require<Fault>(reg, *draft.fault).number.value_or("");
    }
    Attachment attachment;
    attachment.device = draft.device;
    attachment.fault = draft.fault;
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.attached", {{"name", draft.name}, {"what", of}}}, {});
    const auto id = keepFile(reg, action, attachment, file);
    work.commit();
    return Written<AttachmentId>{id, draft.name, action.id()};
}

std::optional<std::string> attachedBytes(Register& reg, AttachmentId id)
{
    const auto attachment = store::load<Attachment>(reg.database(), id);
    return attachment && attachment->hash ? store::blob(reg.database(), *attachment->hash)
                                          : std::nullopt;
}

} // namespace dongbo
