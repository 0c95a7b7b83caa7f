#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// The register itself: its office, the lists imported into it, its change-sets.

template <> struct Described<RegisterOffice>
{
    static constexpr auto kind = RecordKind::Office;
    static constexpr std::string_view name = "office";
    using Id = OfficeId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true});
        v(2, "unit", r.unit, {.group = Place});
        v(3, "prefix", r.prefix, {.group = Identity, .range = atMost(20)});
        v(4, "is_sample", r.isSample, {.group = Internal});
        v(5, "sample_day", r.sampleDay, {.group = Internal});
        v(6, "move_cost", r.moveCost, {.group = Cost, .range = notNegative});
    }
};

template <> struct Described<ImportFile>
{
    static constexpr auto kind = RecordKind::ImportFile;
    static constexpr std::string_view name = "import_file";
    using Id = ImportFileId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(28)});
        v(2, "format", r.format,
          {.group = Description, .writtenBy = WrittenBy::UseCases, .column = shown(8)});
        v(3, "hash", r.hash, {.group = Internal});
        v(4, "size", r.size, {.group = Description, .writtenBy = WrittenBy::UseCases});
        v(5, "sheets", r.sheets,
          {.group = Internal, .textLimit = 60'000}); // a workbook may have very many
        v(6, "summary", r.summary, {.group = Internal, .textLimit = longText});
    }
};

template <> struct Described<ChangeSet>
{
    static constexpr auto kind = RecordKind::ChangeSet;
    static constexpr std::string_view name = "change_set";
    using Id = ChangeSetId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "what", r.what, {.group = Internal});
        v(2, "args", r.args, {.group = Internal, .textLimit = 20'000});
        v(3, "reason", r.reason, {.group = Internal, .textLimit = longText});
        v(4, "actor", r.actor, {.group = Internal});
        v(5, "actor_name", r.actorName, {.group = Internal});
        v(6, "undone", r.undone, {.group = Internal});
        v(7, "undone_by", r.undoneBy, {.group = Internal});
        v(8, "undone_by_name", r.undoneByName, {.group = Internal});
        v(9, "undone_reason", r.undoneReason, {.group = Internal, .textLimit = longText});
        v(10, "clock_suspect", r.clockSuspect, {.group = Internal});
        v(11, "corrected_at", r.correctedAt, {.group = Internal});
        v(12, "undone_clock_suspect", r.undoneClockSuspect, {.group = Internal});
    }
};

} // namespace dongbo::descriptors
