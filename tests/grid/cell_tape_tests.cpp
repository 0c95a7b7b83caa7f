#include "importers/grid/cell_tape.h"

#include <catch2/catch.hpp>

#include <iostream>
#include <random>

using namespace dongbo::importers; // NOLINT: the whole room is under test
using dongbo::Error;

namespace {

/// Collects the frames without validating them.
class Frames final : public ByteOut
{
public:
    void write(std::string_view bytes) override { text.append(bytes); }
    std::string text;
};

struct Stored
{
    std::uint32_t row, column;
    CellKind kind;
    bool isFormula;
    std::uint16_t font;
    double number;
    std::string text;
    bool operator==(const Stored&) const = default;
};

std::vector<Stored> stored(const Workbook& workbook, std::size_t sheet)
{
    std::vector<Stored> cells;
    workbook.forEachRow(sheet, [&cells](const Row& row) {
        for (const auto& cell : row.cells) {
            cells.push_back({cell.row, cell.column, cell.kind, cell.isFormula, cell.font,
                             cell.number, std::string(cell.text)});
        }
        return true;
    });
    return cells;
}

/// Writes rows of cells generated from a seed, and returns what was written.
std::vector<Stored> writeRandomSheet(TapeWriter& writer, std::mt19937& random, unsigned rows)
{
    constexpr double numbers[] = {
        0, -0.0, 1, -1, 0.1, 1e300, -5e-324, 9007199254740991.0, -9007199254740993.0, 12672000};
    std::vector<Stored> all;
    std::uint32_t number = 0;
    for (unsigned i = 0; i < rows; ++i) {
        number += 1 + static_cast<std::uint32_t>(random() % 3);
        const auto from = all.size();
        std::uint32_t column = 0;
        for (unsigned k = 0; k < 1 + random() % 6; ++k) {
            column += 1 + static_cast<std::uint32_t>(random() % 3);
            Stored cell{number,
                        column,
                        static_cast<CellKind>(random() % 5),
                        random() % 4 == 0,
                        static_cast<std::uint16_t>(random() % 3),
                        0,
                        {}};
            if (cell.kind == CellKind::Text || cell.kind == CellKind::Error) {
                cell.text =
                    "Thiết bị " + std::to_string(random() % (random() % 2 == 0 ? 20 : 100000));
            } else {
                cell.number = cell.kind == CellKind::Bool ? static_cast<double>(random() % 2)
                                                          : numbers[random() % 10];
            }
            all.push_back(std::move(cell));
        }
        std::vector<Cell> cells;
        for (auto k = from; k < all.size(); ++k) {
            const auto& s = all[k];
            cells.push_back({s.row, s.column, s.kind, s.isFormula, s.font, s.number, s.text});
        }
        writer.row({number, random() % 5 == 0, cells});
    }
    return all;
}

constexpr std::uint32_t hiddenColumn = 7;

/// A small valid stream.
std::string validStream()
{
    Frames frames;
    TapeWriter writer(frames, Limits::standard());
    writer.beginWorkbook("xlsx");
    writer.font("Arial");
    writer.beginSheet("Một", false);
    std::vector<Cell> cells{{1, 1, CellKind::Text, false, 1, 0, "Loa"},
                            {1, 3, CellKind::Number, true, 1, 2.5, {}},
                            {1, 4, CellKind::Bool, false, 0, 1, {}}};
    writer.row({1, true, cells});
    for (auto& cell : cells) {
        cell.row = 9;
    }
    writer.row({9, false, cells});
    writer.progress(10, 20);
    writer.endSheet(std::vector<Merge>{{1, 1, 2, 2}}, std::span(&hiddenColumn, 1));
    writer.endWorkbook();
    return frames.text;
}

std::string outcomeOf(std::string_view stream)
{
    try {
        CellTapeBuilder builder(Limits::standard());
        builder.write(stream);
        const auto tape = builder.finish();
        for (std::size_t i = 0; i < tape->sheets().size(); ++i) {
            stored(*tape, i);
        }
        return "kept";
    } catch (const Error& error) {
        return error.message().code;
    }
}

std::string frame(FrameKind kind, const std::string& body)
{
    std::string out;
    tape::putVarint(out, body.size() + 1);
    out.push_back(static_cast<char>(kind));
    return out + body;
}

std::string bytes(std::initializer_list<int> values)
{
    std::string out;
    for (const int value : values) {
        out.push_back(static_cast<char>(value));
    }
    return out;
}

const std::string start = frame(FrameKind::Workbook, "\4xlsx");
const std::string sheetStart = start + frame(FrameKind::BeginSheet, bytes({0, 1, 'A'}));
const std::string finish =
    frame(FrameKind::EndSheet, bytes({0, 0})) + frame(FrameKind::End, bytes({1}));

} // namespace

