#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Reports the office has issued and reports of its own making.

template <> struct Described<IssuedReport>
{
    static constexpr auto kind = RecordKind::IssuedReport;
    static constexpr std::string_view name = "issued_report";
    using Id = IssuedReportId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        constexpr auto frozen = WrittenBy::UseCases;
        v(1, "report", r.report, {.group = Identity, .writtenBy = frozen, .column = shown(18)});
        v(2, "title", r.title,
          {.group = Identity, .writtenBy = frozen, .textLimit = midText, .column = shown(36)});
        v(3, "parameters", r.parameters, {.group = Internal, .textLimit = 20'000});
        v(4, "at_day", r.at,
          {.group = Times, .word = "at", .writtenBy = frozen, .column = shown(11)});
        v(5, "day", r.day, {.group = Times, .writtenBy = frozen, .column = shown(11)});
        v(6, "document_no", r.documentNo, {.group = Papers, .column = shown(18)});
        v(7, "signer", r.signer, {.group = People, .column = shown(22)});
        v(8, "content_hash", r.contentHash, {.group = Internal});
        v(9, "journal_head", r.journalHead, {.group = Internal});
        v(10, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<OwnReport>
{
    static constexpr auto kind = RecordKind::OwnReport;
    static constexpr std::string_view name = "own_report";
    using Id = OwnReportId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(36)});
        v(2, "list", r.list,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(14)});
        v(3, "definition", r.definition, {.group = Internal, .textLimit = 20'000});
        v(4, "notes", r.notes, freeText(Notes));
        v(5, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

} // namespace dongbo::descriptors
