#include "core/store/file/migrations.h"

#include "core/store/file/statement.h"

#include <algorithm>
#include <charconv>

#include "schema_embedded.h"

namespace dongbo::store {

namespace {

struct Step
{
    int version = 0;
    std::string_view file;
};

const std::vector<Step>& steps()
{
    static const std::vector<Step> all = [] {
        std::vector<Step> found;
        for (const auto file : schema::embeddedNames()) {
            const auto name = file.substr(file.rfind('/') + 1);
            int version = 0;
            std::from_chars(name.data(), name.data() + 4, version);
            found.push_back({version, file});
        }
        std::sort(found.begin(), found.end(),
                  [](const Step& a, const Step& b) { return a.version < b.version; });
        return found;
    }();
    return all;
}

} // namespace

int newestSchema()
{
    return steps().back().version;
}

void migrate(Database::Impl& impl, int from)
{
    migrate(impl, from, newestSchema());
}

void migrate(Database::Impl& impl, int from, int to)
{
    for (const auto& step : steps()) {
        if (step.version <= from || step.version > to) {
            continue;
        }
        impl.execute("BEGIN IMMEDIATE");
        try {
            impl.execute(std::string(schema::embedded(step.file)).c_str());
            impl.execute(("PRAGMA user_version = " + std::to_string(step.version) +
                          "; PRAGMA application_id = " + std::to_string(applicationId))
                             .c_str());
            impl.execute("COMMIT");
        } catch (...) {
            try {
                impl.execute("ROLLBACK");
            } catch (const Error&) { // NOLINT(bugprone-empty-catch): the first failure is the one
                                     // to tell
            }
            throw;
        }
    }
}

} // namespace dongbo::store