TEST_CASE("Cell tape: written cells are read back, in memory and from a file, twice", "[importers]")
{
    const auto seed = std::random_device()();
    std::cout << "cell tape: round trip, seed " << seed << '\n';
    CAPTURE(seed);
    const auto memory = GENERATE(std::uint64_t{16} << 20, std::uint64_t{0});
    std::mt19937 random(seed);
    CellTapeBuilder builder(Limits::standard(), memory);
    TapeWriter writer(builder, Limits::standard());
    writer.beginWorkbook("xlsx");
    writer.font("Times New Roman");
    writer.font(".VnTime");
    std::vector<std::vector<Stored>> written;
    for (const unsigned rows : {3000U, 0U, 50000U}) {
        writer.beginSheet("Trang " + std::to_string(rows), rows == 0);
        written.push_back(writeRandomSheet(writer, random, rows));
        writer.endSheet({}, {});
    }
    writer.endWorkbook();
    const auto tape = builder.finish();
    CHECK(tape->isInFile() == (memory == 0));
    REQUIRE(tape->sheets().size() == 3);
    for (const std::size_t sheet : {2U, 0U, 1U, 2U}) {
        CHECK((stored(*tape, sheet) == written[sheet]));
        CHECK(tape->sheets()[sheet].cells == written[sheet].size());
    }
    CHECK(tape->sheets()[1].hidden);
    std::size_t seen = 0;
    tape->forEachRow(2, [&seen](const Row&) { return ++seen < 5; });
    CHECK(seen == 5);
}

TEST_CASE("Cell tape: a repeated text is stored once", "[importers]")
{
    const std::string note(500, 'x');
    CellTapeBuilder builder(Limits::standard());
    TapeWriter writer(builder, Limits::standard());
    writer.beginWorkbook("xlsx");
    writer.beginSheet("", false);
    for (std::uint32_t i = 1; i <= 1000; ++i) {
        const Cell cell{i, 1, CellKind::Text, false, 0, 0, note};
        writer.row({i, false, std::span(&cell, 1)});
    }
    writer.endSheet({}, {});
    writer.endWorkbook();
    const auto tape = builder.finish();
    CHECK(tape->bytes() < 2 * 520 + 1000 * 8);
}

TEST_CASE("Cell tape: frames may come in pieces of any size", "[importers]")
{
    const auto stream = validStream();
    for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
        CellTapeBuilder builder(Limits::standard());
        for (std::size_t at = 0; at < stream.size(); at += piece) {
            builder.write(std::string_view(stream).substr(at, piece));
        }
        const auto tape = builder.finish();
        REQUIRE(stored(*tape, 0).size() == 6);
        REQUIRE(tape->sheets()[0].merges.size() == 1);
        REQUIRE(tape->sheets()[0].hiddenColumns == std::vector<std::uint32_t>{hiddenColumn});
    }
}

TEST_CASE("Cell tape: a truncated stream is an Error", "[importers]")
{
    const auto stream = validStream();
    REQUIRE(outcomeOf(stream) == "kept");
    for (std::size_t size = 0; size < stream.size(); ++size) {
        REQUIRE(outcomeOf(std::string_view(stream).substr(0, size)) == "readers.stream_broken");
    }
    CHECK(outcomeOf(stream + stream) == "readers.stream_broken");
}

