#pragma once

#include "core/report/engine/reports.h"
#include "core/text/wording.h"
#include "tests/support/sample_register.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace dongbo::test {

/// The sample's register, its reports, and its tables asked by plain SQL: a second way to every
/// number.
struct ReportOffice : SampleRegister
{
    report::Model run(const std::string& name, const report::Parameters& parameters = {},
                      Language language = Language::Vietnamese)
    {
        auto model = report::runReport(reg, name, parameters, language);
        if (!model) {
            std::string problems;
            for (const auto& problem : model.problems()) {
                problems += text::say(language, problem) + "\n";
            }
            FAIL(name << ": " << problems);
        }
        return *model;
    }
    std::int64_t number(const std::string& sql)
    {
        SQLite::Statement statement(file, sql);
        REQUIRE(statement.executeStep());
        return statement.getColumn(0).getInt64();
    }
    /// Two columns: a text and a number.
    std::vector<std::pair<std::string, std::int64_t>> pairs(const std::string& sql)
    {
        std::vector<std::pair<std::string, std::int64_t>> out;
        SQLite::Statement statement(file, sql);
        while (statement.executeStep()) {
            out.emplace_back(statement.getColumn(0).getString(), statement.getColumn(1).getInt64());
        }
        return out;
    }

    SQLite::Database file{reg.path().string(), SQLite::OPEN_READONLY};
};

inline std::size_t columnOf(const report::Model& model, const std::string& code)
{
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        if (model.columns[i].code == code) {
            return i;
        }
    }
    FAIL("no column " << code);
    return 0;
}
inline std::int64_t numberIn(const report::Row& row, std::size_t column)
{
    const auto* number = std::get_if<std::int64_t>(&row[column]);
    return number == nullptr ? 0 : *number;
}
inline std::int64_t totalOf(const report::Model& model, const std::string& code)
{
    return model.total.empty() ? 0 : numberIn(model.total, columnOf(model, code));
}
inline std::vector<report::Row> rowsOf(const report::Model& model)
{
    std::vector<report::Row> rows;
    for (const auto& group : model.groups) {
        rows.insert(rows.end(), group.rows.begin(), group.rows.end());
    }
    return rows;
}
inline std::string textIn(const report::Row& row, std::size_t column)
{
    return report::wordsOf(row[column], Language::Vietnamese);
}
/// A row by the text of a column; fails when there is none.
inline report::Row rowWith(const report::Model& model, const std::string& code,
                           const std::string& text)
{
    for (const auto& row : rowsOf(model)) {
        if (textIn(row, columnOf(model, code)) == text) {
            return row;
        }
    }
    FAIL("no row " << text);
    return {};
}
inline std::int64_t figureOf(const report::Model& model, const std::string& code)
{
    for (const auto& figure : model.figures) {
        if (figure.code == code) {
            const auto* number = std::get_if<std::int64_t>(&figure.value);
            return number == nullptr ? -1 : *number;
        }
    }
    FAIL("no figure " << code);
    return 0;
}

} // namespace dongbo::test
