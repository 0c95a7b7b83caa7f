#pragma once

#include "core/register/base/register.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo {

/// The largest photo or paper a register keeps, in bytes.
inline constexpr std::size_t largestAttachment = 8u << 20;

struct AttachmentDraft
{
    std::optional<DeviceId> device; ///< one of the two
    std::optional<FaultId> fault;
    std::string name; ///< the file's name without folders: shown, never used as a path
    std::string bytes;
};

/// A file as a person chose it for a report.
struct FileDraft
{
    std::string name; ///< without folders: shown, never used as a path
    std::string bytes;
};

/// Keeps a photo or paper with a device or fault, in the register's own file. What it is, is told
/// by its first bytes, which must agree with the name's ending: jpg, png, pdf, docx or xlsx;
/// anything else, an empty file or one past largestAttachment is a Problem.
[[nodiscard]] Checked<Written<AttachmentId>> attach(Register& reg, const AttachmentDraft& draft);
/// The bytes; nothing when they have not arrived here.
[[nodiscard]] std::optional<std::string> attachedBytes(Register& reg, AttachmentId id);

/// What is wrong with the file as an attachment: no name, too large, of a kind not allowed.
void checkFile(Problems& problems, const FileDraft& file);
/// "image/png" for a file of that name and beginning; empty when it is none of those allowed.
[[nodiscard]] std::string_view mediaTypeOf(std::string_view name, std::string_view bytes);

} // namespace dongbo