TEST_CASE("Cell tape: forged frames are rejected, rule by rule", "[importers]")
{
    const auto row = [](std::initializer_list<int> body) {
        return outcomeOf(sheetStart + frame(FrameKind::Row, bytes(body)) + finish);
    };
    // row +1 · one cell · number, next column, same font · 21
    REQUIRE(row({1, 2, 0x31, 42}) == "kept");
    const auto refused = "readers.stream_broken";
    CHECK(row({0, 2, 0x31, 42}) == refused);                      // row does not ascend
    CHECK(row({1, 0}) == refused);                                // row without cells
    CHECK(row({1, 4, 0x31, 42}) == refused);                      // fewer cells than declared
    CHECK(row({1, 2, 0x31, 42, 0}) == refused);                   // bytes left over
    CHECK(row({1, 2, 0x35, 42}) == refused);                      // unknown kind
    CHECK(row({1, 2, 0x11, 9, 42}) == refused);                   // undeclared font
    CHECK(row({1, 2, 0x21, 0xFF, 0xFF, 0x7F, 42}) == refused);    // column past the last
    CHECK(row({0xFF, 0xFF, 0xFF, 0x7F, 2, 0x31, 42}) == refused); // row past the last
    CHECK(row({1, 2, 0xB0, 0}) == refused);                       // dictionary index without a text
    CHECK(row({1, 2, 0x30, 5, 'a'}) == refused);                  // text longer than its frame
    CHECK(row({1, 2, 0x30, 0}) == refused);                       // empty text
    CHECK(row({1, 2, 0x30, 1, 0xFF}) == refused);                 // not UTF-8
    CHECK(row({1, 2, 0x71, 0, 0, 0, 0, 0, 0, 0xF0, 0x7F}) == refused); // infinity
    CHECK(row({1, 2, 0x31, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}) == refused);
    CHECK(row({1, 2, 0xB2}) == refused); // an invalid Bool
    CHECK(outcomeOf(frame(FrameKind::Row, bytes({1, 2, 0x31, 42}))) == refused);
    CHECK(outcomeOf(start + start) == refused);
    CHECK(outcomeOf(start + frame(FrameKind::End, bytes({5}))) == refused);
    CHECK(outcomeOf(bytes({0})) == refused);
    CHECK(outcomeOf(bytes({0xFF, 0xFF, 0xFF, 0xFF, 0x7F})) == refused);
    CHECK(outcomeOf(sheetStart + frame(FrameKind::EndSheet, bytes({1, 5, 1, 2, 2, 0}))) == refused);
    CHECK(outcomeOf(sheetStart + frame(FrameKind::EndSheet, bytes({0, 2, 5, 5}))) == refused);
    CHECK(outcomeOf(start + frame(static_cast<FrameKind>(99), "")) == refused);
}

TEST_CASE("Cell tape: a failure frame becomes its Error only when its code is known", "[importers]")
{
    const auto failure = [](int kind, const std::string& code, const std::string& value) {
        std::string body;
        body.push_back(static_cast<char>(kind));
        tape::putText(body, code);
        tape::putVarint(body, 1);
        tape::putText(body, "limit");
        tape::putText(body, value);
        return outcomeOf(frame(FrameKind::Failure, body));
    };
    const auto tooLarge = static_cast<int>(Error::Kind::TooLarge);
    CHECK(failure(tooLarge, "readers.limit_rows", "5") == "readers.limit_rows");
    CHECK(failure(static_cast<int>(Error::Kind::Corrupt), "readers.limit_rows", "5") ==
          "readers.stream_broken");
    CHECK(failure(tooLarge, "register.hello", "5") == "readers.stream_broken");
    CHECK(failure(tooLarge, "readers.\x1b[2J", "5") == "readers.stream_broken");
    CHECK(failure(tooLarge, "readers.limit_rows", "\x1b[2J") == "readers.stream_broken");
    CHECK(failure(tooLarge, "readers.limit_rows", std::string(2000, 'x')) ==
          "readers.stream_broken");
}

TEST_CASE("Cell tape: a corrupted stream gives at worst an Error", "[importers]")
{
    const auto seed = std::random_device()();
    std::cout << "cell tape: changed bytes, seed " << seed << '\n';
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto stream = validStream();
    for (int i = 0; i < 50000; ++i) {
        auto changed = stream;
        for (unsigned k = 0; k < 1 + random() % 3; ++k) {
            changed[random() % changed.size()] = static_cast<char>(random());
        }
        const auto outcome = outcomeOf(changed);
        if (outcome != "kept" && outcome.rfind("readers.", 0) != 0) {
            FAIL(outcome);
        }
    }
}
